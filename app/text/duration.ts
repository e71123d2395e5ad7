import type { Instant } from './instant.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Under this many milliseconds a countdown shows seconds (`4:31`). */
export const SECONDS_SHOWN_BELOW = 5 * MINUTE

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/**
 * What is left, in milliseconds, as a row shows it: `2 d 4 h`, `3 h 12 m`, `11 m`, and `4:31` under five minutes.
 * Rounded down, so that it never promises more than there is; nothing left is `0:00`.
 */
export function formatTimeLeft(milliseconds: number): string {
  const left = Math.max(0, Number.isFinite(milliseconds) ? milliseconds : 0)
  if (left < SECONDS_SHOWN_BELOW) {
    return `${Math.floor(left / MINUTE)}:${twoDigits(Math.floor((left % MINUTE) / SECOND))}`
  }
  if (left < HOUR) return `${Math.floor(left / MINUTE)} m`
  const [whole, part] = left < DAY ? ([HOUR, MINUTE] as const) : ([DAY, HOUR] as const)
  const [wholeUnit, partUnit] = left < DAY ? ['h', 'm'] : ['d', 'h']
  const rest = Math.floor((left % whole) / part)
  const head = `${Math.floor(left / whole)} ${wholeUnit}`
  return rest === 0 ? head : `${head} ${rest} ${partUnit}`
}

/** How long ago, from milliseconds passed: `just now` in the first minute, then `11 m ago`, `2 h ago`, `3 d ago`. */
export function formatAgo(milliseconds: number): string {
  const passed = Math.max(0, Number.isFinite(milliseconds) ? milliseconds : 0)
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} m ago`
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`
  return `${Math.floor(passed / DAY)} d ago`
}

/** Time left until `expiresAt`, or `expired 2 h ago` from that very instant on. */
export function timeLeftText(expiresAt: Instant, now: Instant): string {
  return expiresAt > now ? formatTimeLeft(expiresAt - now) : `expired ${formatAgo(now - expiresAt)}`
}

/**
 * The wall-clock time of an instant as `21:40`. `timeZoneOffsetMinutes` is what local time is ahead of UTC at that
 * instant (`-new Date(instant).getTimezoneOffset()`), given by the caller because nothing here may ask the system.
 */
export function formatClockTime(instant: Instant, timeZoneOffsetMinutes: number): string {
  const local = new Date(instant + timeZoneOffsetMinutes * MINUTE)
  if (Number.isNaN(local.getTime())) return '--:--'
  return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** A length of time in whole seconds, in words: `12 hours`, `1 hour 30 minutes`, `15 minutes`, `90 seconds`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0))
  if (whole < 60 || (whole < 600 && whole % 60 !== 0)) return counted(whole, 'second')
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = counted(Math.floor(minutes / 60), 'hour')
  return minutes % 60 === 0 ? hours : `${hours} ${counted(minutes % 60, 'minute')}`
}
