import type { Instant } from '../text/instant.ts'
import type { ProfileRow, Snapshot } from './model.ts'
import type { KeeperView, SessionBar, SessionsView } from './session-model.ts'

/** An end that a notice may be about. */
export type Ending = {
  readonly profile: string
  readonly expiresAt: Instant
  /** Milliseconds the session was given for; null: unknown. */
  readonly lifetime: number | null
  readonly renewal: 'code' | 'itself' | 'elsewhere'
  /** The profile that a renewal starts from; null: Lanyard does not renew it. */
  readonly renewFrom: string | null
  /** The device that gives the code; null: none, or unknown. */
  readonly serial: string | null
}

/** An end, and how near it is to the person. */
export type FollowedEnding = Ending & {
  /** When it, or what lives on it, was last renewed, copied or switched to in Lanyard; null: never. */
  readonly usedAt: Instant | null
  readonly pinned: boolean
}

type Shown = Pick<Snapshot, 'rows' | 'sessions'>

/**
 * The ends that are worth a notice as far as the clock does not decide it: what is known to end, is not shadowed, and is not renewed
 * by Lanyard itself, unless that failed or is paused. One for each profile, the latest.
 */
export function followedEndings({ rows, sessions }: Shown): readonly FollowedEnding[] {
  const byName = new Map(rows.map((row) => [row.name, row]))
  const endings = endingsOf(rows, byName, sessions)
  if (endings.length === 0) return []
  const uses = usesOf(rows, byName)
  const pins = pinsOf(byName, sessions)
  return endings
    .filter((ending) => ending.renewal !== 'itself' || !isKept(ending.profile, sessions?.keeper ?? null))
    .map((ending) => {
      const { profile, renewFrom } = ending
      const isBase = byName.get(profile)?.kind !== 'role' && renewFrom !== null
      const usedAt = laterOf(uses.through.get(profile), isBase ? uses.from.get(renewFrom) : undefined)
      const pinned = pins.through.has(profile) || (isBase && pins.from.has(renewFrom))
      return { ...ending, usedAt, pinned }
    })
}

/** Whether Lanyard will renew a session by itself, so that its end is no news. */
function isKept(profile: string, keeper: KeeperView | null): boolean {
  if (keeper === null || (keeper.state !== 'on' && keeper.state !== 'busy')) return false
  return !(keeper.failed ?? []).includes(profile)
}

function endingsOf(
  rows: readonly ProfileRow[],
  byName: ReadonlyMap<string, ProfileRow>,
  sessions: SessionsView | null,
): readonly Ending[] {
  const latest = new Map<string, Ending>()
  const add = (ending: Ending): void => {
    const known = latest.get(ending.profile)
    if (known === undefined || known.expiresAt < ending.expiresAt) latest.set(ending.profile, ending)
  }
  for (const bar of sessions?.bars ?? []) {
    const ending = ofBar(bar)
    if (ending !== null && byName.get(ending.profile)?.badge.kind !== 'shadowed') add(ending)
  }
  const barred = new Set(latest.keys())
  for (const row of rows) {
    const ending = barred.has(row.name) ? null : ofRow(row)
    if (ending !== null) add(ending)
  }
  return [...latest.values()]
}

function ofBar(bar: SessionBar): Ending | null {
  const { profile, expiresAt, renewal, renewFrom, serial, startedAt } = bar
  if (profile === null || expiresAt === null || renewal === 'none') return null
  const lifetime = startedAt === null ? null : expiresAt - startedAt
  return { profile, expiresAt, lifetime, renewal, renewFrom, serial }
}

/** Without a bar of its own a role ends with its source: one end, one notice. */
function ofRow(row: ProfileRow): Ending | null {
  const { name: profile, expiresAt, badge, kind, renewable, renewFrom } = row
  if (expiresAt === null || badge.kind !== 'expires' || kind === 'role') return null
  const renewal = renewable ? 'code' : 'elsewhere'
  return { profile, expiresAt, lifetime: badge.lifetime, renewal, renewFrom, serial: null }
}

function laterOf(...instants: readonly (Instant | undefined)[]): Instant | null {
  const known = instants.filter((at) => at !== undefined)
  return known.length === 0 ? null : Math.max(...known)
}

/** By profile: itself and what it hangs on; by the profile a renewal starts from: everything that hangs on it. */
type Reach<Through, From> = { readonly through: Through; readonly from: From }

function noteUse(uses: Map<string, Instant>, name: string, at: Instant): void {
  uses.set(name, Math.max(uses.get(name) ?? at, at))
}

function usesOf(
  rows: readonly ProfileRow[],
  byName: ReadonlyMap<string, ProfileRow>,
): Reach<ReadonlyMap<string, Instant>, ReadonlyMap<string, Instant>> {
  const through = new Map<string, Instant>()
  const from = new Map<string, Instant>()
  for (const row of rows) {
    const { usedAt } = row
    if (usedAt === null) continue
    for (const name of sourcesOf(row, byName)) noteUse(through, name, usedAt)
    for (const name of startsOf(row)) noteUse(from, name, usedAt)
  }
  return { through, from }
}

function pinsOf(
  byName: ReadonlyMap<string, ProfileRow>,
  sessions: SessionsView | null,
): Reach<ReadonlySet<string>, ReadonlySet<string>> {
  const through = new Set<string>()
  const from = new Set<string>()
  for (const { pinned, profile } of sessions?.bars ?? []) {
    if (!pinned || profile === null) continue
    through.add(profile)
    const row = byName.get(profile)
    if (row === undefined) continue
    for (const name of sourcesOf(row, byName)) through.add(name)
    for (const name of startsOf(row)) from.add(name)
  }
  return { through, from }
}

const startsOf = ({ name, renewFrom }: ProfileRow): readonly string[] =>
  renewFrom === null ? [name] : [name, renewFrom]

/** A profile and everything its credentials come from, by `source_profile`. */
function sourcesOf(row: ProfileRow, byName: ReadonlyMap<string, ProfileRow>): ReadonlySet<string> {
  const met = new Set<string>()
  for (let next: ProfileRow | undefined = row; next !== undefined && !met.has(next.name); ) {
    met.add(next.name)
    next = next.sourceProfile === null ? undefined : byName.get(next.sourceProfile)
  }
  return met
}
