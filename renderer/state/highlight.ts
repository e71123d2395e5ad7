import type { HighlightRange } from '../../app/view/filter.ts'

/** A piece of text, marked where it matched; `at` is where it starts. */
export type Piece = { readonly at: number; readonly text: string; readonly marked: boolean }

/** Cuts a text at sorted ranges that do not overlap. */
export function cutRanges(text: string, ranges: readonly HighlightRange[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of ranges) {
    if (start > at) pieces.push({ at, text: text.slice(at, start), marked: false })
    pieces.push({ at: start, text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), marked: false })
  return pieces
}

/** Single characters (UTF-16 offsets, in order) as ranges; neighbours join. */
export function rangesOf(positions: readonly number[]): readonly HighlightRange[] {
  const ranges: HighlightRange[] = []
  for (const at of positions) {
    const last = ranges.at(-1)
    if (last !== undefined && last.end === at) ranges[ranges.length - 1] = { start: last.start, end: at + 1 }
    else ranges.push({ start: at, end: at + 1 })
  }
  return ranges
}
