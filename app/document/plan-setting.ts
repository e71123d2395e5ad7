import { hidesHeader, opensBlock } from './block.ts'
import { indentOf, inlineCommentStart, lineEndLength, lineEndOf, settingShape } from './line-shape.ts'
import type { Document, Edit, Line, WrittenSection, WrittenSetting } from './model.ts'

/** Whether two setting names are one to AWS CLI, which lower-cases them. */
export function isSameSetting(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Edits that set a setting in a section: its last line of that name where there is one, else a new line after the last setting. */
export function editsToSet(document: Document, section: WrittenSection, name: string, value: string): readonly Edit[] {
  const setting = section.settings.findLast((each) => isSameSetting(each.name, name))
  if (setting === undefined) return editsToInsert(document, section, (model) => [settingLine(name, value, model)])
  if (setting.value === value) return []
  const [line, ...rest] = linesOf(document, setting)
  return line === undefined ? [] : editsToReplace(line, rest, value)
}

/** Edits that take a setting's lines out, continuation lines included; comments and blank lines between them stay. */
export function editsToRemove(document: Document, setting: WrittenSetting): readonly Edit[] {
  return linesOf(document, setting)
    .filter((line) => line.kind === 'setting' || line.kind === 'continuation')
    .map((line) => ({ offset: line.offset, length: line.text.length, text: '' }))
}

/** The line end to give a line that is put after `line`: its own, else the file's last one, else `\n`. */
export function lineEndAfter(document: Document, line: Line | undefined): string {
  const own = line === undefined ? '' : lineEndOf(line.text)
  if (own !== '') return own
  const other = document.lines.findLast((each) => lineEndLength(each.text) > 0)
  return other === undefined ? '\n' : lineEndOf(other.text)
}

/** `name = value`, in the spacing of `model` (a setting's line, or none). */
export function settingLine(name: string, value: string, model: string | undefined): string {
  const delimiter = model !== undefined && writesTight(model) ? '=' : ' = '
  return `${name}${value === '' ? delimiter.trimEnd() : delimiter}${value}`
}

function writesTight(line: string): boolean {
  const shape = settingShape(line)
  if (shape === null) return false
  if (shape.valueStart < shape.valueEnd) return shape.nameEnd + 1 === shape.valueStart
  return shape.nameEnd === shape.delimiter && line.charAt(shape.delimiter) === '='
}

/** The lines a setting takes, comments and blank ones among them included. */
export function linesOf(document: Document, setting: WrittenSetting): readonly Line[] {
  return document.lines.slice(setting.line - 1, setting.line - 1 + setting.lineCount)
}

/** Edits that put a value on a setting's line, in place of the old one and of the continuation lines among `rest`. */
export function editsToReplace(line: Line, rest: readonly Line[], value: string): readonly Edit[] {
  const shape = settingShape(line.text)
  if (shape === null) return []
  if (rest.length === 0 && line.text.slice(shape.valueStart, shape.valueEnd) === value) return []
  const start = value === '' ? shape.delimiter + 1 : shape.valueStart
  const gap = value !== '' && needsGap(line.text, shape.delimiter, shape.valueStart) ? ' ' : ''
  const end = replacedEnd(line, rest, shape.valueEnd)
  const kept = rest.filter((each) => each.kind !== 'continuation').map((each) => each.text)
  const tail = kept.length === 0 ? '' : lineEndOf(line.text) + kept.join('')
  const edit: Edit = {
    offset: line.offset + start,
    length: end - line.offset - start,
    text: gap + value + tail,
  }
  const comment = liftedComment(line, line.text.slice(shape.valueStart, shape.valueEnd), value)
  return comment === null ? [edit] : [comment, edit]
}

/** `k =` without a value, by somebody who puts a blank before the delimiter: the new value gets one after it. */
function needsGap(line: string, delimiter: number, valueStart: number): boolean {
  return valueStart === delimiter + 1 && /\s/.test(line.charAt(delimiter - 1))
}

/** Offset in the document up to which the old value goes: its own end, or the end of its last continuation line. */
function replacedEnd(line: Line, rest: readonly Line[], valueEnd: number): number {
  const last = rest.at(-1)
  if (last === undefined) return line.offset + valueEnd
  const keepsLines = rest.some((each) => each.kind !== 'continuation')
  return last.offset + last.text.length - (keepsLines ? 0 : lineEndLength(last.text))
}

/**
 * An inline comment (`region = a # mine`) is part of the value to AWS CLI, so it cannot stay behind the new one, and it is somebody's
 * words, so it must not be lost: it moves to a line of its own above the setting.
 */
function liftedComment(line: Line, old: string, value: string): Edit | null {
  const at = inlineCommentStart(old)
  if (at < 0) return null
  const comment = old.slice(at).trim()
  if (value.endsWith(comment)) return null
  return { offset: line.offset, length: 0, text: `${indentOf(line.text)}${comment}${lineEndOf(line.text) || '\n'}` }
}

/**
 * Edits that put new lines into a section, behind its last setting; the first of them in the indentation of that one. `makeLines` is
 * given the line whose spacing to follow.
 */
export function editsToInsert(
  document: Document,
  section: WrittenSection,
  makeLines: (model: string | undefined) => readonly string[],
): readonly Edit[] {
  const last = section.settings.at(-1)
  const model = last === undefined ? undefined : document.lines[last.line - 1]
  const indent = model === undefined ? nextHeaderIndent(document, section) : indentOf(model.text)
  const lines = makeLines(model?.text).map((line) => indent + line)
  const before = lineToStayAbove(document, section, indent === '' ? 'level' : 'indented')
  if (before !== undefined) return [editToPrepend(document, before, lines)]
  const after = document.lines[last === undefined ? section.line - 1 : last.line + last.lineCount - 2]
  return after === undefined ? [] : [editToAppend(document, after, ...lines)]
}

/** The edit that puts lines of their own behind a line; a file without a final newline keeps its habit. */
export function editToAppend(document: Document, after: Line, ...lines: readonly string[]): Edit {
  const lineEnd = lineEndAfter(document, after)
  const endsFile = lineEndLength(after.text) === 0
  const text = lines.map((line) => (endsFile ? lineEnd + line : line + lineEnd)).join('')
  return { offset: after.offset + after.text.length, length: 0, text }
}

function editToPrepend(document: Document, before: Line, lines: readonly string[]): Edit {
  const lineEnd = lineEndAfter(document, before)
  return { offset: before.offset, length: 0, text: lines.map((line) => line + lineEnd).join('') }
}

/**
 * The line, with the comments right above it, behind which JavaScript SDK v3 would not find a new setting in the section: a header that
 * is hidden in a value to AWS CLI, and for an indented setting, the start of a block.
 */
function lineToStayAbove(document: Document, section: WrittenSection, layout: 'level' | 'indented'): Line | undefined {
  const barrier = section.settings.find(
    ({ value }) => hidesHeader(value) || (layout === 'indented' && opensBlock(value)),
  )
  if (barrier === undefined) return undefined
  let at = barrier.line - 1
  while (document.lines[at - 1]?.kind === 'comment' && at > section.line) at--
  return document.lines[at]
}

/** The first setting of an empty section must not be less indented than the header after it, or it would swallow that header. */
function nextHeaderIndent(document: Document, section: WrittenSection): string {
  const next = document.lines[section.line - 1 + section.lineCount]
  return next?.kind === 'header' ? indentOf(next.text) : ''
}
