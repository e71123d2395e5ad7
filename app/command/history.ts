import { applyEdits, invertEdits } from '../document/edits.ts'
import type { Edit } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { changedRuns, linesOf } from './history-lines.ts'
import { holdsChange } from './history-meaning.ts'
import { type Merge, mergeOver, mergeTexts } from './history-merge.ts'

export type { SectionConflict } from './history-merge.ts'

/**
 * One file of a write as history keeps it: the text before, and the edits that made the text after of it. Secrets inside, as in the file
 * itself. A file that did not exist is the empty text.
 */
export type WrittenText = { readonly before: string; readonly edits: readonly Edit[] }

/** A write, or the undoing of one. */
export type WriteLink = {
  readonly id: number
  /** The entry that this one took back; null: a write of its own. */
  readonly undoes: number | null
  /** Who asked for it; left out: a person. */
  readonly who?: WriteAsker
}

/** Who asked for a write. `itself`: nobody; Lanyard renewed a session, or a time ran out. */
export type WriteAsker = 'window' | 'tray' | 'command-line' | 'itself'

/** What a write was, from its two texts. */
export function writtenText(before: string, after: string): WrittenText {
  const lines = linesOf(before)
  const offsets: number[] = []
  let end = 0
  for (const line of lines) {
    offsets.push(end)
    end += line.length
  }
  const edits = changedRuns(lines, linesOf(after)).map(({ start, end: stop, lines: added }): Edit => {
    const offset = offsets[start] ?? before.length
    return { offset, length: (offsets[stop] ?? before.length) - offset, text: added.join('') }
  })
  return { before, edits }
}

/** The text a write left. */
export function textAfter({ before, edits }: WrittenText): string {
  return applyEdits(before, edits)
}

/**
 * What undoing a write makes of the text that is there now. A text that is as the write left it gets its former bytes back, to the last
 * one. Where other things changed since, they stay; where the same lines or settings changed, a conflict says what each side has, or, with
 * `over-theirs`, the section is put back as it was before the write.
 */
export function planUndo(written: WrittenText, text: string, resolve: 'fitting' | 'over-theirs' = 'fitting'): Merge {
  const after = textAfter(written)
  if (text === after) return { ok: true, text: applyEdits(after, invertEdits(written.before, written.edits)) }
  const merge = resolve === 'fitting' ? mergeTexts : mergeOver
  return merge(after, written.before, text)
}

/** Whether a change, known by the text it was planned on and the one it made, is in a text that others may have written since. */
export function isChangeThere(before: string, after: string, text: string): boolean {
  if (text === after) return true
  if (text === before) return false
  const [was, is, now] = [parseDocument(before), parseDocument(after), parseDocument(text)]
  switch (holdsChange(was, is, now)) {
    case 'yes':
      return true
    case 'no':
      return false
    case 'unknown': {
      const without = mergeTexts(after, before, text)
      return without.ok && without.text !== text
    }
  }
}

/** Whether each entry holds (`done`), or its undo, or the undo of the undo's undo, is the newest word on it (`undone`). Ids in any order. */
export function statesOf(entries: readonly WriteLink[]): ReadonlyMap<number, 'done' | 'undone'> {
  const states = new Map<number, 'done' | 'undone'>()
  // An entry is younger than what it undoes, so the youngest are known first.
  for (const { id, undoes } of entries.toSorted((one, other) => other.id - one.id)) {
    const state = states.get(id) ?? 'done'
    states.set(id, state)
    if (undoes !== null && undoes < id && state === 'done') states.set(undoes, 'undone')
  }
  return states
}

const isByPerson = ({ who }: WriteLink): boolean => who !== 'itself'

/**
 * What *Undo* takes back next: the newest write that holds, is no undo itself, and that a person asked for; null when there is none. What
 * Lanyard wrote by itself is taken back only where somebody picks it.
 */
export function nextUndo(entries: readonly WriteLink[]): number | null {
  const states = statesOf(entries)
  const own = entries.filter(isByPerson)
  const open = own.filter(({ id, undoes }) => undoes === null && states.get(id) === 'done').map(({ id }) => id)
  return open.length === 0 ? null : Math.max(...open)
}
