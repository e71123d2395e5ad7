import type { Instant } from '../../text/instant.ts'
import type { KeptSession } from './kept-sessions.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * Milliseconds before the end at which a session is renewed, from and to; where in between, the jitter says. AWS CLI takes what it finds in
 * its cache for expired 15 minutes before the end (botocore 1.43 `credentials.py`, `DEFAULT_EXPIRY_WINDOW_SECONDS`), so that must be
 * renewed earlier. The rest is renewed before the first notice falls due, so that a failure is known by then.
 */
const LEADS: Readonly<Record<KeptSession['place'], readonly [number, number]>> = {
  'cli-cache': [20 * MINUTE, 25 * MINUTE],
  target: [16 * MINUTE, 20 * MINUTE],
  memory: [16 * MINUTE, 20 * MINUTE],
}

/** Pauses after the first, second, ... failure in a row, before jitter; the last one is kept from then on. */
const PAUSES = [1, 2, 4, 8, 16, 30].map((minutes) => minutes * MINUTE)
/** A failure that only a person can mend is looked at this seldom. */
const LONG_PAUSE = 30 * MINUTE
/** After so many failures in a row a session waits for a person. */
export const MOST_TRIES = 10
/** Milliseconds within which everything is tried again once the network is back. */
const AFTER_NETWORK = 10 * SECOND
/** Milliseconds for which a renewed session may still be shown with its old end. */
const SETTLING = 5 * MINUTE

/**
 * A number in 0..1 that is the same for the same seed and text (FNV-1a, 32 bits, mixed once more), so that jitter needs no memory:
 * whatever the clock does, the plan is the same again.
 */
export function shareOf(seed: number, text: string): number {
  let hash = (2_166_136_261 ^ Math.floor(seed * 4_294_967_296)) >>> 0
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619) >>> 0
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}

/** When a session is to be renewed: before its end by {@link LEADS}, but never in the first half of its life. */
export function dueAt(session: KeptSession, seed: number): Instant {
  const [least, most] = LEADS[session.place]
  const lead = least + (most - least) * shareOf(seed, `${session.id}\n${session.expiresAt}`)
  return session.expiresAt - Math.round(Math.min(lead, session.lifetime / 2))
}

/** Why a session that is due is not tried. */
export type Wait = {
  readonly because: 'failed' | 'needs-person' | 'just-renewed'
  /** The end it was about: a session with another end does not wait. */
  readonly expiresAt: Instant
  readonly at: Instant
  /** Milliseconds. */
  readonly pause: number
  /** Failures in a row, or successes that nobody saw. */
  readonly tries: number
}

/** The wait after a failure: growing where it may pass by itself, long where a person must mend something; ±25 %. */
export function waitAfterFailure(
  session: KeptSession,
  before: Wait | undefined,
  failure: { readonly next: 'code' | 'settings' | 'retry' },
  { now, seed }: { readonly now: Instant; readonly seed: number },
): Wait {
  const inRow = before?.expiresAt === session.expiresAt && before.because !== 'just-renewed'
  const tries = (inRow ? before.tries : 0) + 1
  const passes = failure.next === 'retry'
  const pause = passes ? (PAUSES[Math.min(tries, PAUSES.length) - 1] ?? LONG_PAUSE) : LONG_PAUSE
  const jitter = 0.75 + 0.5 * shareOf(seed, `${session.id}\n${tries}`)
  const because = passes ? 'failed' : 'needs-person'
  return { because, expiresAt: session.expiresAt, at: now, pause: Math.round(pause * jitter), tries }
}

/** The wait after a success, until the new end is seen; longer each time that it is not, as where nothing can be noted any more. */
export function waitAfterSuccess(session: KeptSession, before: Wait | undefined, now: Instant): Wait {
  const again = before?.because === 'just-renewed' && before.expiresAt === session.expiresAt
  const tries = again ? before.tries + 1 : 1
  const pause = Math.max(SETTLING, PAUSES[Math.min(tries, PAUSES.length) - 1] ?? LONG_PAUSE)
  return { because: 'just-renewed', expiresAt: session.expiresAt, at: now, pause, tries }
}

/** The network is back: what may have failed for want of it is tried within seconds. */
export function waitsWithNetwork(waits: ReadonlyMap<string, Wait>, now: Instant, seed: number): Map<string, Wait> {
  const soon = (id: string, wait: Wait): Wait =>
    wait.because === 'failed'
      ? { ...wait, at: now, pause: Math.round(AFTER_NETWORK * shareOf(seed, id)), tries: 1 }
      : wait
  return new Map([...waits].map(([id, wait]) => [id, soon(id, wait)]))
}

/** When a session may be tried, with all waits; null: not before a person has done something. */
export function readyAt(session: KeptSession, wait: Wait | undefined, now: Instant, seed: number): Instant | null {
  const due = dueAt(session, seed)
  if (wait === undefined || wait.expiresAt !== session.expiresAt) return due
  if (wait.tries >= MOST_TRIES) return null
  // A wait that began in the future began before the clock was set back: nobody knows how much of it is left.
  const over = wait.at > now ? now : wait.at + wait.pause
  return Math.max(due, over)
}
