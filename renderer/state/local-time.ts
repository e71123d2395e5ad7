import { once } from '../../app/document/once.ts'
import { formatClockTime } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { timeText } from '../../app/text/window-text.ts'

const DAY = 86_400_000

/** Local wall-clock time alone: `21:04`. */
export const clockTime = (instant: Instant): string => formatClockTime(instant, -new Date(instant).getTimezoneOffset())

const dayOf = (instant: Instant): string => new Date(instant).toDateString()

// Made when first needed: making one costs some milliseconds, and the first paint seldom does.
const farDay = once(() => new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }))

const shortDay = once(() => new Intl.DateTimeFormat('en-GB', { weekday: 'short' }))

const wholeDay = once(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }))

/** A day far from today: `3 Mar 2026`. */
export const dayWithYear = (instant: Instant): string => wholeDay().format(instant)

/** The day of an instant in three letters: `Fri`. */
export const dayName = (instant: Instant): string => shortDay().format(instant)

/** Local wall-clock time as people say it: `21:04`, `tomorrow 09:40`, `yesterday 18:00`, `Thu, 26 Nov 09:40`. */
export function localTime(instant: Instant, now: Instant): string {
  const day = dayOf(instant)
  if (day === dayOf(now)) return clockTime(instant)
  if (day === dayOf(now + DAY)) return timeText.tomorrow(clockTime(instant))
  if (day === dayOf(now - DAY)) return timeText.yesterday(clockTime(instant))
  return `${farDay().format(instant)} ${clockTime(instant)}`
}
