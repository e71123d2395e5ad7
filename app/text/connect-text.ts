import { commandWord } from './command-word.ts'

/*
 * The words of connecting a profile to Lanyard by `credential_process`.
 */

const HELP = `Usage: lanyard connect PROFILE [--as NAME] [options]

Writes credential_process into the profile, so that AWS CLI and the SDKs ask Lanyard for its credentials and
none of them stands in a file. A session or role that Lanyard keeps in memory is used that way.
Tools follow a role, an SSO sign-in or a login of the same profile first: such a profile stays as it is, and
with --as a profile of its own is added beside it. Which tools will not ask Lanyard all the same is told.
Shows the change as a diff and asks; without a terminal it needs --yes. A copy of each file is kept, and
lanyard undo takes the change back.

Options:
  --as NAME              add the profile NAME, which hands out the credentials of PROFILE
  --take-out-session     also take out the temporary keys in its section, which tools would use first
  --dry-run              show the diff, write nothing
  --yes                  write without asking
  --json                 one object
  --help                 this text
`

const MORE = 3

const listed = (names: readonly string[]): string => {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

export const connectText = {
  help: HELP,
  unknown: (profile: string) =>
    `There is no profile “${profile}”, and no session is written under that name. See the names with: lanyard profiles`,
  hasFirst: (profile: string, setting: string) =>
    `AWS tools would follow ${setting} of “${profile}” before credential_process. Add a profile beside it that asks Lanyard: lanyard connect ${commandWord(profile)} --as ${commandWord(`${profile}-lanyard`)}`,
  hasProgram: (profile: string) =>
    `“${profile}” already takes its credentials from another program. Take that out first with: lanyard unset ${commandWord(profile)} credential_process`,
  sameName: (name: string) =>
    `“${name}” cannot ask Lanyard for itself under --as. Leave --as out, or give another name.`,
  alreadyThere: (name: string) => `There is a profile “${name}” already. Give --as a name that is free.`,
  notTakenOut: (profile: string) =>
    `“${profile}” has no temporary keys in the credentials file, so there is nothing to take out. Leave --take-out-session out.`,
  oddWord: (word: string) =>
    `“${word}” cannot stand in a command that every AWS tool reads alike: it holds a line break, or a blank before # or ;. Choose another name or place.`,
  oddWindowsWord: (word: string) =>
    `“${word}” cannot stand in a command on Windows: it holds a quotation mark, a percent sign or a line break. Choose another name or place.`,
  beside: (profile: string, tools: readonly string[], why: 'temporary-keys' | 'long-term-keys' | 'other') => {
    const names = tools.length > MORE + 1 ? [...tools.slice(0, MORE), `${tools.length - MORE} more`] : tools
    return `${listed(names)} will not ask Lanyard for “${profile}”: ${WHY[why]}`
  },
  stillWritten: (source: string, name: string) =>
    `A new session of “${source}” is still written to “${name}” in the credentials file, and most tools would use that first. In Lanyard, choose memory as the place of the sessions of “${source}”.`,
  noNode:
    'No node was found on the PATH, and credential_process needs one to start lanyard. Install Node.js, or run lanyard connect from a terminal that has it.',
  notLasting: (path: string) =>
    `${path} is there only while this Lanyard runs, so no lasting setting can name it. Use a Lanyard that is installed, or run lanyard connect from one.`,
} as const

const WHY = {
  'temporary-keys':
    'they use the keys in the files first, and these are a session that will end. Take it out in the same step with --take-out-session.',
  'long-term-keys':
    'they use the keys in the files first. Move the keys out of the files if Lanyard is to be the only one to hold them.',
  other: 'something else in the profile comes first for them. See what with: lanyard chain --profile NAME --tool TOOL',
} as const
