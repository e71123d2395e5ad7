/**
 * What Python's `str.strip` and `\s` take for white space (AWS CLI's parser is Python's configparser). JavaScript's own `trim` differs:
 * it takes a byte order mark, and leaves U+001C to U+001F and U+0085.
 */
export function isBlank(code: number): boolean {
  if (code > 0x20 && code < 0x85) return false
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f)
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true
  return (code >= 0x2000 && code <= 0x200a) || RARE_BLANKS.has(code)
}

const RARE_BLANKS: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000])

/** Offset of the first character in `[start, end)` that is no blank; `end` when there is none. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

/** Offset after the last character in `[start, end)` that is no blank; `start` when there is none. */
export function dropBlanks(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}

/** The text without leading and trailing blanks, as Python's `strip`. */
export function stripBlanks(text: string): string {
  const start = skipBlanks(text, 0, text.length)
  return text.slice(start, dropBlanks(text, start, text.length))
}

/** Lines as Python's `splitlines` cuts them: also at U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029. */
export function splitPythonLines(text: string): readonly string[] {
  return text.split(PYTHON_LINE_ENDS)
}

// oxlint-disable-next-line no-control-regex -- these control characters are line ends to Python
const PYTHON_LINE_ENDS = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/
