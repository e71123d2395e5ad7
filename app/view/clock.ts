import { SECONDS_SHOWN_BELOW } from '../text/duration.ts'
import type { Instant } from '../text/instant.ts'
import type { ExpiryState } from './model.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Less than this many milliseconds left is `soon` (ux: the first notice). */
export const SOON = 15 * MINUTE

/** How an end stands at `now`: `soon` under fifteen minutes, `expired` from the very instant on. */
export function expiryStateAt(expiresAt: Instant, now: Instant): Extract<ExpiryState, 'live' | 'soon' | 'expired'> {
  if (expiresAt <= now) return 'expired'
  return expiresAt - now < SOON ? 'soon' : 'live'
}

/** The step in which a countdown's text moves while `left` milliseconds are left (see `formatTimeLeft`). */
function stepBefore(left: number): number {
  if (left < SECONDS_SHOWN_BELOW) return SECOND
  return left < DAY ? MINUTE : HOUR
}

/** The step in which `… ago` moves (see `formatAgo`). */
function stepAfter(passed: number): number {
  if (passed < HOUR) return MINUTE
  return passed < DAY ? HOUR : DAY
}

function nextChange(expiresAt: Instant, now: Instant): Instant {
  const left = expiresAt - now
  if (left <= 0) {
    const step = stepAfter(-left)
    return expiresAt + (Math.floor(-left / step) + 1) * step
  }
  const step = stepBefore(left)
  const steps = Math.floor(left / step)
  // Text is rounded down, so it moves just after a full step; the end itself shows at once.
  return steps === 0 ? expiresAt : expiresAt - steps * step + 1
}

/**
 * The next instant after `now` at which any shown countdown changes its text or its state: whole minutes until the last five
 * minutes, then seconds, then minutes, hours and days of `expired … ago`. Null when there is nothing to count.
 */
export function nextVisibleChange(instants: Iterable<Instant>, now: Instant): Instant | null {
  let next: Instant | null = null
  for (const instant of instants) {
    if (!Number.isFinite(instant)) continue
    const change = nextChange(instant, now)
    if (next === null || change < next) next = change
  }
  return next
}
