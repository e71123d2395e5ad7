import type { ProfileBook } from '../profile/model.ts'
import { type DraftResult, draftOf, type RoleCommand } from './draft.ts'
import { finishDraft } from './finish.ts'
import type { Intent, IntentResult } from './model.ts'
import { planAdd } from './plan-add.ts'
import { planDuplicate } from './plan-duplicate.ts'
import { planEdit } from './plan-edit.ts'
import { planImport } from './plan-import.ts'
import { planRemove } from './plan-remove.ts'
import { planRename } from './plan-rename.ts'
import { NO_SURROUNDINGS, type Surroundings } from './surroundings.ts'

/**
 * What an intent comes to in the two files, as document commands for each; or why it cannot be had, in one sentence. Never throws. A plan
 * never makes a tool refuse a file, and never changes what any other profile reads as: it is read back before it is given out.
 */
export function planIntent(
  intent: Intent,
  book: ProfileBook,
  surroundings: Surroundings = NO_SURROUNDINGS,
): IntentResult {
  const drafted = draftIntent(intent, book, surroundings)
  const result = drafted.ok ? finishDraft(drafted.draft, book) : drafted
  if (!result.ok) return { ok: false, refusal: { ...result.refusal, message: onOneLine(result.refusal.message) } }
  const { title, changes, notes } = result.plan
  return {
    ok: true,
    plan: {
      title: onOneLine(title),
      changes,
      notes: notes.map((note) => ({ ...note, message: onOneLine(note.message) })),
    },
  }
}

/** A name may hold anything, and a sentence with it must stay one line that does nothing to a terminal. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\ufffd')
}

function draftIntent(intent: Intent, book: ProfileBook, surroundings: Surroundings): DraftResult {
  switch (intent.kind) {
    case 'edit':
      return planEdit(intent, book)
    case 'add':
      return planAdd(intent, book)
    case 'duplicate':
      return planDuplicate(intent, book)
    case 'rename':
      return planRename(intent, book, surroundings)
    case 'remove':
      return planRemove(intent, book, surroundings)
    case 'import':
      return planImport(intent, book)
    case 'fix':
      return planFix(intent)
  }
}

/** A quick fix brings its commands along. */
function planFix({ title, changes }: Intent & { readonly kind: 'fix' }): DraftResult {
  const commands = changes.flatMap(({ role, commands: own }) => own.map((command): RoleCommand => ({ role, command })))
  return draftOf({ title, commands })
}
