import type { ProfileBook } from '../profile/model.ts'
import type { DraftResult } from './draft.ts'
import { finishDraft } from './finish.ts'
import type { Intent, IntentResult } from './model.ts'
import { planAdd } from './plan-add.ts'
import { planEdit } from './plan-edit.ts'
import { planRemove } from './plan-remove.ts'
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
  return drafted.ok ? finishDraft(drafted.draft, book) : drafted
}

function draftIntent(intent: Intent, book: ProfileBook, surroundings: Surroundings): DraftResult {
  switch (intent.kind) {
    case 'edit':
      return planEdit(intent, book)
    case 'add':
      return planAdd(intent, book)
    case 'remove':
      return planRemove(intent, book, surroundings)
    default:
      return { ok: false, refusal: { code: 'unsupported', message: '' } }
  }
}
