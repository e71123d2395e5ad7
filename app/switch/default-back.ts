import { withLineEnd } from '../command/history-join.ts'
import type { SectionConflict } from '../command/history-merge.ts'
import { applyEdits } from '../document/edits.ts'
import type { Document } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { cutLineEnd, defaultSpans, isRestAlike, lastWords, type SectionSpan, spansOf } from './default-sections.ts'
import type { Digest, KeptFile, KeptPiece } from './kept-model.ts'

/** What stands in a file where the default sections are: what we put there, what was there before, or something else. */
export type Standing = 'stands-in' | 'restored' | 'changed'

/** The part of a file that is about the default profile, comparable; line ends at the end of a section left out. Secrets inside. */
export function defaultPart(kept: Pick<KeptFile, 'role'>, text: string): string {
  return partOf(defaultSpans(kept.role, parseDocument(text)).map((span) => span.text))
}

const partOf = (texts: readonly string[]): string => JSON.stringify(texts.map((text) => cutLineEnd(text)[0]))

/** The same of what stands in. */
export const standInPart = (standIn: string | null): string => partOf(standIn === null ? [] : [standIn])

/** The same of what was there before. */
export const keptPart = ({ pieces }: KeptFile): string =>
  partOf(pieces.map(({ text }) => text).filter((text) => text !== ''))

/** How a file stands. `alsoOurs`: what would stand in by now, which somebody may have brought about before us. */
export function standingOf(kept: KeptFile, text: string, alsoOurs: string | null = null): Standing {
  const part = defaultPart(kept, text)
  if (part === standInPart(kept.standIn) || (alsoOurs !== null && part === standInPart(alsoOurs))) return 'stands-in'
  return part === keptPart(kept) ? 'restored' : 'changed'
}

/** How going back treats a default section that somebody changed: it stops and tells, or puts back what was kept all the same. */
export type Going = {
  readonly digest: Digest
  readonly how: 'fitting' | 'over-theirs'
  readonly alsoOurs?: string | null
}

export type Back =
  | { readonly ok: true; readonly text: string }
  /** `mine`: what was kept; `theirs`: what is there; `base`: what stood in. */
  | { readonly ok: false; readonly conflict: SectionConflict }

/**
 * A file with what was kept in its place again. One that reads as it was written gets its former bytes, to the last one; where other
 * parts changed they stay as they are, and only the default sections are put back. Never guesses: a default section that is not as it was
 * left is a conflict.
 */
export function planBack(
  kept: KeptFile,
  file: Pick<KeptFile, 'encoding'> & { readonly text: string },
  going: Going,
): Back {
  const { text } = file
  const standing = standingOf(kept, text, going.alsoOurs)
  if (standing === 'restored') return { ok: true, text }
  if (file.encoding !== kept.encoding) return conflictIn(kept, text)
  if (going.digest(text) === kept.written) return { ok: true, text: applyEdits(text, kept.pieces) }
  if (standing === 'changed' && going.how === 'fitting') return conflictIn(kept, text)
  const back = putBack(kept, text)
  return defaultPart(kept, back) === keptPart(kept) && isRestAlike(kept.role, text, back)
    ? { ok: true, text: back }
    : conflictIn(kept, text)
}

/** Null for none. */
const joined = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.map(withLineEnd).join('')

function conflictIn(kept: KeptFile, text: string): Back {
  const here = defaultSpans(kept.role, parseDocument(text)).map((span) => span.text)
  const was = kept.pieces.map((piece) => piece.text).filter((piece) => piece !== '')
  return { ok: false, conflict: { section: 'default', base: kept.standIn, mine: joined(was), theirs: joined(here) } }
}

function putBack(kept: KeptFile, text: string): string {
  const spans = defaultSpans(kept.role, parseDocument(text))
  const [first, ...rest] = kept.pieces
  const inPlace = first !== undefined && spans.length > 0 ? first : null
  const edits = spans.map((span, index) => editFor(kept, text, span, index === 0 ? inPlace : null))
  const left = inPlace === null ? kept.pieces : rest
  return left.filter((piece) => piece.text !== '').reduce(withPiece, applyEdits(text, edits))
}

function editFor({ around }: KeptFile, text: string, { start, end, text: own }: SectionSpan, piece: KeptPiece | null) {
  const [body, lineEnd] = cutLineEnd(own)
  if (piece !== null && piece.text !== '') {
    const replaced = end === text.length ? cutLineEnd(piece.text)[0] + lineEnd : withLineEnd(piece.text)
    return { offset: start, length: end - start, text: replaced }
  }
  // What was put around it goes with it, as far as it is there still.
  const before = text.endsWith(around.before, start) ? around.before.length : 0
  // Behind a file without a final line end, the line end that follows now came with somebody's lines.
  const isTheirs = around.before !== '' && around.after === ''
  return { offset: start - before, length: before + body.length + (isTheirs ? 0 : lineEnd.length), text: '' }
}

/** A text with a piece where it stood: behind the section that stood before it, else at the start or the end. */
function withPiece(text: string, piece: KeptPiece): string {
  const document = parseDocument(text)
  const alike = lastWords(document).filter(({ header }) => header === piece.behind)
  const anchor = alike[piece.nth - 1] ?? alike.at(-1)
  const end = piece.behind === null ? 0 : (anchor?.end ?? text.length)
  const at = text.startsWith(piece.gap, end) ? end + piece.gap.length : endBehind(document, piece, end)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return withLineEnd(before) + (after === '' ? piece.text : withLineEnd(piece.text)) + after
}

/** Where the gap is not what it was: behind the comments that are the section's own. */
function endBehind(document: Document, { behind, nth }: KeptPiece, end: number): number {
  if (behind === null) return end
  const alike = spansOf(document, (name) => name === behind)
  return Math.max(end, (alike[nth - 1] ?? alike.at(-1))?.end ?? 0)
}
