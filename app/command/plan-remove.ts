import { FILE_ROLES, type ProfileBook } from '../profile/model.ts'
import { type Reference, referencesTo } from '../profile/references.ts'
import { commandRefusal, commandTitle } from '../text/command-text.ts'
import { type DraftResult, draftOf, type RoleCommand, refused, type Touch } from './draft.ts'
import type { Intent, PlanNote, Target } from './model.ts'
import { cacheNotes, environmentNotes } from './place-notes.ts'
import { followNote, leftBehindNotes } from './reference-notes.ts'
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
  const references = referencesFromOthers(book, target)
  const follows = intent.references === 'follow'
  const followed = follows ? references : []
  return draftOf({
    title: commandTitle.remove(kind, name),
    commands: [...followed.map(removal), ...sectionRemovals(book, target)],
    touches: [{ ...target, settings: 'all' }, ...followed.map(touchOf)],
    notes: [
      ...referenceNotes(target, references, intent.references),
      ...environmentNotes(target, surroundings),
      ...cacheNotes(book, target),
    ],
  })
}

function referenceNotes(
  target: Target,
  references: readonly Reference[],
  way: 'follow' | 'leave',
): readonly PlanNote[] {
  return way === 'follow' ? followNote(target, references) : leftBehindNotes(target, references)
}

/** References that stand outside the target's own sections: those inside share its fate. */
export function referencesFromOthers(book: ProfileBook, target: Target): readonly Reference[] {
  return referencesTo(book, target).filter(({ profile }) => target.kind !== 'profile' || profile !== target.name)
}

/** What a followed reference may change: `[DEFAULT]` gives its settings to every profile. */
export function touchOf({ profile, setting }: Reference): Touch {
  return { kind: 'profile', name: profile === 'DEFAULT' ? null : profile, settings: new Set([setting]) }
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
