import { redact } from '../../app/text/redact.ts'

/** One end of the command line: where text goes, and whether a person is looking. */
export type Outlet = {
  readonly write: (text: string) => void
  readonly isTerminal: () => boolean
}

/** Everything a verb may touch of the process, injected. */
export type Terminal = {
  readonly output: Outlet
  readonly errors: Outlet
  /** Whether a person can be asked. */
  readonly canAsk: () => boolean
  /** Asks for a text that is not shown while typed; null when the person gave up. */
  readonly askHidden: (question: string) => Promise<string | null>
  /** Keeps what is typed from view and from the next answer, until what it gives is called. Left out: nothing is typed there. */
  readonly holdKeys?: () => Promise<() => void>
  /** Asks for a line that is shown while typed; null when the person gave up. */
  readonly askLine: (question: string) => Promise<string | null>
  /** Everything on standard input, as UTF-8; null when it is longer than `limit` bytes or cannot be read. */
  readonly readInput: (limit: number) => Promise<string | null>
}

/** Styles of text output; each is plain text where colour is not wanted. */
export type Paint = Readonly<Record<'bold' | 'dim' | 'green' | 'yellow' | 'red', (text: string) => string>>

const CODES = { bold: 1, dim: 2, green: 32, yellow: 33, red: 31 } as const

/** Colour only on a terminal, and not where `NO_COLOR` is set (no-color.org) or the terminal is `dumb`. */
export function paintFor(outlet: Outlet, environment: Readonly<Record<string, string | undefined>>): Paint {
  const wanted = outlet.isTerminal() && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
  const style = (code: number) => (text: string) => (wanted && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    bold: style(CODES.bold),
    dim: style(CODES.dim),
    green: style(CODES.green),
    yellow: style(CODES.yellow),
    red: style(CODES.red),
  }
}

/** A cell of a table: its text, and how it is painted once its width is known. */
export type Cell = { readonly text: string; readonly paint?: (text: string) => string }

/** Rows as aligned columns, two blanks apart, without blanks at the ends of lines. */
export function alignColumns(rows: readonly (readonly Cell[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell.text))
    })
  }
  return rows.map((row) => `${rowText(row, widths)}\n`).join('')
}

function rowText(row: readonly Cell[], widths: readonly number[]): string {
  const last = row.findLastIndex((cell) => cell.text !== '')
  return row
    .slice(0, last + 1)
    .map((cell, column) => {
      const painted = cell.paint?.(cell.text) ?? cell.text
      return column === last ? painted : painted + ' '.repeat((widths[column] ?? 0) - widthOf(cell.text))
    })
    .join('  ')
}

/** Width in columns, near enough: East Asian and emoji characters count double. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|[\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

/**
 * Text of the files on a terminal: control characters could move its cursor, recolour it or turn its direction. A value of several
 * lines may have swallowed a secret one (an indented line), so such a text is redacted first.
 */
export function printable(text: string): string {
  const safe = text.includes('\n') ? redact(text) : text
  return safe.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) => (/\s/.test(character) ? ' ' : '\ufffd'))
}

/** An answer as JSON; texts of several lines are redacted, for the same reason. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, guardText, 2)}\n`
}

function guardText(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.includes('\n') ? redact(value) : value
}
