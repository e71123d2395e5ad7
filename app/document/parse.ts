import { dropBlanks, skipBlanks } from './blank.ts'
import { headerClose } from './line-shape.ts'
import type { Document, Line, LineKind, WrittenSection, WrittenSetting } from './model.ts'
import { once } from './once.ts'

const HASH = 0x23
const SEMICOLON = 0x3b
const OPEN = 0x5b
const BYTE_ORDER_MARK = 0xfeff

type OpenSetting = {
  readonly name: string
  readonly value: string
  readonly line: number
  lastLine: number
  /** Continuation lines; a blank one counts once another follows it. */
  more: string[] | null
  pendingBlanks: number
}
type OpenSection = { name: string; line: number; offset: number; settings: WrittenSetting[] }

type Progress = {
  readonly text: string
  /** Offset and kind of each line so far. */
  readonly starts: number[]
  readonly kinds: LineKind[]
  readonly sections: WrittenSection[]
  section: OpenSection | null
  setting: OpenSetting | null
  /** Indentation of the last line that was no continuation: what is deeper continues it. */
  indent: number
  firstStray: number | null
  /** The next `=` and the next `:` at or behind the place of the last search: each is found once, however many lines lack it. */
  equals: number
  colon: number
}

/**
 * Reads one shared file. Never throws; `printDocument` of the answer is `text` again. Structure as configparser (Python 3.11,
 * `RawConfigParser._read`); where that refuses the file, the lines it stumbles over are `stray` and the rest is read on.
 * A header that is never closed ends the section before it: what follows belongs to no section.
 */
export function parseDocument(text: string): Document {
  const progress: Progress = {
    text,
    starts: [],
    kinds: [],
    sections: [],
    section: null,
    setting: null,
    indent: 0,
    firstStray: null,
    equals: -1,
    colon: -1,
  }
  const nextLine = text.includes('\r') ? afterAnyLineEnd : afterLineFeed
  let start = 0
  while (start < text.length) {
    const end = nextLine(text, start)
    readLine(progress, start, end)
    start = end
  }
  closeSection(progress, progress.starts.length)
  const { starts, kinds, sections, firstStray } = progress
  const lines = once(() => makeLines(text, starts, kinds))
  return {
    text,
    sections,
    firstStray,
    get lines() {
      return lines()
    },
  }
}

function makeLines(text: string, starts: readonly number[], kinds: readonly LineKind[]): readonly Line[] {
  return kinds.map((kind, index) => {
    const offset = starts[index] ?? 0
    return { kind, text: text.slice(offset, starts[index + 1] ?? text.length), offset, number: index + 1 }
  })
}

/** The text of a document: exactly what was parsed. */
export function printDocument(document: Document): string {
  return document.lines.map((line) => line.text).join('')
}

function afterLineFeed(text: string, start: number): number {
  const at = text.indexOf('\n', start)
  return at < 0 ? text.length : at + 1
}

function afterAnyLineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) return at + 1
    if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1
  }
  return text.length
}

function readLine(progress: Progress, start: number, end: number): void {
  const number = progress.starts.length + 1
  const kind = classify(progress, start, end, number)
  progress.starts.push(start)
  progress.kinds.push(kind)
  if (kind === 'stray') progress.firstStray ??= number
}

function classify(progress: Progress, start: number, end: number, number: number): LineKind {
  const { text, setting } = progress
  const margin = start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start
  const first = skipBlanks(text, margin, end)
  if (first === end) {
    if (setting !== null) setting.pendingBlanks++
    return 'blank'
  }
  const code = text.charCodeAt(first)
  if (code === HASH || code === SEMICOLON) return 'comment'
  const last = dropBlanks(text, first, end)
  const indent = first - margin
  if (setting !== null && indent > progress.indent) {
    continueWith(setting, text.slice(first, last))
    setting.lastLine = number
    return 'continuation'
  }
  progress.indent = indent
  closeSetting(progress)
  return code === OPEN ? readBracket(progress, start, first, last) : readSetting(progress, first, last)
}

function continueWith(setting: OpenSetting, piece: string): void {
  setting.more ??= []
  for (; setting.pendingBlanks > 0; setting.pendingBlanks--) setting.more.push('')
  setting.more.push(piece)
}

function readBracket(progress: Progress, start: number, first: number, last: number): LineKind {
  const { text } = progress
  const close = headerClose(text, first, last)
  const before = progress.starts.length
  if (close > 0) {
    closeSection(progress, before)
    progress.section = { name: text.slice(first + 1, close), line: before + 1, offset: start, settings: [] }
    return 'header'
  }
  if (nextDelimiter(progress, first) < last) return readSetting(progress, first, last)
  closeSection(progress, before)
  return 'stray'
}

function readSetting(progress: Progress, first: number, last: number): LineKind {
  const { text } = progress
  const delimiter = nextDelimiter(progress, first)
  if (delimiter === first || delimiter >= last || progress.section === null) return 'stray'
  const line = progress.starts.length + 1
  progress.setting = {
    name: text.slice(first, dropBlanks(text, first, delimiter)),
    value: text.slice(skipBlanks(text, delimiter + 1, last), last),
    line,
    lastLine: line,
    more: null,
    pendingBlanks: 0,
  }
  return 'setting'
}

/** Offset of the first `=` or `:` at or behind `from`; infinite when the text has no more. Only ever asked forwards. */
function nextDelimiter(progress: Progress, from: number): number {
  if (progress.equals < from) progress.equals = offsetOf(progress.text, '=', from)
  if (progress.colon < from) progress.colon = offsetOf(progress.text, ':', from)
  return Math.min(progress.equals, progress.colon)
}

function offsetOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

function closeSetting(progress: Progress): void {
  const { setting, section } = progress
  if (setting === null) return
  progress.setting = null
  const { name, value, more, line, lastLine } = setting
  section?.settings.push({
    name,
    value: more === null ? value : `${value}\n${more.join('\n')}`,
    line,
    lineCount: lastLine - line + 1,
  })
}

function closeSection(progress: Progress, lastLine: number): void {
  closeSetting(progress)
  const { section } = progress
  if (section === null) return
  progress.section = null
  const { name, line, offset, settings } = section
  progress.sections.push({ name, line, offset, lineCount: lastLine - line + 1, settings })
}
