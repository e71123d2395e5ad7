import type { Found, Gathered } from './model.ts'

/** Lines in which the column names are looked for. */
const MOST_LINES_BEFORE = 50

const DELIMITERS = [',', ';', '\t']

type Columns = {
  readonly delimiter: string
  readonly line: number
  readonly id: number
  readonly secret: number
  readonly user: number
}

/**
 * The CSV that the console gives with a new access key (`Access key ID,Secret access key`), and the older one with the user
 * (`User name,Password,Access key ID,…`). The password is not taken.
 */
export function readCsv(text: string): Found | null {
  const lines = text.split(/\r\n|\r|\n/)
  const columns = columnsIn(lines)
  if (columns === null) return null
  const profiles = lines.slice(columns.line + 1).flatMap((line) => rowOf(line, columns) ?? [])
  return profiles.length === 0 ? null : { format: 'access-key-csv', profiles, sessions: [], omissions: [] }
}

function columnsIn(lines: readonly string[]): Columns | null {
  for (const [line, text] of lines.slice(0, MOST_LINES_BEFORE).entries()) {
    for (const delimiter of DELIMITERS) {
      const names = cells(text, delimiter).map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''))
      const id = names.indexOf('accesskeyid')
      const secret = names.indexOf('secretaccesskey')
      if (id >= 0 && secret >= 0) return { delimiter, line, id, secret, user: names.indexOf('username') }
    }
  }
  return null
}

function rowOf(line: string, { delimiter, id, secret, user }: Columns): Gathered | null {
  const row = cells(line, delimiter)
  const settings = new Map<string, string>()
  const keyId = row[id] ?? ''
  const secretKey = row[secret] ?? ''
  if (keyId !== '') settings.set('aws_access_key_id', keyId)
  if (secretKey !== '') settings.set('aws_secret_access_key', secretKey)
  return settings.size === 0 ? null : { name: row[user] ?? null, settings }
}

/** The cells of one line, trimmed; quotes around a cell are not part of it, two inside stand for one (RFC 4180). */
function cells(line: string, delimiter: string): readonly string[] {
  const found: string[] = []
  let at = 0
  while (at <= line.length) {
    const { cell, end } = line.charAt(at) === '"' ? quotedCell(line, at + 1) : { cell: '', end: at }
    const next = line.indexOf(delimiter, end)
    const stop = next < 0 ? line.length : next
    found.push((cell + line.slice(end, stop)).trim())
    at = stop + 1
  }
  return found
}

function quotedCell(line: string, start: number): { readonly cell: string; readonly end: number } {
  const parts: string[] = []
  let at = start
  for (;;) {
    const quote = line.indexOf('"', at)
    if (quote < 0) return { cell: parts.join('') + line.slice(at), end: line.length }
    parts.push(line.slice(at, quote))
    if (line.charAt(quote + 1) !== '"') return { cell: parts.join(''), end: quote + 1 }
    parts.push('"')
    at = quote + 2
  }
}
