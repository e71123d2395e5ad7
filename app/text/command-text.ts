import type { SectionKind } from '../command/model.ts'
import type { FileRole } from '../profile/model.ts'

/*
 * What a change is called, why one cannot be planned, and what to know before it is written. Never a value of a setting, unless it is a
 * name: titles stay in history, and values may be secret.
 */

const kinds: Readonly<Record<SectionKind, string>> = {
  profile: 'profile',
  'sso-session': 'SSO session',
  services: 'services section',
}

const roles: Readonly<Record<FileRole, string>> = { config: 'the config file', credentials: 'the credentials file' }

const MOST_NAMES = 5

/** `a, b and 3 more`. */
function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ')
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
}

const called = (kind: SectionKind, name: string): string => `${kinds[kind]} ${name}`

/** One line for history and dry run. */
export const commandTitle = {
  set: (setting: string, kind: SectionKind, name: string) => `Set ${setting} of ${called(kind, name)}`,
  unset: (setting: string, kind: SectionKind, name: string) => `Remove ${setting} from ${called(kind, name)}`,
  change: (count: number, kind: SectionKind, name: string) => `Change ${count} settings of ${called(kind, name)}`,
  add: (kind: SectionKind, name: string) => `Add ${called(kind, name)}`,
  duplicate: (kind: SectionKind, name: string, to: string) => `Duplicate ${called(kind, name)} as ${to}`,
  rename: (kind: SectionKind, name: string, to: string) => `Rename ${called(kind, name)} to ${to}`,
  remove: (kind: SectionKind, name: string) => `Remove ${called(kind, name)}`,
  importOne: (name: string) => `Import profile ${name}`,
  importMany: (count: number) => `Import ${count} profiles`,
} as const

/** Why an intent cannot be planned. */
export const commandRefusal = {
  noSuchTarget: (kind: SectionKind, name: string) =>
    `There is no ${kinds[kind]} “${name}”. Check the spelling, upper and lower case too.`,
  alreadyThere: (kind: SectionKind, name: string) =>
    `There is a ${kinds[kind]} “${name}” already. Choose another name, or edit that one.`,
  emptyName: (kind: SectionKind) => `A ${kinds[kind]} needs a name. Type one.`,
  reservedName: (name: string) =>
    `“${name}” cannot be a name: some AWS tools take it for something else and drop or mix up the whole file. Choose another name.`,
  unwritableName: (name: string) =>
    `“${name}” cannot be a name: brackets, line ends, control characters, blanks at the ends and “ #” do not survive in the files. Choose another name.`,
  unwritableSetting: (setting: string) =>
    `“${setting}” cannot be the name of a setting: “=”, “:”, brackets, line ends and blanks at the ends do not survive in the files. Correct the name.`,
  unwritableValue: (setting: string) =>
    `The value for ${setting} has a line end, a control character or a blank at one of its ends, which does not survive in the file. Give it in one line, without those.`,
  notReadBack: (setting: string) =>
    `AWS CLI would read something else for ${setting} than what was given. Nothing is changed; look at the lines around it.`,
  nothingToDo: 'The files say so already, so there is nothing to change.',
  notSet: (setting: string, kind: SectionKind, name: string) =>
    `${setting} is not set in ${called(kind, name)}, so there is nothing to remove.`,
  notSetInFile: (setting: string, role: FileRole) =>
    `${setting} does not stand in ${roles[role]}, so there is nothing to remove there.`,
  fromDefaultSection: (setting: string, name: string) =>
    `${setting} of “${name}” comes from [DEFAULT], and AWS CLI gives it to every profile of that file from there. Remove it in the file, or set another value in the profile.`,
  configOnly: (kind: SectionKind) => `AWS tools look for an ${kinds[kind]} in the config file only. Choose that file.`,
  nestedSecret: (setting: string) =>
    `${setting} cannot hold a secret: it stands inside a block, and no AWS tool looks for keys there. Put the secret into the profile itself.`,
  notABlock: (setting: string) =>
    `${setting} holds a plain value, so nothing can be put under it. Remove ${setting} first.`,
  severalSections: (kind: SectionKind, name: string, role: FileRole) =>
    `Several sections of ${roles[role]} mean ${called(kind, name)}, and they cannot all have the new name. Join them first.`,
  sameFile: 'Both shared files are one and the same file here, and this change needs two. Edit the file itself.',
  fileUnreadable: (path: string, reason: string | null) =>
    `${path} cannot be read${reason === null ? '' : `: ${reason}`} Correct that first; nothing is changed.`,
  notUtf8: (path: string) =>
    `${path} is not UTF-8, so only plain ASCII can be written into it. Save it as UTF-8 first.`,
  wouldRefuse: (path: string, line: number | null, reason: string) =>
    `This would spoil ${path}${line === null ? '' : `, line ${line}`}: ${reason} Nothing is changed.`,
  wouldChangeOthers: (name: string | null) =>
    name === null
      ? 'The file is laid out so that this change would alter what AWS tools read elsewhere in it. Nothing is changed; look at the lines around it.'
      : `This change would alter what AWS tools read for “${name}”. Nothing is changed; look at the lines around it.`,
  sectionGone: (header: string) => `There is no section [${header}] in the file any more. Look again, then decide.`,
  sectionThere: (header: string) =>
    `There is a section [${header}] in the file already. Choose another name, or join the two.`,
  lineChanged: 'The line to mend has changed meanwhile. Look again, then decide.',
  noProfiles: 'There is nothing in it to import.',
} as const

/** What to know before a change is written. */
export const commandNote = {
  refusedFile: (path: string, reason: string) => `${path} stays as AWS CLI refuses it today. ${reason}`,
  stillInForce: (setting: string, name: string, role: FileRole, line: number) =>
    `AWS CLI will not use this value: ${setting} of “${name}” also stands in ${roles[role]}, line ${line}, and that one wins.`,
  comesIntoForce: (setting: string, name: string, role: FileRole, line: number) =>
    `Without it, ${setting} of “${name}” comes from ${roles[role]}, line ${line}.`,
  comesFromDefault: (setting: string, name: string) =>
    `Without it, ${setting} of “${name}” comes from [DEFAULT] for AWS CLI and boto3.`,
  notReadBySdkJs: (setting: string, name: string) =>
    `AWS SDK for JavaScript v3 will not read ${setting} of “${name}” so; the findings say why.`,
  caseOnly: (name: string, other: string) =>
    `“${name}” and “${other}” differ in upper and lower case only. To AWS tools they are two names.`,
  leftOvers: (settings: readonly string[], name: string) =>
    `${listed(settings)} of “${name}” ${settings.length === 1 ? 'goes' : 'go'}, because AWS tools would read ${settings.length === 1 ? 'it' : 'them'} together with what is new.`,
  replaces: (name: string, settings: readonly string[]) =>
    `“${name}” is there already: ${listed(settings)} will be replaced.`,
  replacesLongTermKeys: (name: string) =>
    `The long-term keys of “${name}” will be replaced. AWS does not show their secret again; History keeps it.`,
  copiesKeys: (name: string, to: string) =>
    `“${to}” gets the same keys as “${name}”. Whoever rotates them has two places to change.`,
  followed: (kind: SectionKind, names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'names' : 'name'} this ${kinds[kind]} and will be changed with it.`,
  leftBehind: (kind: SectionKind, name: string, names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'names' : 'name'} the ${kinds[kind]} “${name}” and will find it no longer.`,
  cannotFollow: (names: readonly string[]) =>
    `The credential_process of ${listed(names)} goes over several lines and cannot be changed safely. Change the name there yourself.`,
  processesFollow: (names: readonly string[]) =>
    `The credential_process of ${listed(names)} will name the new profile. Look whether that program knows it.`,
  environmentNames: (name: string) =>
    `AWS_PROFILE or AWS_DEFAULT_PROFILE says “${name}” in the environment Lanyard was started from. Change it there; programs started from it will look for the old name.`,
  roleCache: (name: string) =>
    `Credentials that AWS CLI has cached for “${name}” stay in ~/.aws/cli/cache until they end. They are filed by role, not by profile.`,
  ssoCache: (word: string) =>
    `AWS CLI files the sign-in under the name of the SSO session, so sign in again: aws sso login --sso-session ${word}.`,
  ssoCacheLeft: (name: string) =>
    `The sign-in of “${name}” stays in ~/.aws/sso/cache until it ends. To end it now, run aws sso logout first.`,
  about: (name: string, message: string) => `“${name}”: ${message}`,
  moreProblems: (count: number) => `${count} more profiles are concerned in the same way.`,
} as const
