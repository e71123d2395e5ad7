import { dropBlanks, skipBlanks } from './blank.ts'
import { findDelimiter, headerClose } from './line-shape.ts'
import type { Document, Line, LineKind, WrittenSection, WrittenSetting } from './model.ts'

const HASH = 0x23
const SEMICOLON = 0x3b
const OPEN = 0x5b
const BYTE_ORDER_MARK = 0xfeff

type OpenSetting = { name: string; pieces: string[]; line: number; lastLine: number }
type OpenSection = { name: string; line: number; settings: WrittenSetting[] }

type Progress = {
  readonly text: string
  readonly lines: Line[]
  readonly sections: WrittenSection[]
  section: OpenSection | null
  setting: OpenSetting | null
  /** Indentation of the last line that was no continuation: what is deeper continues it. */
  indent: number
}

/**
 * Reads one shared file. Never throws; `printDocument` of the answer is `text` again. Structure as configparser (Python 3.11,
 * `RawConfigParser._read`); where that refuses the file, the lines it stumbles over are `stray` and the rest is read on.
 * A header that is never closed ends the section before it: what follows belongs to no section.
 */
export function parseDocument(text: string): Document {
  const progress: Progress = { text, lines: [], sections: [], section: null, setting: null, indent: 0 }
  const nextLine = text.includes('\r') ? afterAnyLineEnd : afterLineFeed
  let start = 0
  while (start < text.length) {
    const end = nextLine(text, start)
    readLine(progress, start, end)
    start = end
  }
  closeSection(progress, progress.lines.length)
  return { text, lines: progress.lines, sections: progress.sections }
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
  const kind = classify(progress, start, end, progress.lines.length + 1)
  progress.lines.push({
    kind,
    text: progress.text.slice(start, end),
    offset: start,
    number: progress.lines.length + 1,
  })
}

function classify(progress: Progress, start: number, end: number, number: number): LineKind {
  const { text } = progress
  const margin = start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start
  const first = skipBlanks(text, margin, end)
  if (first === end) {
    progress.setting?.pieces.push('')
    return 'blank'
  }
  const code = text.charCodeAt(first)
  if (code === HASH || code === SEMICOLON) return 'comment'
  const last = dropBlanks(text, first, end)
  const indent = first - margin
  if (progress.setting !== null && indent > progress.indent) {
    progress.setting.pieces.push(text.slice(first, last))
    progress.setting.lastLine = number
    return 'continuation'
  }
  progress.indent = indent
  closeSetting(progress)
  return code === OPEN ? readBracket(progress, first, last, number) : readSetting(progress, first, last, number)
}

function readBracket(progress: Progress, first: number, last: number, number: number): LineKind {
  const { text } = progress
  const close = headerClose(text, first, last)
  if (close > 0) {
    closeSection(progress, number - 1)
    progress.section = { name: text.slice(first + 1, close), line: number, settings: [] }
    return 'header'
  }
  if (findDelimiter(text, first, last) > 0) return readSetting(progress, first, last, number)
  closeSection(progress, number - 1)
  return 'stray'
}

function readSetting(progress: Progress, first: number, last: number, number: number): LineKind {
  const { text } = progress
  const delimiter = findDelimiter(text, first, last)
  if (delimiter <= first || progress.section === null) return 'stray'
  progress.setting = {
    name: text.slice(first, dropBlanks(text, first, delimiter)),
    pieces: [text.slice(skipBlanks(text, delimiter + 1, last), last)],
    line: number,
    lastLine: number,
  }
  return 'setting'
}

function closeSetting(progress: Progress): void {
  const { setting, section } = progress
  if (setting === null) return
  progress.setting = null
  section?.settings.push({
    name: setting.name,
    value: joinPieces(setting.pieces),
    line: setting.line,
    lineCount: setting.lastLine - setting.line + 1,
  })
}

function joinPieces(pieces: readonly string[]): string {
  const [first = ''] = pieces
  if (pieces.length === 1) return first
  const joined = pieces.join('\n')
  return joined.slice(0, dropBlanks(joined, 0, joined.length))
}

function closeSection(progress: Progress, lastLine: number): void {
  closeSetting(progress)
  const { section } = progress
  if (section === null) return
  progress.section = null
  progress.sections.push({
    name: section.name,
    line: section.line,
    lineCount: lastLine - section.line + 1,
    settings: section.settings,
  })
}
