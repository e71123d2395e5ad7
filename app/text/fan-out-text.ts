import { formatDuration } from './duration.ts'

const sections = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`

/** What becomes of a renewal's calls and of what they give. */
export const fanOutText = {
  stopped: 'The call was stopped. Nothing was written for it; renew again when you like.',
  throttled: 'AWS went on limiting calls after several attempts. Wait a minute, then renew again.',
  unavailable: 'STS went on failing after several attempts. Wait a minute, then renew again.',
  unexpected: 'Something unexpected went wrong with this call. Look whether its session is there, then renew again.',
  sameCode: 'That code was sent already. Type the one your device shows now, or the next one.',
  noCodeWanted: 'No code is wanted now. Look at what became of the renewal, then start another one.',
  stillRunning: 'The calls that the last code opened are still under way. Wait until they have ended.',
  noKeys: (profile: string): string =>
    `“${profile}” holds no keys that could sign this call any more. Renew it first, or look at its settings.`,
  needsLongTerm: (profile: string): string =>
    `“${profile}” holds temporary keys, and this call takes long-term keys. Choose the profile that holds them.`,
  sourceEnded: (profile: string): string =>
    `The session of “${profile}” that signs this call has ended. Renew it with a code first.`,
  noRole: (profile: string): string =>
    `“${profile}” names no role any more, so AWS CLI has no place for its credentials. Look at role_arn.`,
  cacheFolder: (folder: string, code: string): string =>
    `AWS CLI's cache ${folder} cannot be written (${code}). Correct its owner and permissions, or choose another place for the result.`,
  cacheNotPrivate: (folder: string): string =>
    `Others on this computer can write to ${folder}, so no credentials are put there. Take their permission away (chmod go-w), or choose another place for the result.`,
  cacheNotWritten: (profile: string, code: string): string =>
    `AWS gave the credentials of “${profile}”, but AWS CLI's cache could not be written (${code}). Nothing was changed there. Check space and permissions, then renew again.`,
  cacheBusy: (profile: string): string =>
    `AWS gave the credentials of “${profile}”, but another Lanyard was writing the same cache file and did not finish. Renew again in a moment.`,
  roleNotWritten: (target: string, reason: string): string =>
    `AWS gave the credentials, but they could not be written to “${target}”: ${reason} Nothing else was changed. Renew again when that is mended.`,
  short: (profile: string): string =>
    `“${profile}” lives 15 minutes or less, and AWS CLI asks again 15 minutes before the end, so its cache is of no use there. Choose a longer duration.`,
  capped: (profile: string, asked: number, given: number): string =>
    `AWS gave “${profile}” ${formatDuration(given)} instead of ${formatDuration(asked)}.`,
  renewedSessions: (names: readonly string[]): string => `Renew sessions ${sections(names)}`,
  stoppedSession: (name: string): string => `Stop session ${name}`,
  ledgerNotNoted: (path: string, code: string): string =>
    `What was written could not be noted in ${path} (${code}), so Stop will not know it as its own. Correct owner and permissions there.`,
  ledgerHeld:
    'What was written could not be noted, because another Lanyard was using the list of sessions and did not finish.',
  ledgerSetAside: (path: string, aside: string): string =>
    `The list of sessions ${path} could not be understood. It was put aside as ${aside}, and a new one begun: sessions written before are kept, but no longer known as Lanyard's.`,
  ledgerUnusable: (path: string, code: string): string =>
    `The list of sessions ${path} cannot be used (${code}). Correct its owner and permissions.`,
} as const

/** Taking back what was written for a session. */
export const stopText = {
  stopped: (profile: string, path: string): string => `The session of “${profile}” was taken out of ${path}.`,
  dropped: (profile: string): string => `The session of “${profile}” was dropped from memory.`,
  gone: (profile: string): string => `The session of “${profile}” was gone already; nothing was changed.`,
  notOurs: (profile: string, path: string): string =>
    `${path} holds other keys for “${profile}” by now, which Lanyard did not write there. They were left alone.`,
  notPlannable: (section: string, path: string): string =>
    `[${section}] in ${path} cannot be edited without changing other lines. Look at the file.`,
  notRemoved: (path: string, code: string): string =>
    `${path} could not be removed (${code}). Check its owner and permissions, then try again.`,
  busy: (path: string): string => `Another Lanyard is writing ${path} and did not finish. Try again in a moment.`,
  nothing: (profile: string): string =>
    `Lanyard wrote no session for “${profile}”, so there is nothing of it to take back.`,
  stillValid:
    'AWS knows no way to end a session early: copies of its keys work until they expire. Stop removes them from this computer.',
  /** The same beside one session in the window. */
  copiesLive: 'Copies of its keys work until they expire.',
  cleanUp: (count: number): string =>
    count === 1 ? 'Clean up one expired session' : `Clean up ${count} expired sessions`,
} as const
