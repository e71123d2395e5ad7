import type { Instant } from '../text/instant.ts'
import type { NetworkProblem, StsFailure } from './failure.ts'

/** How often a call that needs no code is made before it is given up. */
export const MOST_ATTEMPTS = 5

/** Longest first pause, and longest pause at all, in milliseconds. */
export const FIRST_PAUSE = 500
export const LONGEST_PAUSE = 20_000

/**
 * The pause after a failed attempt (1 for the first), in milliseconds: anything from nothing to a bound that doubles. Full jitter,
 * so that hundreds of calls that were throttled together do not come back together (AWS Architecture Blog, "Exponential Backoff And
 * Jitter"). `random` lies in 0..1.
 */
export function pauseAfter(attempt: number, random: number): number {
  const bound = Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE)
  return Math.round(bound * Math.min(Math.max(random, 0), 1))
}

/** Whether the pause is over. One that seems longer than any pause was reckoned by a clock that has been set back since. */
export function isPauseOver(at: Instant, now: Instant): boolean {
  return at <= now || at - now > LONGEST_PAUSE
}

const THROTTLED: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'PriorRequestNotComplete',
])

const PASSING_NETWORK: ReadonlySet<NetworkProblem> = new Set(['dns', 'no-route', 'reset', 'timeout', 'other'])

/** Whether AWS refuses because it is called too often: such a call never reached the code. */
export function isThrottled(failure: StsFailure): boolean {
  return failure.kind === 'refused' && (THROTTLED.has(failure.code) || failure.status === 429)
}

/** Whether the same call may succeed a moment later: throttled, a fault on AWS's side, or a network that hiccups. */
export function isPassing(failure: StsFailure): boolean {
  if (failure.kind === 'network') return PASSING_NETWORK.has(failure.problem)
  return isThrottled(failure) || (failure.status !== null && failure.status >= 500)
}
