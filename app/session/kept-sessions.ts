import { accountIdOfArn } from '../text/account.ts'
import type { Instant } from '../text/instant.ts'
import type { LedgerEntry } from './ledger-model.ts'
import type { RenewalPlan, ResultPlace } from './routes/model.ts'

/** A session that Lanyard wrote and can renew without a person. */
export type KeptSession = {
  /** Unique: profile and kind of place. */
  readonly id: string
  readonly profile: string
  /** What is renewed one at a time: account ids of the roles that are assumed; where no ARN tells one, the name of the source profile. */
  readonly accounts: readonly string[]
  readonly place: ResultPlace['kind']
  readonly expiresAt: Instant
  /** Milliseconds it was given for. */
  readonly lifetime: number
  /** End of the base session it hangs on; null: it hangs on keys that do not end. */
  readonly baseEndsAt: Instant | null
  /** Its renewal; without a device and a code. */
  readonly plan: RenewalPlan
}

/** What {@link keptSessions} asks about the present. */
export type KeptOptions = {
  /** The plan that renews a profile without a code; null: there is none at the moment. */
  readonly planOf: (profile: string) => RenewalPlan | null
  /** Base sessions that live, by profile. */
  readonly live: ReadonlyMap<string, Instant>
}

/** Whether nobody has to give anything for a plan. */
const asksNobody = ({ codes, devices, calls }: RenewalPlan): boolean =>
  codes === 0 && devices.length === 0 && calls.length > 0 && calls.every((call) => call.serial === null)

/**
 * Of what Lanyard wrote, the sessions that can be renewed without a person now: roles behind a live base session or behind keys that
 * need no code. What takes a code (`session-token`, `own-code`) is never among them, whatever a plan says.
 */
export function keptSessions(entries: readonly LedgerEntry[], options: KeptOptions): readonly KeptSession[] {
  return [...latestOfEach(entries).values()].flatMap((entry) => {
    if (entry.route === 'session-token' || entry.route === 'own-code') return []
    const plan = options.planOf(entry.profile)
    if (plan === null || !asksNobody(plan)) return []
    const baseEndsAt = baseEndOf(entry, plan, options.live)
    // A session that a code opened hangs on a base session; one whose base is gone must not fall back to bare keys.
    if (entry.route === 'shared-code' && baseEndsAt === null) return []
    return [keptOf(entry, plan, baseEndsAt)]
  })
}

const idOf = ({ profile, place }: LedgerEntry): string => `${profile}\n${place.kind}`

function latestOfEach(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry> {
  const latest = new Map<string, LedgerEntry>()
  for (const entry of entries) {
    const known = latest.get(idOf(entry))
    if (known === undefined || known.writtenAt <= entry.writtenAt) latest.set(idOf(entry), entry)
  }
  return latest
}

/** The earliest end among the base sessions that sign for it. */
function baseEndOf(entry: LedgerEntry, plan: RenewalPlan, live: KeptOptions['live']): Instant | null {
  const signers = plan.calls.flatMap(({ signer }) => (signer.kind === 'profile' ? [signer.profile] : []))
  const ends = signers.flatMap((profile) => live.get(profile) ?? [])
  if (ends.length > 0) return Math.min(...ends)
  return live.get(entry.source) ?? null
}

function keptOf(entry: LedgerEntry, plan: RenewalPlan, baseEndsAt: Instant | null): KeptSession {
  const accounts = plan.calls.flatMap(({ role }) => (role === null ? [] : (accountIdOfArn(role.arn) ?? [])))
  return {
    id: idOf(entry),
    profile: entry.profile,
    accounts: accounts.length === 0 ? [entry.source] : [...new Set(accounts)],
    place: entry.place.kind,
    expiresAt: entry.expiresAt,
    lifetime: Math.max(0, Math.min(entry.durationSeconds * 1000, entry.expiresAt - entry.writtenAt)),
    baseEndsAt,
    plan,
  }
}
