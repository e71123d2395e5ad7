import { groupAccountId } from './account.ts'

/** Why a person's own command gave no code. What it printed is never part of a sentence; `program` is its first word. */
export const codeCommandText = {
  empty: 'The command for this device is empty. Write one, such as: op item get AWS --otp',
  openQuote: 'The command has a quote that is not closed. Correct it, then try again.',
  notFound: (program: string) =>
    `There is no program ${program}. Check the spelling, or write its whole path: an app started from the desktop may search fewer folders than a terminal.`,
  notExecutable: (program: string) =>
    `${program} cannot be started: it is not executable, or not yours to run. Check its permissions.`,
  notStarted: (program: string, code: string) =>
    `${program} could not be started (${code}). Try the command in a terminal.`,
  slow: (program: string, seconds: number) =>
    `${program} gave no code within ${seconds} s and was stopped. If it waits for a touch or for being unlocked, do that, then try again.`,
  stopped: (program: string) => `${program} was stopped.`,
  tooLong: (program: string) =>
    `${program} printed far more than a code and was stopped. Make the command print only the code.`,
  ended: (program: string, code: number | null) =>
    `${program} ended with an error${code === null ? '' : ` (exit code ${code})`}. Try the command in a terminal; it may have to be unlocked or signed in first.`,
  noCode: (program: string) =>
    `${program} printed no six-digit code. Make the command print the code of this device, as op item get NAME --otp or ykman oath accounts code --single NAME do.`,
  severalCodes: (program: string, count: number) =>
    `${program} printed ${count} different codes. Make the command name one account, so that it prints one.`,
} as const

/** What a check of a profile's MFA device found. `suggestion` is one of the sentences that begin with a blank. */
export const deviceCheckText = {
  noKeys: (profile: string) =>
    `“${profile}” leads to no access keys in the files, so there is nothing to ask IAM with. Choose the profile that holds them.`,
  owner: (user: string, account: string | null) =>
    `${user === 'root' ? 'The root user' : user}${account === null ? '' : ` of ${groupAccountId(account)}`}`,
  good: (count: number) => ` has ${count === 1 ? 'one MFA device' : `${count} MFA devices`}, and it is the one named: `,
  goodOfSeveral: (count: number) => ` has ${count} MFA devices, and one of them is the one named: `,
  bad: (count: number) =>
    ` has ${count === 0 ? 'no MFA device' : count === 1 ? 'one MFA device' : `${count} MFA devices`}, and a code would be spent in vain.`,
  unlisted: ' may not list MFA devices with these keys (iam:ListMFADevices), so only the account was compared.',
  unlistedBad: ' may not list MFA devices with these keys (iam:ListMFADevices), but a code would be spent in vain.',
  role: 'These are the keys of a role, and AWS takes codes from users only.',
  roleNext: 'Choose the profile that holds a user’s access keys, and name the device there.',
  noSerial: (profile: string) => `“${profile}” names no MFA device.`,
  wrongPartition: (serial: string) =>
    `${serial} is of another partition (China, GovCloud) than these keys. Name a device of the keys’ own user.`,
  wrongAccount: (device: string, of: string, account: string) =>
    `The device ${device} is of account ${groupAccountId(of)}, and these keys are of ${groupAccountId(account)}.`,
  otherUser: (device: string, user: string) =>
    `The device ${device} belongs to ${user}, and its codes work with that user’s keys only.`,
  notListed: (device: string) =>
    `The device ${device} is not among them: it was removed, is misspelt, or belongs to somebody else.`,
  fido: (device: string) =>
    `${device} is a security key or passkey: it signs in at the console, but gives no six digits, and AWS takes nothing else here.`,
  suggestOne: (serial: string) => ` Set mfa_serial to ${serial}.`,
  suggestSeveral: (serials: readonly string[]) => ` Set mfa_serial to one of ${serials.join(', ')}.`,
  register:
    ' Register an authenticator app in IAM, Security credentials (it may stand beside the others), and name it in mfa_serial.',
  lookUp: ' Compare mfa_serial with the device in IAM, Security credentials.',
} as const
