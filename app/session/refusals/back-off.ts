import type { Instant } from '../../text/instant.ts'

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
