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
  const lines = document.lines.slice(section.line - 1, section.line - 1 + section.lineCount)
  const isLast = section.line - 1 + section.lineCount === document.lines.length
  const kept = isLast ? 0 : leaningComments(lines)
  const removed = lines.slice(0, lines.length - kept)
  const length = removed.reduce((sum, line) => sum + line.text.length, 0)
  return { offset: removed[0]?.offset ?? 0, length, text: '' }
}

function leaningComments(lines: readonly Line[]): number {
  const firstOther = lines.findLastIndex((line) => line.kind !== 'comment')
  return lines.length - 1 - firstOther
}

/** The edit that gives a section another name; everything around the name stays. */
export function editToRename(document: Document, section: WrittenSection, to: string): readonly Edit[] {
  const line = document.lines[section.line - 1]
  if (line === undefined) return []
  const margin = line.text.startsWith('\ufeff') ? 1 : 0
  const open = skipBlanks(line.text, margin, line.text.length)
  const close = headerClose(line.text, open, line.text.length - lineEndLength(line.text))
  return [{ offset: line.offset + open + 1, length: close - open - 1, text: to }]
}
