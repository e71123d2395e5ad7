import type { Instant } from '../../app/text/instant.ts'

/** The life of a TOTP code, in milliseconds (RFC 6238; AWS's virtual MFA devices). */
export const CODE_WINDOW = 30_000

/** Whole seconds until the running code changes: 30 at its start, 1 at its end. */
export function secondsInWindow(now: Instant): number {
  return Math.ceil((CODE_WINDOW - (((now % CODE_WINDOW) + CODE_WINDOW) % CODE_WINDOW)) / 1000)
}

/** Whole seconds until an instant, never below 0. */
export function secondsUntil(instant: Instant, now: Instant): number {
  return Math.max(0, Math.ceil((instant - now) / 1000))
}

/** The digits of whatever was typed or pasted (`123 456`, full-width digits), six at most. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
}
