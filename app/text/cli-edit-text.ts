/*
 * The words of the command line's editing verbs.
 */

const COMMON = `  --dry-run              show the diff, write nothing
  --yes                  write without asking
  --json                 one object
  --help                 this text
`

const ASKING = `Shows the change as a diff and asks; without a terminal it needs --yes. A copy of each file is kept, and
lanyard undo takes the change back.
`

const KIND = `  --kind KIND            profile (the default), sso-session or services
`

const FILE = `  --file FILE            config or credentials; else where the setting is, or where AWS CLI puts it
`

const SET = `Usage: lanyard set PROFILE SETTING [VALUE] [options]

Sets one setting. SETTING may name one inside a block: s3.addressing_style. Keys and tokens are never given as
arguments: without VALUE they are asked for, hidden, or read from standard input.
${ASKING}
Options:
${FILE}${KIND}${COMMON}`

const UNSET = `Usage: lanyard unset PROFILE SETTING [options]

Takes one setting out.
${ASKING}
Options:
${FILE}${KIND}${COMMON}`

const ADD = `Usage: lanyard add PROFILE [SETTING=VALUE ...] [options]

Adds a profile with the settings given. Keys and tokens are set afterwards, with lanyard set.
${ASKING}
Options:
${KIND}${COMMON}`

const RENAME = `Usage: lanyard rename OLD NEW [options]

Renames a profile in both files, and what names it: source_profile, sso_session, services, credential_process.
${ASKING}
Options:
  --leave-references     change the name alone
${KIND}${COMMON}`

const DUPLICATE = `Usage: lanyard duplicate NAME NEW [options]

Copies a profile, comments inside its sections and all, under another name.
${ASKING}
Options:
${KIND}${COMMON}`

const REMOVE = `Usage: lanyard rm NAME [options]

Removes a profile from both files. What still names it is listed.
${ASKING}
Options:
  --remove-references    also take out the settings that name it
${KIND}${COMMON}`

const IMPORT = `Usage: lanyard import [FILE] [options]

Reads credentials from a file, or from standard input (-, the default), and writes them as profiles: a
block of the access portal, export lines of any shell, a .env file, JSON of aws sts or of
aws configure export-credentials, the console’s access key CSV.
${ASKING}
Options:
  --name NAME            the profile’s name, where one is recognised
${COMMON}`

const HISTORY = `Usage: lanyard history [NUMBER] [--json]
       lanyard history forget [--yes]

Lists what Lanyard wrote, newest first; with a number, that write’s diff. forget deletes the history and every
backup; the files themselves stay.

Options:
  --json    an array, one object per write; with a number, that object with its diff
  --yes     forget without asking
  --help    this text
`

const UNDO = `Usage: lanyard undo [NUMBER] [options]

Takes a write back: the last one, or that of the number in lanyard history. Undoing an undo does it again.

Options:
${COMMON}`

const CHECK = `Usage: lanyard check [--json]

Lists everything found in the two files that a tool would refuse, miss or read otherwise than it looks.

Options:
  --json    an array, one object per finding
  --help    this text

Exit code 1 when a tool would refuse a file.
`

export const cliEditText = {
  help: {
    set: SET,
    unset: UNSET,
    add: ADD,
    rename: RENAME,
    duplicate: DUPLICATE,
    remove: REMOVE,
    import: IMPORT,
    history: HISTORY,
    undo: UNDO,
    check: CHECK,
  },
  askWrite: 'Write this? [y/N] ',
  askForget: (count: number) => `Delete ${count === 1 ? 'one entry' : `${count} entries`} and all backups? [y/N] `,
  askSecret: (setting: string) => `${setting} (not shown): `,
  needsYes: 'Nothing was written: there is no terminal to ask on. Look with --dry-run, write with --yes.',
  needsYesToForget: 'Nothing was deleted: there is no terminal to ask on. Delete with --yes.',
  declined: 'Nothing was written.',
  nothingForgotten: 'Nothing was deleted.',
  changedMeanwhile: (section: string, file: string) =>
    `[${section}] of ${file} was changed by another program since the diff was made, so nothing was written. Run the command again to see it on what is there now.`,
  badKind: 'The kind must be profile, sso-session or services.',
  badFile: 'The file must be config or credentials.',
  badNumber: 'The number must be that of a write in lanyard history.',
  secretAsArgument: (setting: string) =>
    `The value of ${setting} is a secret and does not belong on the command line, where every process and the shell’s history can see it. Leave it out: it is asked for, or read from standard input.`,
  noValue: (setting: string) => `A value for ${setting} is missing.`,
  noSecret: (setting: string) =>
    `No value for ${setting} was given: type it when asked, or put it on standard input. Nothing was written.`,
  badPair: (word: string) => `“${word}” is not of the form SETTING=VALUE.`,
  oneName: (count: number) => `--name fits one profile, and ${count} were recognised.`,
  missingFile: 'there is no such file',
  inputUnreadable: 'Standard input could not be read, or holds more than a megabyte.',
  fileUnreadable: (file: string, reason: string) => `${file} could not be read: ${reason}.`,
  written: (title: string) => `${title}: written.\n`,
  unchanged: 'Everything is already so; nothing was written.\n',
  backup: (file: string) => `The file as it was before is kept in ${file}.\n`,
  undoWith: (id: number) => `Take it back with: lanyard undo ${id}\n`,
  note: (severity: string, message: string) => `${severity}: ${message}\n`,
  fileHead: (path: string, mode: string, created: 'new' | 'there') =>
    `${path} (${created === 'new' ? `new, ${mode}` : mode})\n`,
  noHistory: 'Nothing was written yet.\n',
  noSuchEntry: (id: number) => `There is no write number ${id} in the history.`,
  forgotten: (message: string) => `${message}\n`,
  historyHead: ['NUMBER', 'WHEN', 'FROM', 'WHAT', ''],
  who: { window: 'window', tray: 'tray', 'command-line': 'command line', itself: 'Lanyard itself' },
  undone: 'undone',
  undoOf: (id: number) => `undoes ${id}`,
  nothingFound: 'Nothing was found: every tool reads the files as they look.\n',
  fix: (label: string) => `  can be fixed in the window: ${label}\n`,
} as const
