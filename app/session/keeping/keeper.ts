import type { Instant } from '../../text/instant.ts'
import { readyAt, type Wait } from './keeper-timing.ts'
import type { KeptSession } from './kept-sessions.ts'

/** Whether renewing by itself is possible and wanted at the moment. */
export type KeeperMode = {
  readonly wanted: 'yes' | 'no'
  readonly battery: 'renews' | 'pauses'
  readonly network: 'online' | 'offline'
  readonly power: 'mains' | 'battery'
}

/** A renewal that runs. */
export type RunningRenewal = { readonly accounts: readonly string[]; readonly startedAt: Instant }

/** What the keeper knows beside the sessions; everything else is computed from the wall clock, each time anew. */
export type KeeperMemory = {
  /** When it began to look: what had ended by then is left to a person. */
  readonly since: Instant
  /** In 0..1, drawn once: where in its span each jitter falls. */
  readonly seed: number
  /** By session id. */
  readonly waits: ReadonlyMap<string, Wait>
  /** By session id. */
  readonly running: ReadonlyMap<string, RunningRenewal>
}

/** What follows from all that at one moment. */
export type KeeperDecision = {
  readonly state: 'on' | 'off' | 'offline' | 'on-battery' | 'busy'
  /** To be started now: of each account one at most, what runs included. */
  readonly start: readonly KeptSession[]
  /** Ids of renewals that have run for too long and are to be stopped. */
  readonly abort: readonly string[]
  /** When the next renewal is due, and whose; null while paused, or when there is none. */
  readonly next: { readonly at: Instant; readonly profile: string } | null
  /** When all this is to be computed again, if nothing happens before; always after `now`. Null: when something happens. */
  readonly lookAt: Instant | null
}

/** Renewals at once, over all accounts. */
export const MOST_AT_ONCE = 4
/** Milliseconds after which a renewal is stopped: each of its calls has its own, shorter limit. */
export const PATIENCE = 5 * 60_000
/** Milliseconds between looks at network and power while something that is due has to wait for them. */
export const POLL = 60_000
/** A base session with less than this many milliseconds left signs nothing more. */
export const BASE_MARGIN = 60_000

type Pending = { readonly session: KeptSession; readonly at: Instant }

/** What is to be done at `now`. Nothing of it asks a person, and no time in it is counted: all comes from instants. */
export function decide(
  sessions: readonly KeptSession[],
  memory: KeeperMemory,
  mode: KeeperMode,
  now: Instant,
): KeeperDecision {
  const paused = pauseOf(mode)
  const state = memory.running.size > 0 ? 'busy' : (paused ?? 'on')
  const pending = paused === 'off' ? [] : pendingOf(sessions, memory, now)
  const ahead = pending.filter(({ at }) => at > now)
  const first = ahead.reduce<Pending | null>((best, one) => (best === null || one.at < best.at ? one : best), null)
  const due = pending.filter(({ at }) => at <= now).map(({ session }) => session)
  const looks = [
    ...(first === null ? [] : [first.at]),
    ...(paused !== null && pending.length > 0 && (due.length > 0 || memory.waits.size > 0) ? [now + POLL] : []),
    ...[...memory.running.values()].map(({ startedAt }) => startedAt + PATIENCE).filter((at) => at > now),
  ]
  return {
    state,
    start: paused === null ? startable(due, memory.running) : [],
    abort: [...memory.running].filter(([, { startedAt }]) => startedAt + PATIENCE <= now).map(([id]) => id),
    next: paused !== null || first === null ? null : { at: first.at, profile: first.session.profile },
    lookAt: looks.length === 0 ? null : Math.min(...looks),
  }
}

function pauseOf({ wanted, battery, network, power }: KeeperMode): 'off' | 'offline' | 'on-battery' | null {
  if (wanted === 'no') return 'off'
  if (network === 'offline') return 'offline'
  return power === 'battery' && battery === 'pauses' ? 'on-battery' : null
}

function pendingOf(sessions: readonly KeptSession[], memory: KeeperMemory, now: Instant): readonly Pending[] {
  const { since, seed, waits, running } = memory
  return sessions.flatMap((session) => {
    const isHistory = session.expiresAt <= Math.min(since, now)
    if (isHistory || running.has(session.id)) return []
    const at = readyAt(session, waits.get(session.id), now, seed)
    if (at === null) return []
    const baseLives = session.baseEndsAt === null || Math.max(at, now) < session.baseEndsAt - BASE_MARGIN
    return baseLives ? [{ session, at }] : []
  })
}

/** Soonest end first; of each account one, beside what runs already. */
function startable(due: readonly KeptSession[], running: KeeperMemory['running']): readonly KeptSession[] {
  const busy = new Set([...running.values()].flatMap(({ accounts }) => accounts))
  const start: KeptSession[] = []
  for (const session of due.toSorted((left, right) => left.expiresAt - right.expiresAt)) {
    if (running.size + start.length >= MOST_AT_ONCE) break
    if (session.accounts.some((account) => busy.has(account))) continue
    for (const account of session.accounts) busy.add(account)
    start.push(session)
  }
  return start
}

/** Profiles whose last renewal failed and that still have the same end: a person may have to look after them. */
export function failedProfiles(sessions: readonly KeptSession[], waits: KeeperMemory['waits']): readonly string[] {
  return sessions.flatMap(({ id, profile, expiresAt }) => {
    const wait = waits.get(id)
    const failed = wait !== undefined && wait.because !== 'just-renewed' && wait.expiresAt === expiresAt
    return failed ? [profile] : []
  })
}
