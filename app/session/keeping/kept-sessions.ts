import type { ProfileBook } from '../../profile/model.ts'
import { accountIdOfArn } from '../../text/account.ts'
import type { Instant } from '../../text/instant.ts'
import { expiryOf } from '../expiry.ts'
import type { LedgerEntry } from '../ledger/ledger-model.ts'
import type { PlannedCall, RenewalPlan, ResultPlace, RoutePreferences } from '../routes/model.ts'

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
  /** The two files, for the end of temporary keys that another tool wrote and that sign a role. */
  readonly book: ProfileBook
  /** What says which role goes into which section. */
  readonly preferences: RoutePreferences
}

/** Whether nobody has to give anything for a plan. */
const asksNobody = ({ codes, devices, calls }: RenewalPlan): boolean =>
  codes === 0 && devices.length === 0 && calls.length > 0 && calls.every((call) => call.serial === null)

/** Whether a plan renews just what was written: after a change of mind about the place it renews something else. */
const renews = ({ calls }: RenewalPlan, { profile, place }: LedgerEntry): boolean =>
  calls.some((call) => {
    if (place.kind === 'target') return call.place.kind === 'target' && call.place.section === place.section
    return call.place.kind === place.kind && call.profile === profile
  })

/** The role behind an entry: a section has a name of its own. */
function roleOf({ profile, place }: LedgerEntry, preferences: RoutePreferences): string {
  if (place.kind !== 'target') return profile
  for (const [name, { place: wished }] of preferences) {
    if (wished?.kind === 'target' && wished.section === place.section) return name
  }
  return profile
}

/**
 * Of what Lanyard wrote, the sessions that can be renewed without a person now: roles behind a live base session or behind keys that
 * need no code. What takes a code (`session-token`, `own-code`) is never among them, whatever a plan says.
 */
export function keptSessions(entries: readonly LedgerEntry[], options: KeptOptions): readonly KeptSession[] {
  return [...latestOfEach(entries).values()].flatMap((entry) => {
    if (entry.route === 'session-token' || entry.route === 'own-code') return []
    const plan = options.planOf(roleOf(entry, options.preferences))
    if (plan === null || !asksNobody(plan) || !renews(plan, entry)) return []
    const baseEndsAt = baseEndOf(entry, plan, options)
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

/** The earliest end among the base sessions that sign for it; null: what signs does not end, or nobody wrote when. */
function baseEndOf(entry: LedgerEntry, { calls }: RenewalPlan, options: KeptOptions): Instant | null {
  const ends = calls.flatMap((call) => signerEnd(call, options) ?? [])
  if (ends.length > 0) return Math.min(...ends)
  return options.live.get(entry.source) ?? null
}

function signerEnd({ signer }: PlannedCall, { live, book }: KeptOptions): Instant | null {
  if (signer.kind !== 'profile') return null
  const known = live.get(signer.profile)
  const profile = book.byName.get(signer.profile)
  if (known !== undefined || profile === undefined) return known ?? null
  const expiry = expiryOf(profile)
  return expiry.kind === 'at' ? expiry.expiresAt : null
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
