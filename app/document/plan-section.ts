import { skipBlanks } from './blank.ts'
import { headerClose, lineEndLength, lineEndOf } from './line-shape.ts'
import type { Document, Edit, Line, WrittenSection } from './model.ts'
import { lineEndAfter, settingLine } from './plan-setting.ts'

/**
 * The edit that puts a new section at the end of the file, after one blank line. A file without a final newline keeps its habit, and its
 * last line its own.
 */
export function editToAdd(document: Document, name: string, settings: readonly (readonly [string, string])[]): Edit {
  const last = document.lines.at(-1)
  const lineEnd = lineEndAfter(document, last)
  const isOpen = last !== undefined && lineEndOf(last.text) === ''
  const gap = last === undefined || last.kind === 'blank' ? '' : lineEnd
  const lines = [`[${name}]`, ...settings.map(([setting, value]) => settingLine(setting, value, undefined))]
  const text = `${isOpen ? lineEnd : ''}${gap}${lines.join(lineEnd)}${isOpen ? '' : lineEnd}`
  return { offset: document.text.length, length: 0, text }
}

/**
 * The edit that takes a section out: header, settings, and the comments and blank lines among them. A comment block that leans on the
 * next header is that one's and stays.
 */
export function editToRemove(document: Document, section: WrittenSection): Edit {
  const removed = ownLines(document, section)
  const length = removed.reduce((sum, line) => sum + line.text.length, 0)
  return { offset: removed[0]?.offset ?? 0, length, text: '' }
}

/** A section's lines without the comments that lean on the next header. */
function ownLines(document: Document, section: WrittenSection): readonly Line[] {
  const end = section.line - 1 + section.lineCount
  const lines = document.lines.slice(section.line - 1, end)
  return end === document.lines.length ? lines : lines.slice(0, lines.length - leaningComments(lines))
}

function leaningComments(lines: readonly Line[]): number {
  const firstOther = lines.findLastIndex((line) => line.kind !== 'comment')
  return lines.length - 1 - firstOther
}

/** The edit that gives a section another name; everything around the name stays. */
export function editToRename(document: Document, section: WrittenSection, to: string): readonly Edit[] {
  const line = document.lines[section.line - 1]
  if (line === undefined) return []
  const { start, end } = nameSpan(line)
  return [{ offset: line.offset + start, length: end - start, text: to }]
}

/**
 * The edit that puts a copy of a section behind it, after a blank line: its lines as they are, under another name. The copied header
 * loses its indentation, with which it could become part of the value above it.
 */
export function editToCopy(document: Document, section: WrittenSection, to: string): Edit {
  const own = ownLines(document, section)
  const lines = own.slice(0, own.findLastIndex((line) => line.kind !== 'blank') + 1)
  const [header, ...rest] = lines
  const last = lines.at(-1)
  if (header === undefined || last === undefined) return { offset: document.text.length, length: 0, text: '' }
  const { end } = nameSpan(header)
  const lineEnd = lineEndAfter(document, last)
  const copied = [`[${to}${header.text.slice(end)}`, ...rest.map((line) => line.text)].join('')
  const isOpen = lineEndOf(last.text) === ''
  return { offset: last.offset + last.text.length, length: 0, text: `${isOpen ? lineEnd : ''}${lineEnd}${copied}` }
}

/** Where the name stands on a header's line. */
function nameSpan(line: Line): { readonly start: number; readonly end: number } {
  const margin = line.text.startsWith('\ufeff') ? 1 : 0
  const open = skipBlanks(line.text, margin, line.text.length)
  return { start: open + 1, end: headerClose(line.text, open, line.text.length - lineEndLength(line.text)) }
}
