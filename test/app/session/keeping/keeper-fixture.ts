import type { KeptOptions } from '../../../../app/session/keeping/kept-sessions.ts'
import type { LedgerEntry } from '../../../../app/session/ledger/ledger-model.ts'
import type { PlannedCall, RenewalPlan } from '../../../../app/session/routes/model.ts'
import { bookOf } from '../../chain/facts.ts'

export const MINUTE = 60_000
export const NOW = Date.UTC(2026, 10, 5, 12)
const ADMIN = 'arn:aws:iam::111122223333:role/Admin'
export const PHONE = 'arn:aws:iam::111122223333:mfa/alice'

export function makeCall(changes: Partial<PlannedCall> = {}): PlannedCall {
  return {
    id: 'admin',
    action: 'AssumeRole',
    signer: { kind: 'profile', profile: 'acme' },
    profile: 'acme-admin',
    serial: null,
    role: { arn: ADMIN, sessionName: 'alice', externalId: null },
    durationSeconds: 3600,
    place: { kind: 'cli-cache' },
    ...changes,
  }
}

export function makePlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return { kind: 'no-code', devices: [], codes: 0, calls: [makeCall()], opens: [], cannot: [], notes: [], ...changes }
}

export function makeEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    profile: 'acme-admin',
    source: 'acme',
    serial: null,
    route: 'shared-code',
    place: { kind: 'cli-cache' },
    accessKeyId: 'ASIAEXAMPLE',
    file: null,
    section: null,
    settings: [],
    writtenAt: NOW,
    expiresAt: NOW + 60 * MINUTE,
    durationSeconds: 3600,
    ...changes,
  }
}

export const live = new Map([['acme', NOW + 600 * MINUTE]])
/** What {@link KeptOptions} says besides the plan. */
export const around: Omit<KeptOptions, 'planOf'> = { live, book: bookOf({}), preferences: new Map() }
