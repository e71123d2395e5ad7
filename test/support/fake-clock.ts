import type { Instant } from '../../app/text/instant.ts'

/** A clock that only moves when told to; `now` may be handed around as it is. */
export type FakeClock = {
  readonly now: () => Instant
  readonly advance: (milliseconds: number) => void
  readonly set: (instant: Instant) => void
}

/** The day the fixtures play on: 5 November 2026, 09:00:00 UTC, the start of a 30 s code window. */
export const FIXTURE_NOW: Instant = Date.UTC(2026, 10, 5, 9, 0, 0)

/** A clock standing at `start` (milliseconds since 1970). */
export function createFakeClock(start: Instant = FIXTURE_NOW): FakeClock {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
    set: (instant) => {
      now = instant
    },
  }
}
