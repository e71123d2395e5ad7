import { formatTimeLeft } from './duration.ts'

const named = (profile: string | null): string => (profile === null ? 'no profile' : `“${profile}”`)
const FOLLOWS = 'Shells with Lanyard’s hook have it at their next prompt.'

/** What of the active profile window and tray say in sentences. */
export const activeText = {
  gone: (profile: string) =>
    `There is no profile “${profile}” in the AWS files any more, and most tools stop at that. Switch to another one.`,
  unseen: (profile: string, message: string) => `“${profile}” is active, and not every tool sees it. ${message}`,
  noProfile: (profile: string) =>
    `There is no profile “${profile}” in the AWS files, so nothing was changed. Choose one of the list.`,
  now: (profile: string | null) =>
    profile === null ? 'No profile is active: shells that follow set none.' : `${named(profile)} is active. ${FOLLOWS}`,
  /** `left` in milliseconds. */
  nowFor: (profile: string | null, left: number, returnsTo: string | null) =>
    `${named(profile)} is active for ${formatTimeLeft(left)}, then ${named(returnsTo)}. ${FOLLOWS}`,
  back: (profile: string | null) =>
    profile === null ? 'Back to no profile: shells that follow set none.' : `Back to ${named(profile)}. ${FOLLOWS}`,
  leaseOfNothing: 'A time needs a profile that it is for. Choose a profile, or leave the time out.',
  needsLease: (profile: string, longest: string) =>
    `“${profile}” is production, and your settings ask for a time: at most ${longest}. Say for how long.`,
  leaseTooLong: (profile: string, longest: string) =>
    `“${profile}” is production, and your settings allow ${longest} at most. Choose a shorter time.`,
} as const
