import { FILE_ROLES, type ProfileBook } from '../profile/model.ts'
import { commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, type RoleCommand, refused } from './draft.ts'
import type { Intent } from './model.ts'
import { caseNotes, nameRefusal } from './name-check.ts'
import { placeEdits } from './plan-edit.ts'
import { commandsToAdd } from './set-commands.ts'
import { isThere, newHeader } from './target-sections.ts'

/** Plans a new section, in each file that gets a setting; in the config file when there is none. */
export function planAdd(intent: Intent & { readonly kind: 'add' }, book: ProfileBook): DraftResult {
  const { target } = intent
  const settings = intent.settings.filter((setting) => setting.value !== null)
  const placed = placeEdits(book, target, settings)
  const refusal = nameRefusal(target, placed.ok ? placed.edits.map((edit) => edit.role) : [])
  if (refusal !== null) return { ok: false, refusal }
  if (isThere(book, target)) return refused('already-there', commandRefusal.alreadyThere(target.kind, target.name))
  if (!placed.ok) return placed
  const commands = FILE_ROLES.flatMap((role) => {
    const own = placed.edits.filter((edit) => edit.role === role)
    return commandsToAdd(role, target, own).map((command): RoleCommand => ({ role, command }))
  })
  const empty: RoleCommand = {
    role: 'config',
    command: { kind: 'add-section', section: newHeader('config', target), settings: [] },
  }
  return draftOf({
    title: commandTitle.add(target.kind, target.name),
    commands: commands.length === 0 ? [empty] : commands,
    wishes: placed.edits,
    notes: caseNotes(book, target, null),
  })
}
