import { type ClockOffset, clockNote, heldOffset, latestOffset } from '../../app/session/keeping/clock-offset.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Clock } from '../files/model.ts'

/** Remembers how far the clock was off at the last answer of STS. */
export type ClockWatch = {
  /** Milliseconds, from an answer's date (`SessionToken.clockOffset`, `StsRefusal.clockOffset`); null: it had none. */
  readonly measured: (offset: number | null) => void
  /** The sentence where it is over a minute and still known; else null. */
  readonly note: () => string | null
  /** The time by the clock of AWS, as far as it is known; else by this computer's. */
  readonly awsNow: () => Instant
}

/** `uptime` is a clock that nobody sets, in milliseconds. */
export function makeClockWatch(clock: Pick<Clock, 'now'>, uptime: () => number = () => performance.now()): ClockWatch {
  let known: ClockOffset | null = null
  const moment = () => ({ now: clock.now(), uptime: uptime() })
  return {
    measured: (offset) => {
      known = latestOffset(known, offset, moment())
    },
    note: () => clockNote(known, moment()),
    awsNow: () => clock.now() + (heldOffset(known, moment()) ?? 0),
  }
}
