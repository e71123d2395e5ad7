import type { Edit } from './model.ts'

/**
 * A text on its way from the first to the last: what is kept of the first (`start` in it), and what was put in, in order. Kept pieces
 * never change places.
 */
type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly length: number }
  | { readonly kind: 'added'; readonly text: string }

/** The edits that do to a text at once what several lists of edits do to it one after the other. */
export function composeEdits(text: string, steps: readonly (readonly Edit[])[]): readonly Edit[] {
  const whole: readonly Piece[] = [{ kind: 'kept', start: 0, length: text.length }]
  return toEdits(text, steps.reduce(withEdits, whole))
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'kept' ? piece.length : piece.text.length
}

function partOf(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'added') return { kind: 'added', text: piece.text.slice(from, to) }
  return { kind: 'kept', start: piece.start + from, length: to - from }
}

function withEdits(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const result: Piece[] = []
  let index = 0
  let start = 0
  /** Goes on to an offset of the text that the pieces make. */
  const advance = (to: number, fate: 'keep' | 'drop', from: number): void => {
    for (let piece = pieces[index]; piece !== undefined && start < to; piece = pieces[index]) {
      const end = start + lengthOf(piece)
      const part = partOf(piece, Math.max(from, start) - start, Math.min(to, end) - start)
      if (fate === 'keep' && lengthOf(part) > 0) result.push(part)
      if (end > to) return
      start = end
      index++
    }
  }
  let at = 0
  for (const edit of edits) {
    advance(edit.offset, 'keep', at)
    advance(edit.offset + edit.length, 'drop', edit.offset)
    if (edit.text !== '') result.push({ kind: 'added', text: edit.text })
    at = edit.offset + edit.length
  }
  advance(Number.POSITIVE_INFINITY, 'keep', at)
  return result
}

function toEdits(text: string, pieces: readonly Piece[]): readonly Edit[] {
  const edits: Edit[] = []
  let at = 0
  let added = ''
  const close = (start: number): void => {
    if (text.slice(at, start) !== added) edits.push({ offset: at, length: start - at, text: added })
    added = ''
  }
  for (const piece of pieces) {
    if (piece.kind === 'added') {
      added += piece.text
      continue
    }
    close(piece.start)
    at = piece.start + piece.length
  }
  close(text.length)
  return edits
}
