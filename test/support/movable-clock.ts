import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../main/files/model.ts'

/*
 * Stands in for `main/files/clock.ts` in the builds that the bench (`scripts/lib/movable-clock.mjs`) and some end-to-end tests
 * (`test/e2e/app/`) make for themselves: the same clock, which can be moved from outside the app. No source of the app names this file, so
 * no other build can hold it.
 */

let ahead = 0

/** The real clock, as far ahead as it was moved. Pauses take their real time. */
export const systemClock: Clock = { now: () => Date.now() + ahead, sleep: (milliseconds) => sleep(milliseconds) }

Object.defineProperty(globalThis, 'lanyardMovableClock', {
  value: {
    advance: (milliseconds: number): void => {
      ahead += milliseconds
    },
  },
})
