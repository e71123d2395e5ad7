import { lineEndLength } from './line-shape.ts'
import type { Document, DocumentCommand, Edit, Line } from './model.ts'

const MARK = '\ufeff'

type LineCommand = DocumentCommand & { readonly kind: 'replace-line' }

/** The line a command means: the only one that reads so, else the one on its number; null when there is none. */
export function findLine(document: Document, command: Pick<LineCommand, 'line' | 'was'>): Line | null {
  const alike = document.lines.filter((line) => contentOf(line) === command.was)
  const [only, another] = alike
  if (only !== undefined && another === undefined) return only
  return alike.find((line) => line.number === command.line) ?? null
}

/** Edits that put other words on a line, or take it out with its line end. A byte order mark before the first line stays. */
export function editsToReplaceLine(document: Document, command: LineCommand): readonly Edit[] {
  const line = findLine(document, command)
  if (line === null || command.text === command.was) return []
  const offset = line.offset + marginOf(line)
  const whole = line.text.length - marginOf(line)
  const length = command.text === null ? whole : whole - lineEndLength(line.text)
  return [{ offset, length, text: command.text ?? '' }]
}

/** The edit that takes away the byte order mark at the start of a file, where there is one. */
export function editsToDropMark(document: Document): readonly Edit[] {
  return document.text.startsWith(MARK) ? [{ offset: 0, length: MARK.length, text: '' }] : []
}

/** A line's words: without its line end, and without the byte order mark that may stand before the first. */
function contentOf(line: Line): string {
  return line.text.slice(marginOf(line), line.text.length - lineEndLength(line.text))
}

function marginOf(line: Line): number {
  return line.number === 1 && line.text.startsWith(MARK) ? MARK.length : 0
}
