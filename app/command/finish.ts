import type { ProfileBook } from '../profile/model.ts'
import { commandRefusal } from '../text/command-text.ts'
import { type Draft, refused } from './draft.ts'
import { findingNotes } from './finding-notes.ts'
import type { IntentResult, PlanNote } from './model.ts'
import { ownerNotes } from './owner-notes.ts'
import { refusedFileNotes } from './place-notes.ts'
import { readingRefusal } from './reading-check.ts'
import { simulate } from './simulate.ts'
import { touchesOf } from './touches.ts'
import { wishNotes, wishRefusal } from './wish-check.ts'

/**
 * A draft as a plan, once it is known what it comes to: the files are changed in memory and read again by each tool's rules. Refused when
 * a tool would come to refuse a file, when anything else would read differently, or when what was wanted would not be read.
 */
export function finishDraft(draft: Draft, book: ProfileBook): IntentResult {
  const simulation = simulate(draft.commands, book)
  if (!simulation.ok) return simulation
  const { changes, after } = simulation
  if (changes.length === 0) return refused('nothing-to-do', commandRefusal.nothingToDo)
  const refusal =
    readingRefusal(book, after, touchesOf(draft.commands), draft.moves) ?? wishRefusal(draft.wishes, after)
  if (refusal !== null) return { ok: false, refusal }
  const notes = [
    ...ownerNotes(book, changes),
    ...draft.notes,
    ...wishNotes(draft.wishes, after),
    ...findingNotes(draft, book, after),
    ...refusedFileNotes(after, changes),
  ]
  return { ok: true, plan: { title: draft.title, changes, notes: withoutRepeats(notes) } }
}

function withoutRepeats(notes: readonly PlanNote[]): readonly PlanNote[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()]
}
