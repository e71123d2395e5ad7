import type { FileRole, Severity } from '../profile/model.ts'

/*
 * The words of editing: the editor in the detail's place, the dialogs before and after a write, and pasted imports. What a setting means
 * comes from `catalog-text.ts`; what a write came to is said by main.
 */

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

type SectionWords = Readonly<Record<'profile' | 'sso-session' | 'services', string>>

/** What a section is called, and what its actions are called. */
export const sectionText = {
  kinds: { profile: 'Profile', 'sso-session': 'SSO session', services: 'Services section' } satisfies SectionWords,
  inSentence: { profile: 'profile', 'sso-session': 'SSO session', services: 'services section' } satisfies SectionWords,
} as const

/** The editor. */
export const editorText = {
  modes: {
    edit: (kind: string): string => `Edit ${kind}`,
    add: (kind: string): string => `New ${kind}`,
  },
  review: 'Review changes…',
  cancel: 'Cancel',
  close: 'Close',
  changes: (count: number): string => (count === 0 ? 'Nothing changed yet' : counted(count, 'change', 'changes')),
  none: 'This section holds no settings yet.',
  gone: (name: string): string => `There is no section ${name} any more.`,
  addSetting: 'Add a setting…',
  addLabel: 'Add a setting',
  addPlaceholder: 'Name of a setting…',
  addList: 'Settings',
  addEmpty: 'A setting’s name has no blanks and no “=”.',
  addFree: (name: string): string => `Add ${name}`,
  addFreeHelp: 'not a setting that AWS documents',
  remove: (setting: string): string => `Remove ${setting}`,
  keep: (setting: string): string => `Keep ${setting}`,
  reset: (setting: string): string => `Reset ${setting}`,
  keepWord: 'Keep',
  resetWord: 'Reset',
  change: { changed: 'changed', added: 'new', removed: 'will be removed' },
  replaces: (shown: string): string => `${shown} Type to replace it.`.trim(),
  secretNotSet: 'Typed here, never shown again',
  emptyValue: 'An empty value stays in the file as “name =”. Remove the setting to be rid of the line.',
  unset: 'Choose…',
  file: (setting: string): string => `File for ${setting}`,
  files: { config: 'in config', credentials: 'in credentials' } satisfies Record<FileRole, string>,
  choose: (setting: string): string => `Choose ${setting}…`,
  seconds: (words: string): string => `That is ${words}.`,
} as const

/** *New…*, *Duplicate*, *Rename…*. */
export const nameText = {
  newTitle: 'New section',
  newHelp: 'Lanyard shows what it would write before anything is written.',
  kind: 'What',
  start: 'Starts with',
  starts: {
    sso: 'IAM Identity Center',
    role: 'A role',
    keys: 'Access keys',
    process: 'A credential process',
    blank: 'Nothing yet',
  },
  name: 'Name',
  newName: 'New name',
  continue: 'Continue',
  review: 'Review…',
  cancel: 'Cancel',
  taken: (name: string): string => `There is already a section ${name}.`,
  wanted: 'Type a name.',
  duplicateTitle: (name: string): string => `Duplicate ${name}`,
  renameTitle: (name: string): string => `Rename ${name}`,
  copyOf: (name: string): string => `${name}-copy`,
} as const

/** The dry run and the conflict. */
export const dryRunText = {
  nothingYet: 'Nothing is written yet. This is what would change.',
  write: 'Write',
  writing: 'Writing…',
  cancel: 'Cancel',
  follow: 'Also change the settings that name it',
  followHelp: 'source_profile, sso_session, services and credential_process of other sections.',
  mode: (mode: string): string => `mode ${mode}`,
  created: 'new file',
  diffOf: (path: string): string => `Changes to ${path}`,
  filesLabel: 'Changes',
  removed: 'removed: ',
  added: 'added: ',
  notes: 'Worth knowing',
  severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Severity, string>,
  conflictTitle: 'Changed meanwhile',
  conflictHelp: (section: string, path: string): string =>
    `Another program changed [${section}] in ${path} after you were shown what would be written. Nothing was written.`,
  mine: 'Mine',
  mineHelp: 'what you were about to write',
  theirs: 'Theirs',
  theirsHelp: 'what is in the file now',
  base: 'Base',
  baseHelp: 'as you were shown it',
  absent: 'This section is not there.',
  differs: 'differs: ',
  keepTheirs: 'Keep theirs',
  writeMine: 'Write mine',
} as const

/** Import of pasted text. */
export const importText = {
  title: 'Import',
  help: 'Lanyard recognises what you copied, shows what it becomes, and writes nothing before you agree.',
  known: [
    'a block from the IAM Identity Center portal',
    'export, set or $env: lines of any shell, and .env files',
    'JSON of aws sts or aws configure export-credentials',
    'an access key CSV from the console',
  ],
  fromClipboard: 'From the clipboard',
  fromFile: 'From a file…',
  recognisedHelp: 'Nothing is written yet. Change the names as you like.',
  recognised: (format: string): string => `Recognised: ${format}`,
  nameOf: (place: number, all: number): string => (all === 1 ? 'Profile name' : `Name of profile ${place} of ${all}`),
  another: 'Something else',
  review: 'Review…',
  cancel: 'Cancel',
  twice: 'Two profiles cannot have the same name.',
  wanted: 'Type a name.',
} as const

/** What is said after a write, and what can be done about it. */
export const writtenText = {
  undo: 'Undo',
  redo: 'Redo',
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
} as const
