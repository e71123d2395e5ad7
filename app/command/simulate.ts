import type { DocumentCommand, PlanProblem } from '../document/model.ts'
import { planCommands } from '../document/plan-commands.ts'
import { buildProfileBook, type SharedFiles } from '../profile/book.ts'
import { FILE_ROLES, type FileRole, type FileSnapshot, type ProfileBook } from '../profile/model.ts'
import { commandRefusal } from '../text/command-text.ts'
import { isEmptySecret } from '../text/secret.ts'
import { type RoleCommand, refused } from './draft.ts'
import type { FileCommands, IntentRefusal, NewValue } from './model.ts'
import { bringsSecret, openCommands } from './open-commands.ts'

/** The files as they would be: what changes, and how both files read then. */
export type Simulation =
  | { readonly ok: true; readonly changes: readonly FileCommands[]; readonly after: ProfileBook }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** Stands in for a secret while a change is only looked at: nothing in `app/` opens one. */
const STAND_IN = 'a-secret'

/** Does the commands on copies of the files. A file whose text stays is left out, unless a secret may change it. */
export function simulate(commands: readonly RoleCommand[], book: ProfileBook): Simulation {
  const grouped = groupByFile(commands, book)
  if (grouped === null) return refused('unsupported', commandRefusal.sameFile)
  const changes: FileCommands[] = []
  let files: SharedFiles = book.files
  for (const change of grouped) {
    const file = book.files[change.role]
    const refusal = writingRefusal(file, change.commands)
    if (refusal !== null) return { ok: false, refusal }
    const planned = planCommands(file.text, withStandIns(change.commands))
    if (!planned.ok) return { ok: false, refusal: refusalOf(planned.problem) }
    if (planned.text === file.text && !change.commands.some(bringsSecret)) continue
    changes.push(change)
    files = withText(files, file, planned.text)
  }
  return { ok: true, changes, after: buildProfileBook(files) }
}

/** Both variables may name one file: commands for it are planned once. Null where it would have to be two. */
function groupByFile(commands: readonly RoleCommand[], { files }: ProfileBook): readonly FileCommands[] | null {
  const changes = FILE_ROLES.flatMap((role): FileCommands[] => {
    const own = commands.filter((each) => each.role === role).map((each) => each.command)
    return own.length === 0 ? [] : [{ role, commands: own }]
  })
  return changes.length > 1 && files.config.path === files.credentials.path ? null : changes
}

/** Each file of that path with the new text: what was missing is there then. */
function withText(files: SharedFiles, { path }: FileSnapshot, text: string): SharedFiles {
  const changed = (role: FileRole): FileSnapshot =>
    files[role].path === path ? { ...files[role], state: 'present', text } : files[role]
  return { config: changed('config'), credentials: changed('credentials') }
}

// oxlint-disable-next-line no-control-regex -- everything but ASCII is what is looked for
const NOT_ASCII = /[^\u0000-\u007f]/

function writingRefusal(file: FileSnapshot, commands: readonly DocumentCommand<NewValue>[]): IntentRefusal | null {
  if (file.state === 'unreadable') {
    return { code: 'file-refused', message: commandRefusal.fileUnreadable(file.path, file.reason) }
  }
  // A file of other bytes is text of one character a byte: more than ASCII would be written as something else.
  const isForeign = file.encoding === 'bytes' && NOT_ASCII.test(JSON.stringify(commands.filter(bringsText)))
  return isForeign ? { code: 'unsupported', message: commandRefusal.notUtf8(file.path) } : null
}

/** Commands that write something new; a secret prints as a mask, and is ASCII itself. */
function bringsText(command: DocumentCommand<NewValue>): boolean {
  return command.kind !== 'replace-line' && !bringsSecret(command)
}

function withStandIns(commands: readonly DocumentCommand<NewValue>[]): readonly DocumentCommand[] {
  return openCommands(commands, (secret) => (isEmptySecret(secret) ? '' : STAND_IN))
}

function refusalOf({ code, section, setting }: PlanProblem): IntentRefusal {
  const header = section ?? ''
  switch (code) {
    case 'no-such-section':
      return { code: 'text-changed', message: commandRefusal.sectionGone(header) }
    case 'section-exists':
      return { code: 'already-there', message: commandRefusal.sectionThere(header) }
    case 'name-not-writable':
      return {
        code,
        message: setting === null ? commandRefusal.unwritableName(header) : commandRefusal.unwritableSetting(setting),
      }
    case 'value-not-writable':
      return { code, message: commandRefusal.unwritableValue(setting ?? header) }
    case 'not-a-block':
      return { code: 'unsupported', message: commandRefusal.notABlock(setting ?? header) }
    case 'line-changed':
      return { code: 'text-changed', message: commandRefusal.lineChanged }
    case 'would-change-others':
      return { code, message: commandRefusal.wouldChangeOthers(null) }
  }
}
