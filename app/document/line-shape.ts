import { dropBlanks, isBlank, skipBlanks } from './blank.ts'

/** Where the parts of `name = value` stand; UTF-16 offsets into the text it was asked of. */
export type SettingShape = {
  readonly nameStart: number
  readonly nameEnd: number
  /** Of the `=` or `:`. */
  readonly delimiter: number
  /** First character of the value; behind the blanks that follow the delimiter where the value is empty. */
  readonly valueStart: number
  readonly valueEnd: number
}

const OPEN = 0x5b
const CLOSE = 0x5d
const EQUALS = 0x3d
const COLON = 0x3a

/**
 * The closing bracket of a header that opens at `start`, or -1: the last `]` of the line, with at least one character between
 * (configparser's `\[(?P<header>.+)\]`, greedy; what follows is ignored).
 */
export function headerClose(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== OPEN) return -1
  for (let at = end - 1; at > start + 1; at--) {
    if (text.charCodeAt(at) === CLOSE) return at
  }
  return -1
}

/** Offset of the first `=` or `:` in `[start, end)`, or -1. */
function findDelimiter(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === EQUALS || code === COLON) return at
  }
  return -1
}

/** Length of the line end that closes `text` (0, 1 or 2). */
export function lineEndLength(text: string): number {
  if (text.endsWith('\r\n')) return 2
  return text.endsWith('\n') || text.endsWith('\r') ? 1 : 0
}

/** The line end that closes `text`, or the empty text. */
export function lineEndOf(text: string): string {
  return text.slice(text.length - lineEndLength(text))
}

/** The blanks a line starts with; its line end is not among them. */
export function indentOf(line: string): string {
  return line.slice(0, skipBlanks(line, 0, line.length - lineEndLength(line)))
}

/** The parts of a setting's first line; null when it has no delimiter or no name. */
export function settingShape(line: string): SettingShape | null {
  const end = line.length - lineEndLength(line)
  const nameStart = skipBlanks(line, 0, end)
  const delimiter = findDelimiter(line, nameStart, end)
  if (delimiter <= nameStart) return null
  const nameEnd = dropBlanks(line, nameStart, delimiter)
  const valueStart = skipBlanks(line, delimiter + 1, end)
  return { nameStart, nameEnd, delimiter, valueStart, valueEnd: dropBlanks(line, valueStart, end) }
}

/**
 * Offset in `value` of the blank that opens an inline comment (`v # mine`), or -1. AWS CLI has none: to it the comment is part of
 * the value; most SDKs cut there.
 */
export function inlineCommentStart(value: string): number {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    const marks = code === 0x23 || code === 0x3b
    if (marks && at === 0) return 0
    if (marks && isBlank(value.charCodeAt(at - 1))) return dropBlanks(value, 0, at)
  }
  return -1
}
