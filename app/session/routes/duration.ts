import type { Settings } from '../../profile/settings.ts'
import { filledValue } from '../../profile/settings.ts'
import { LONGEST_SESSION, SHORTEST_SESSION } from '../prepare.ts'

/** Longest session of a role, in seconds; its own MaxSessionDuration may be less (STS AssumeRole, `DurationSeconds`). */
export const LONGEST_ROLE = 43_200
/** Longest session of a role assumed from a role, in seconds (IAM user guide, role chaining). */
export const LONGEST_CHAINED = 3_600
/** Longest session of the root user, in seconds (STS GetSessionToken). */
export const LONGEST_ROOT = 3_600
/** What STS gives a role when nobody says how long, in seconds; every role allows it. */
export const USUAL_ROLE = 3_600

/** Why a call asks for another duration than was wished for. */
export type DurationCut = 'too-short' | 'too-long' | 'chained' | 'root' | 'not-whole'

/** Seconds within what STS allows for a call, and the rule by which the wish was changed; null: it was not. */
export type Duration = { readonly seconds: number; readonly cut: DurationCut | null }

/** `duration_seconds` of a profile: null where there is none; `not-whole` where AWS CLI drops it (Python's `int`). */
export function wishedDuration(settings: Settings): number | 'not-whole' | null {
  const text = filledValue(settings, 'duration_seconds')?.trim() ?? null
  if (text === null) return null
  return /^[+-]?\d+$/.test(text) ? Number(text) : 'not-whole'
}

/** The duration of a base session: 900 to 129600 s, for the root user at most an hour. */
export function sessionDuration(wish: number, serial: string): Duration {
  const whole = within(wish, LONGEST_SESSION, 'too-long')
  if (isRootDevice(serial) && whole.seconds > LONGEST_ROOT) return { seconds: LONGEST_ROOT, cut: 'root' }
  return whole
}

/** The duration of a role: 900 to 43200 s, assumed from a role at most an hour. */
export function roleDuration(wish: number | 'not-whole' | null, link: 'first' | 'chained'): Duration {
  if (wish === null) return { seconds: USUAL_ROLE, cut: null }
  if (wish === 'not-whole') return { seconds: USUAL_ROLE, cut: 'not-whole' }
  return link === 'chained' ? within(wish, LONGEST_CHAINED, 'chained') : within(wish, LONGEST_ROLE, 'too-long')
}

function within(wish: number, longest: number, tooLong: DurationCut): Duration {
  if (Number.isNaN(wish)) return { seconds: USUAL_ROLE, cut: 'not-whole' }
  if (wish > longest) return { seconds: longest, cut: tooLong }
  if (wish < SHORTEST_SESSION) return { seconds: SHORTEST_SESSION, cut: 'too-short' }
  const seconds = Math.floor(wish)
  return { seconds, cut: seconds === wish ? null : 'not-whole' }
}

/** The name AWS gives the virtual device of the root user. */
export function isRootDevice(serial: string): boolean {
  return /^arn:[^:]*:iam::\d*:mfa\/root-account-mfa-device$/.test(serial)
}
