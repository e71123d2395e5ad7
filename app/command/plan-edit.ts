import type { FileRole, ProfileBook } from '../profile/model.ts'
import { SECRET_SETTINGS } from '../profile/model.ts'
import { commandRefusal, commandTitle } from '../text/command-text.ts'
import { isSecret } from '../text/secret.ts'
import { type DraftResult, draftOf, type RoleCommand, refused, type Wish } from './draft.ts'
import { leftOverNotes, oldTokens, removalsOf } from './left-overs.ts'
import type { Intent, IntentRefusal, SettingEdit, Target } from './model.ts'
import { commandsToAdd, commandToSet } from './set-commands.ts'
import { outerName, pathText, type SettingPath, settingPath } from './setting-path.ts'
import { isThere, ownSettings, roleInForce, sectionInForce, settingsInForce } from './target-sections.ts'

/** One setting to change, with the file it is changed in. */
export type PlacedEdit = Wish

export type Placed =
  | { readonly ok: true; readonly edits: readonly PlacedEdit[] }
  | { readonly ok: false; readonly refusal: IntentRefusal }

/** Plans changes of settings where they are in force, or in the file asked for. */
export function planEdit(intent: Intent & { readonly kind: 'edit' }, book: ProfileBook): DraftResult {
  const { target, edits } = intent
  if (!isThere(book, target)) {
    return refused('no-such-target', commandRefusal.noSuchTarget(target.kind, target.name))
  }
  const placed = placeEdits(book, target, edits)
  if (!placed.ok) return placed
  const leftOver = oldTokens(book, placed.edits)
  return draftOf({
    title: editTitle(target, edits),
    commands: [...commandsForEdits(book, target, placed.edits), ...removalsOf(leftOver)],
    wishes: placed.edits,
    notes: leftOverNotes(leftOver),
  })
}

function editTitle({ kind, name }: Target, edits: readonly SettingEdit[]): string {
  const [only] = edits
  if (only === undefined || edits.length > 1) return commandTitle.change(edits.length, kind, name)
  return only.value === null ? commandTitle.unset(only.setting, kind, name) : commandTitle.set(only.setting, kind, name)
}

/**
 * Decides for each edit which file it concerns; the first that cannot be made refuses them all. Among several, one that finds its setting
 * gone already is passed over.
 */
export function placeEdits(book: ProfileBook, target: Target, edits: readonly SettingEdit[]): Placed {
  const placed: PlacedEdit[] = []
  for (const edit of edits) {
    const path = settingPath(edit.setting, settingsInForce(book, target))
    const role = edit.file ?? roleInForce(book, target, outerName(path)) ?? usualRole(target, path)
    const refusal = editRefusal(book, target, edit, path, role)
    if (refusal?.code === 'nothing-to-do' && edits.length > 1) continue
    if (refusal !== null) return { ok: false, refusal }
    placed.push({ target, role, path, value: edit.value })
  }
  return { ok: true, edits: placed }
}

/**
 * Where `aws configure set` puts a new setting (awscli configure/set.py, 1.45): keys into the credentials file, the rest into config. The
 * outdated name of the token goes with the keys too, because botocore reads it from nowhere else.
 */
export function usualRole(target: Target, path: SettingPath): FileRole {
  if (target.kind !== 'profile' || path.block !== null) return 'config'
  const name = path.name.toLowerCase()
  return name === 'aws_access_key_id' || SECRET_SETTINGS.has(name) ? 'credentials' : 'config'
}

function editRefusal(
  book: ProfileBook,
  target: Target,
  { setting, value }: SettingEdit,
  path: SettingPath,
  role: FileRole,
): IntentRefusal | null {
  if (target.kind !== 'profile' && role === 'credentials') {
    return { code: 'unsupported', message: commandRefusal.configOnly(target.kind) }
  }
  if (path.block !== null && isSecret(value)) {
    return { code: 'unsupported', message: commandRefusal.nestedSecret(setting) }
  }
  return value === null ? removalRefusal(book, target, path, role) : null
}

function removalRefusal(book: ProfileBook, target: Target, path: SettingPath, role: FileRole): IntentRefusal | null {
  const section = sectionInForce(book, role, target)
  const outer = outerName(path)
  const found = section?.settings.get(outer)
  const text = pathText(path)
  if (section === null || found === undefined) {
    const isElsewhere = settingsInForce(book, target).has(outer)
    const message = isElsewhere
      ? commandRefusal.notSetInFile(text, role)
      : commandRefusal.notSet(text, target.kind, target.name)
    return { code: 'nothing-to-do', message }
  }
  if (!ownSettings(book, role, section.header).has(outer)) {
    return { code: 'would-change-others', message: commandRefusal.fromDefaultSection(text, target.name) }
  }
  const isMissing = path.block !== null && found.value.kind === 'nested' && !found.value.entries.has(path.name)
  return isMissing ? { code: 'nothing-to-do', message: commandRefusal.notSet(text, target.kind, target.name) } : null
}

/** The commands for placed edits: a file that lacks the section gets it first. */
export function commandsForEdits(
  book: ProfileBook,
  target: Target,
  edits: readonly PlacedEdit[],
): readonly RoleCommand[] {
  const roles: readonly FileRole[] = ['config', 'credentials']
  return roles.flatMap((role) => {
    const own = edits.filter((edit) => edit.role === role)
    const header = sectionInForce(book, role, target)?.header
    const commands =
      header === undefined ? commandsToAdd(role, target, own) : own.map((edit) => commandToSet(header, edit))
    return commands.map((command) => ({ role, command }))
  })
}
