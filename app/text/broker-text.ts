import { deviceNameOf } from './account.ts'
import { commandWord } from './command-word.ts'

/*
 * The words of handing credentials to other programs: what stands in the way, and what to do.
 */

const HELP = `Usage: lanyard credential-process --profile NAME

Answers a profile’s credentials as credential_process wants them (Version 1), so that AWS CLI and the SDKs
get them from Lanyard and no file holds them. The running Lanyard is asked; without it, what the files and
AWS CLI’s cache hold is used, and a role that needs no code is assumed. Nobody is ever asked for anything:
where a code is missing, that is said at once, and the running Lanyard shows a notice.

The output is secret. To use it, see: lanyard connect --help

Options:
  --profile NAME   whose credentials
  --alone          do not ask the running Lanyard
  --help           this text
`

const renew = (profile: string): string => `lanyard session renew ${commandWord(profile)}`

/** Why a profile has no credentials to hand out. */
export const handOutText = {
  unknown: (profile: string) =>
    `There is no profile “${profile}” in the AWS files, and no session is kept under that name. See the names with: lanyard profiles`,
  needsCode: (profile: string, serial: string) =>
    `“${profile}” needs a code of ${deviceNameOf(serial)}. Give it in Lanyard’s window or tray, or run: ${renew(profile)}. Then try again.`,
  needsCodeInApp: (profile: string, serial: string) =>
    `“${profile}” needs a code of ${deviceNameOf(serial)}, and its session is kept in the memory of Lanyard, which does not run. Start Lanyard, give the code there, then try again.`,
  ended: (profile: string) =>
    `The session of “${profile}” has ended, and Lanyard cannot renew it: another tool wrote it. Get a new one where it came from, then try again.`,
  notOpened: (profile: string) =>
    `The keys of “${profile}” are kept in the vault, and it could not be opened from here. Start Lanyard, unlock the keyring if it asks, then try again.`,
  itself: (profile: string) =>
    `“${profile}” takes its credentials from Lanyard, and Lanyard has none for it: no session, no role and no keys. Give it keys, or take credential_process out with: lanyard unset ${commandWord(profile)} credential_process`,
  process: (profile: string) =>
    `“${profile}” takes its credentials from a program (credential_process), and Lanyard starts none. Use the profile itself; AWS tools run that program.`,
  needsSso: (profile: string) =>
    `AWS CLI has kept no credentials of “${profile}”, and Lanyard signs in nowhere. Sign in with: aws sso login --profile ${commandWord(profile)}, and run one AWS CLI command with it. Then try again.`,
  needsLogin: (profile: string) =>
    `The login of “${profile}” has ended. Sign in with: aws login --profile ${commandWord(profile)}. Then try again.`,
  tooLate: (profile: string) =>
    `AWS did not answer in time for “${profile}”. Try again; Lanyard, when it runs, waits longer and keeps the answer.`,
  unexpected: (profile: string) =>
    `Something went wrong inside Lanyard while it looked for the credentials of “${profile}”. Try again; the log tells the kind of error.`,
} as const

/** Between `lanyard credential-process` and the running Lanyard. */
export const brokerText = {
  help: HELP,
  error: (message: string) => `lanyard: ${message}\n`,
  noProfile: 'The option --profile is missing: whose credentials?',
  foreign: (path: string) =>
    `${path} belongs to another user, so Lanyard was not asked. Remove it, or run the command as the user who runs Lanyard.`,
  link: (path: string) =>
    `${path} is a symbolic link where Lanyard keeps its socket, so Lanyard was not asked. Remove it, then start Lanyard again.`,
  noSocket: (path: string) =>
    `${path} is where Lanyard keeps its socket, and something else is there. Remove it, then start Lanyard again.`,
  open: (path: string) =>
    `Other users of this computer can change ${path}, so Lanyard was not asked. Take their permission away (chmod go-rwx), then start Lanyard again.`,
  forged: (path: string) =>
    `What listens at ${path} could not prove that it is your Lanyard, so nothing was asked of it. Start Lanyard again.`,
  tooMuch: (path: string) =>
    `What listens at ${path} answered far more than credentials, so the answer was not taken. Start Lanyard again.`,
  garbled: (path: string) =>
    `What listens at ${path} answered something that is not from your Lanyard, so the answer was not taken. Start Lanyard again.`,
  silent: (profile: string) =>
    `Lanyard took too long over the credentials of “${profile}”. Look whether its window waits for something, then try again.`,
  otherFiles: 'The running Lanyard reads other AWS files than this command.',
  notStarted: {
    folder: (path: string, code: string) =>
      `Lanyard cannot serve credential_process: ${path} cannot be made private (${code}). Correct its owner and permissions, then start Lanyard again.`,
    foreign: (path: string) =>
      `Lanyard does not serve credential_process: ${path} belongs to another user. Remove it, then start Lanyard again.`,
    open: (path: string) =>
      `Lanyard does not serve credential_process: other users of this computer may enter ${path}. Take their permission away (chmod go-rwx), then start Lanyard again.`,
    taken: (path: string) =>
      `Lanyard does not serve credential_process: something that is not its socket lies at ${path}. Remove it, then start Lanyard again.`,
    running: (path: string) => `Lanyard does not serve credential_process: another Lanyard does already, at ${path}.`,
    failed: (path: string, code: string) =>
      `Lanyard cannot serve credential_process at ${path} (${code}). Correct owner and permissions there, then start Lanyard again.`,
  },
} as const
