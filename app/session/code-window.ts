import type { Instant } from '../text/instant.ts'

/** How long a code of an MFA device lives, in milliseconds (RFC 6238; AWS's virtual and hardware devices alike). */
export const CODE_LIFE = 30_000

/** The 30 s window an instant lies in. */
export type CodeWindow = {
  /** Windows since 1970. */
  readonly number: number
  readonly startsAt: Instant
  /** When the next code appears. */
  readonly endsAt: Instant
}

/** The code window of an instant (milliseconds since 1970). */
export function codeWindow(now: Instant): CodeWindow {
  const number = Math.floor(now / CODE_LIFE)
  return { number, startsAt: number * CODE_LIFE, endsAt: (number + 1) * CODE_LIFE }
}

/** When a device whose code of window `used` was accepted has a new one to give; null when that is now. */
export function waitAfter(used: number | null, now: Instant): Instant | null {
  if (used === null) return null
  const current = codeWindow(now)
  // A window far ahead was noted by a clock that has been set since: it says nothing.
  const isCurrent = used >= current.number && used <= current.number + 1
  return isCurrent ? (used + 1) * CODE_LIFE : null
}

/** Whether a text is a code: exactly six ASCII digits (STS `TokenCode`). */
export function isTokenCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text)
}
