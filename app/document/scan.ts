import { dropBlanks, skipBlanks } from './blank.ts'
import { headerClose } from './line-shape.ts'
import type { LineKind } from './model.ts'

const HASH = 0x23
const SEMICOLON = 0x3b
const OPEN = 0x5b
const BYTE_ORDER_MARK = 0xfeff

/** Who wants to know what stands in a file. Each thing is told once, in file order; a setting when its last line is known. */
export type ScanListener = {
  /** A header: the text between its brackets, its 1-based line, and the UTF-16 offset of that line. */
  readonly section: (name: string, line: number, offset: number) => void
  /** The running section ends before a 1-based line. */
  readonly end: (line: number) => void
  /** A setting of the running section, `value` trimmed and joined, and how many lines it takes. */
  readonly setting: (name: string, value: string, line: number, lineCount: number) => void
  /** Each line's kind and offset. */
  readonly line: (kind: LineKind, offset: number) => void
}

type OpenSetting = {
  readonly name: string
  readonly value: string
  readonly line: number
  lastLine: number
  /** Continuation lines; a blank one counts once another follows it. */
  more: string[] | null
  pendingBlanks: number
}

type Progress = {
  readonly text: string
  readonly listener: ScanListener
  /** 1-based number of the line being read. */
  number: number
  hasSection: boolean
  setting: OpenSetting | null
  /** Indentation of the last line that was no continuation: what is deeper continues it. */
  indent: number
  /** The next `=` and the next `:` at or behind the place of the last search: each is found once, however many lines lack it. */
  equals: number
  colon: number
}

/**
 * Goes through one shared file, line by line. Never throws. Structure as configparser (Python 3.11, `RawConfigParser._read`); where
 * that refuses the file, the lines it stumbles over are `stray` and the rest is read on. A header that is never closed ends the
 * section before it: what follows belongs to no section.
 */
export function scanText(text: string, listener: ScanListener): void {
  const progress: Progress = {
    text,
    listener,
    number: 0,
    hasSection: false,
    setting: null,
    indent: 0,
    equals: -1,
    colon: -1,
  }
  const nextLine = text.includes('\r') ? afterAnyLineEnd : afterLineFeed
  let start = 0
  while (start < text.length) {
    const end = nextLine(text, start)
    progress.number++
    listener.line(classify(progress, start, end), start)
    start = end
  }
  progress.number++
  endSection(progress)
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

function classify(progress: Progress, start: number, end: number): LineKind {
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
    continueWith(setting, text.slice(first, last), progress.number)
    return 'continuation'
  }
  progress.indent = indent
  return code === OPEN ? readBracket(progress, start, first, last) : readSetting(progress, first, last)
}

function continueWith(setting: OpenSetting, piece: string, line: number): void {
  setting.more ??= []
  for (; setting.pendingBlanks > 0; setting.pendingBlanks--) setting.more.push('')
  setting.more.push(piece)
  setting.lastLine = line
}

function readBracket(progress: Progress, start: number, first: number, last: number): LineKind {
  const { text, listener, number } = progress
  const close = headerClose(text, first, last)
  if (close > 0) {
    endSection(progress)
    progress.hasSection = true
    listener.section(text.slice(first + 1, close), number, start)
    return 'header'
  }
  if (nextDelimiter(progress, first) < last) return readSetting(progress, first, last)
  endSection(progress)
  return 'stray'
}

function readSetting(progress: Progress, first: number, last: number): LineKind {
  const { text, number } = progress
  const delimiter = nextDelimiter(progress, first)
  // configparser reads on as if this line were not there: what is deeper than it continues the setting above.
  if (delimiter >= last) return 'stray'
  endSetting(progress)
  if (delimiter === first || !progress.hasSection) return 'stray'
  progress.setting = {
    name: text.slice(first, dropBlanks(text, first, delimiter)),
    value: text.slice(skipBlanks(text, delimiter + 1, last), last),
    line: number,
    lastLine: number,
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

function endSetting(progress: Progress): void {
  const { setting, listener } = progress
  if (setting === null) return
  progress.setting = null
  const { name, value, more, line, lastLine } = setting
  const joined = more === null ? value : `${value}\n${more.join('\n')}`
  listener.setting(name, joined, line, lastLine - line + 1)
}

function endSection(progress: Progress): void {
  endSetting(progress)
  if (progress.hasSection) progress.listener.end(progress.number)
  progress.hasSection = false
}
