import { formatTimeLeft } from './duration.ts'

const MINUTE = 60_000

/** A notice is plain text, but some desktops read markup in it. */
const plain = (name: string): string => name.replace(/[\p{Cc}<>&]+/gu, ' ')

const NAMED = 3

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
function listed(parts: readonly string[]): string {
  const shown = parts.length <= NAMED + 1 ? parts : [...parts.slice(0, NAMED), `${parts.length - NAMED} more`]
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}

/** To the nearest minute: a notice that comes a moment late still says the round number. */
const about = (left: number): string => formatTimeLeft(Math.max(MINUTE, Math.round(left / MINUTE) * MINUTE))

/** The notices before and at the end of sessions, and where one is gone before that. */
export const noticeText = {
  endsSoonTitle: (profile: string, left: number) => `${plain(profile)} ends in ${about(left)}`,
  endSoonTitle: (count: number, left: number) => `${count} sessions end within ${about(left)}`,
  endedTitle: (profile: string) => `${plain(profile)} has expired`,
  endedTogetherTitle: (count: number) => `${count} sessions have expired`,
  endsAt: (clock: string) => `Its credentials end at ${clock}.`,
  endAt: (ends: readonly { readonly profile: string; readonly clock: string }[]) =>
    `${listed(ends.map(({ profile, clock }) => `${plain(profile)} at ${clock}`))}.`,
  ended: 'Commands that use it now fail.',
  endedTogether: (profiles: readonly string[]) => `Commands that use ${listed(profiles.map(plain))} now fail.`,
  followAt: (ends: readonly { readonly profile: string; readonly clock: string }[]) =>
    `Next: ${listed(ends.map(({ profile, clock }) => `${plain(profile)} at ${clock}`))}.`,
  renewable: 'Renew it with one code.',
  renewableTogether: (codes: number) =>
    codes === 1 ? 'Renew them with one code.' : `Renew them with ${codes} codes, one for each device.`,
  notByItself: 'Lanyard has not renewed it by itself.',
  notByItselfTogether: 'Lanyard has not renewed them by itself.',
  renewElsewhere: 'Renew it with the tool that made it.',
  renewElsewhereTogether: 'Renew them with the tools that made them.',
  renewSome: 'Lanyard can renew some of them.',
  renewAction: 'Renew…',
  renewNowAction: 'Renew',
  snoozeAction: 'Snooze',
  waitingTitle: (profile: string) => `A program asks for ${plain(profile)}`,
  waitingBody: (device: string) => `It takes a code of ${plain(device)}. Type it, then run the command again.`,
  vaultBody:
    'Its keys are in the vault, and the keyring does not give them. Look at the vault in Lanyard’s settings, then run the command again.',
  leaseOverTitle: (profile: string | null) => `Time is up for ${plain(profile ?? 'no profile')}`,
  leaseOverBody: (profile: string | null) =>
    profile === null ? 'No profile is active again.' : `New commands use ${plain(profile)} again.`,
  defaultOverTitle: 'Time is up for [default]',
  lostTitle: (profile: string) => `The session of ${plain(profile)} may be lost`,
} as const
