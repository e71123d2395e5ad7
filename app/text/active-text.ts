import { formatDuration, formatTimeLeft } from './duration.ts'

const named = (profile: string | null): string => (profile === null ? 'no profile' : `“${profile}”`)
const FOLLOWS = 'Shells with Lanyard’s hook have it at their next prompt.'
const FOLLOWS_NONE = 'Shells with Lanyard’s hook set none from their next prompt on.'

/** What of the active profile window and tray say in sentences; `lanyard use` has its own (`switch-text.ts`). */
export const activeText = {
  gone: (profile: string) =>
    `“${profile}” is active, but the AWS files have no such profile, and most tools stop at that. Switch to another one.`,
  unseen: (profile: string, message: string) => `“${profile}” is active, but not every tool sees it. ${message}`,
  noProfile: (profile: string) =>
    `The AWS files have no profile “${profile}”, so nothing was changed. Choose one from the list.`,
  now: (profile: string | null) =>
    profile === null ? `No profile is active. ${FOLLOWS_NONE}` : `${named(profile)} is active. ${FOLLOWS}`,
  /** `length` in milliseconds, from when it was chosen. */
  nowFor: (profile: string | null, length: number, returnsTo: string | null) =>
    `${named(profile)} is active for ${formatTimeLeft(length)}, then ${named(returnsTo)}. ${FOLLOWS}`,
  back: (profile: string | null) =>
    profile === null
      ? `Back to how it was before: no profile is active. ${FOLLOWS_NONE}`
      : `Back to ${named(profile)}. ${FOLLOWS}`,
  leaseOfNothing:
    'A time needs a profile that it is for, so nothing was changed. Choose a profile, or leave the time out.',
  needsLease: (profile: string, longestSeconds: number) =>
    `“${profile}” is production, and Settings allow it for a time only: at most ${formatDuration(longestSeconds)}. Choose for how long.`,
  leaseTooLong: (profile: string, longestSeconds: number) =>
    `“${profile}” is production, and Settings allow it for at most ${formatDuration(longestSeconds)}. Choose a shorter time.`,
  /** What one would go back to is production. */
  backNeedsLease: (profile: string, longestSeconds: number) =>
    `Going back leads to “${profile}”, which is production, and Settings allow it for a time only: at most ${formatDuration(longestSeconds)}. Switch to it for a time instead.`,
} as const
