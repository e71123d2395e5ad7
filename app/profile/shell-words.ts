/** What Python's shlex takes for white space between words. */
const GAPS = /[ \t\r\n]+/

/**
 * The words of a header as Python's `shlex.split` gives them (POSIX mode, comments off), or null where it raises: a quote that is not
 * closed, a backslash at the end. botocore reads `[profile …]` so (configloader `_parse_section`, 1.43).
 */
export function splitShellWords(text: string): readonly string[] | null {
  if (!/["'\\]/.test(text)) return text.split(GAPS).filter((word) => word !== '')
  return shellWordsIn(text)?.map((word) => word.text) ?? null
}

/** A word as the shell gives it, and where it stands: UTF-16 offsets, its quotes included. */
export type ShellWord = { readonly text: string; readonly start: number; readonly end: number }

/** {@link splitShellWords}, each word with its place. */
export function shellWordsIn(text: string): readonly ShellWord[] | null {
  const words: ShellWord[] = []
  let isOpen = false
  let at = 0
  while (at < text.length) {
    const piece = readPiece(text, at)
    if (piece === null) return null
    if (!piece.isGap) {
      const begun = isOpen ? words.pop() : undefined
      words.push({ text: (begun?.text ?? '') + piece.text, start: begun?.start ?? at, end: piece.end })
    }
    isOpen = !piece.isGap
    at = piece.end
  }
  return words
}

type Piece = { readonly text: string; readonly end: number; readonly isGap: boolean }

function readPiece(text: string, start: number): Piece | null {
  const first = text.charAt(start)
  switch (first) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return { text: '', end: start + 1, isGap: true }
    case "'":
      return readSingleQuoted(text, start + 1)
    case '"':
      return readDoubleQuoted(text, start + 1)
    case '\\':
      return start + 1 < text.length ? { text: text.charAt(start + 1), end: start + 2, isGap: false } : null
    default:
      return { text: first, end: start + 1, isGap: false }
  }
}

function readSingleQuoted(text: string, start: number): Piece | null {
  const end = text.indexOf("'", start)
  return end < 0 ? null : { text: text.slice(start, end), end: end + 1, isGap: false }
}

/** Inside double quotes a backslash escapes only itself and the quote; before anything else it stays. */
function readDoubleQuoted(text: string, start: number): Piece | null {
  const parts: string[] = []
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') return { text: parts.join(''), end: at + 1, isGap: false }
    const next = text.charAt(at + 1)
    const escapes = character === '\\' && (next === '"' || next === '\\')
    parts.push(escapes ? next : character)
    if (escapes) at++
  }
  return null
}

/** A word quoted as Python's `shlex.quote` does it: AWS CLI writes names with blanks so (configure/writer.py, 1.45). */
export function quoteShellWord(word: string): string {
  if (word === '') return "''"
  return /[^A-Za-z0-9_@%+=:,./-]/.test(word) ? `'${word.replaceAll("'", `'"'"'`)}'` : word
}
