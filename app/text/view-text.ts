import type { ProfileKind } from '../profile/model.ts'
import { formatClockTime, formatDuration } from './duration.ts'
import type { Instant } from './instant.ts'
import { kindText } from './window-text.ts'

/*
 * What the rows, the detail and the token window say. Sentences: what is so, why, what to do next.
 */

/** Pieces of a row's second line. */
export const rowText = {
  viaSource: (source: string) => `via ${source}`,
  fromSource: (source: string) => `from ${source}`,
  ssoSession: (session: string) => `SSO ${session}`,
  device: (device: string) => `MFA ${device}`,
  vaulted: 'Keys in the vault',
} as const

/** Parts of the detail's sentence; the parts between are names, put in by the view. */
export const detailText = {
  role: 'Role ',
  someRole: 'A role',
  inAccount: ' in account ',
  ofAccount: ' of account ',
  assumedFrom: ', assumed from ',
  withCredentialsOf: ', with credentials of ',
  withDevice: ' with the code of ',
  mfaDevice: ', MFA device ',
  longTermKeys: 'Long-term keys',
  temporaryKeys: 'Temporary keys',
  madeFrom: ', made from ',
  identityCenterRole: 'IAM Identity Center role',
  throughSession: ', through session ',
  throughStartUrl: ', through ',
  webIdentityToken: ', assumed with the web identity token in ',
  processBefore: 'Credentials from what ',
  processAfter: ' prints',
  lanyardGives: 'Credentials that Lanyard gives for ',
  inVault: ', kept in the vault',
  login: 'Credentials of the ',
  loginAfter: ' session',
  empty: 'No credentials of its own: AWS CLI v2 asks the providers after the files.',
  broken: 'AWS CLI v2 cannot use this profile',
  end: '.',
  because: ': ',
} as const

/** What hides the profile's own keys or login, for the problem `shadowed` (contract kinds, aws-facts 2.1). */
export const shadowedText = {
  code: 'shadowed',
  keysHidden: (kind: ProfileKind) =>
    `The keys written here are not used: AWS CLI v2 takes the ${kindText[kind]} settings of this profile first. Remove the keys or those settings.`,
  loginHidden:
    'The login session is not used: the keys of this profile in the shared credentials file come first. Remove the keys to use the login.',
  processHidden:
    'The credential process is not used: the keys of this profile in the shared credentials file come first. Remove the keys to use the process.',
} as const

/** Where live credentials stand. */
export const storedText = {
  section: (section: string, role: string) => `in [${section}] of ${role}`,
  ssoCache: 'in the SSO cache of AWS CLI',
  loginCache: 'in the login cache of AWS CLI',
  roleCache: 'in the role cache of AWS CLI',
} as const

/** Why there is no *Renew*. */
export const renewHintText = {
  noDevice: 'Add mfa_serial to this profile to start MFA sessions from its keys.',
  sso: 'Renew it with aws sso login.',
  login: 'Renew it with aws login.',
  process: 'Its program makes new credentials by itself.',
  assumesItself: (source: string) =>
    `This role is assumed with the long-term keys of ${source} and names no MFA device, so each tool assumes it by itself, without a code. If its account wants one, add mfa_serial.`,
  foreign: 'Another tool wrote these keys; Lanyard does not know the profile they come from.',
} as const

/** *Copy environment*. */
export const environmentText = {
  controlCharacters:
    'The profile name holds control characters, which are not safe to paste into a terminal. Rename the profile first.',
  notForCommandPrompt:
    'The Windows command prompt cannot take this profile name safely (it holds ", % or !). Choose PowerShell under Settings.',
} as const

/** The token window before a code is typed. */
export const planText = {
  opens: 'Opens ',
  until: (end: Instant, timeZoneOffsetMinutes: number) => ` until ${formatClockTime(end, timeZoneOffsetMinutes)}`,
  forDuration: (seconds: number) => ` (${formatDuration(seconds)})`,
  opensCount: (count: number) => `Opens ${count} profiles: `,
  opensNothing: 'A code would open nothing.',
  commaAnd: ', and ',
  cannotCount: (count: number) =>
    `${count} profiles that name this device stay as they are. Routes of each profile says why.`,
  and: ' and ',
  comma: ', ',
  others: (count: number) => `${count} more`,
  end: '.',
} as const
