import { FILE_ROLES, type ProfileBook, SECRET_SETTINGS } from '../profile/model.ts'
import { commandNote, commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, type RoleCommand, refused } from './draft.ts'
import type { Intent, PlanNote, Target } from './model.ts'
import { caseNotes, nameRefusal } from './name-check.ts'
import { renamedHeader } from './renamed-header.ts'
import { isThere, sectionInForce, settingsInForce } from './target-sections.ts'

/** Plans a copy of the sections in force, in each file where there is one, comments inside and all. */
export function planDuplicate(intent: Intent & { readonly kind: 'duplicate' }, book: ProfileBook): DraftResult {
  const { target, to } = intent
  const { kind, name } = target
  const copy = { kind, name: to }
  if (!isThere(book, target)) return refused('no-such-target', commandRefusal.noSuchTarget(kind, name))
  const roles = FILE_ROLES.filter((role) => sectionInForce(book, role, target) !== null)
  const refusal = nameRefusal(copy, roles)
  if (refusal !== null) return { ok: false, refusal }
  if (isThere(book, copy)) return refused('already-there', commandRefusal.alreadyThere(kind, to))
  return draftOf({
    title: commandTitle.duplicate(kind, name, to),
    commands: copies(book, target, copy),
    moves: [{ kind, from: name, to, except: new Set() }],
    notes: [...keyNotes(book, target, to), ...caseNotes(book, copy, null)],
  })
}

function copies(book: ProfileBook, target: Target, copy: Target): readonly RoleCommand[] {
  return FILE_ROLES.flatMap((role): RoleCommand[] => {
    const section = sectionInForce(book, role, target)?.header
    if (section === undefined) return []
    return [{ role, command: { kind: 'copy-section', section, to: renamedHeader(role, section, copy) } }]
  })
}

function keyNotes(book: ProfileBook, target: Target, to: string): readonly PlanNote[] {
  const settings = settingsInForce(book, target)
  const holdsSecrets = [...SECRET_SETTINGS].some((setting) => settings.has(setting))
  return holdsSecrets ? [{ severity: 'info', message: commandNote.copiesKeys(target.name, to) }] : []
}
