import type { Instant } from '../../text/instant.ts'
import { startText } from '../../text/session-text.ts'
import { CLOCK_WORTH_SAYING, notableOffset } from '../refusals/refusal.ts'

/** How far this computer's clock is off, as an answer of STS told last. */
export type ClockOffset = {
  /** STS's clock minus this computer's, in milliseconds. Positive: this computer's clock is behind. */
  readonly offset: number
  /** By the wall clock. */
  readonly measuredAt: Instant
  /** By a clock that nobody sets (milliseconds since some start), at the same moment. */
  readonly uptime: number
}

/** A measurement takes the place of the one before; an answer without a date says nothing new. */
export function latestOffset(
  known: ClockOffset | null,
  offset: number | null,
  moment: { readonly now: Instant; readonly uptime: number },
): ClockOffset | null {
  return offset === null || !Number.isFinite(offset) ? known : { offset, measuredAt: moment.now, uptime: moment.uptime }
}

/**
 * The sentence where the clock is off by over a minute, else null. When both clocks have parted since the measurement, the wall clock
 * was set or the machine slept: what was measured need not hold any more, so nothing is said before the next answer.
 */
export function clockNote(
  known: ClockOffset | null,
  moment: { readonly now: Instant; readonly uptime: number },
): string | null {
  const offset = notableOffset(heldOffset(known, moment))
  return offset === null ? null : startText.clockNote(offset)
}

/** The offset as far as it still holds, in milliseconds; null: nothing is known. */
export function heldOffset(
  known: ClockOffset | null,
  moment: { readonly now: Instant; readonly uptime: number },
): number | null {
  if (known === null) return null
  const parted = moment.now - known.measuredAt - (moment.uptime - known.uptime)
  return Math.abs(parted) > CLOCK_WORTH_SAYING / 2 ? null : known.offset
}
