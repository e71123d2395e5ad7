import { FILE_ROLES, type ProfileBook } from '../profile/model.ts'
import { type Reference, referencesTo } from '../profile/references.ts'
import { commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, type RoleCommand, refused } from './draft.ts'
import type { Intent, Target } from './model.ts'
import { cacheNotes, environmentNotes } from './place-notes.ts'
import { followNote, isFromOutside, leftBehindNotes } from './reference-notes.ts'
import type { Surroundings } from './surroundings.ts'
import { headersOf, isThere } from './target-sections.ts'

/** Plans the removal of every section that means the target, and, if asked, of the settings that name it. */
export function planRemove(
  intent: Intent & { readonly kind: 'remove' },
  book: ProfileBook,
  surroundings: Surroundings,
): DraftResult {
  const { target } = intent
  const { kind, name } = target
  if (!isThere(book, target)) return refused('no-such-target', commandRefusal.noSuchTarget(kind, name))
  const references = referencesTo(book, target).filter((reference) => isFromOutside(reference, target))
  const followed = intent.references === 'follow' ? references : []
  const notesOf = intent.references === 'follow' ? followNote : leftBehindNotes
  return draftOf({
    title: commandTitle.remove(kind, name),
    commands: [...followed.map(removal), ...sectionRemovals(book, target)],
    notes: [...notesOf(target, references), ...environmentNotes(target, surroundings), ...cacheNotes(book, target)],
  })
}

function removal({ role, header, setting }: Reference): RoleCommand {
  return { role, command: { kind: 'remove-setting', section: header, setting } }
}

function sectionRemovals(book: ProfileBook, target: Target): readonly RoleCommand[] {
  return FILE_ROLES.flatMap((role) =>
    headersOf(book, role, target).map(
      (section): RoleCommand => ({ role, command: { kind: 'remove-section', section } }),
    ),
  )
}
