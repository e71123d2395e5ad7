import { headerClose } from '../document/line-shape.ts'
import type { Document, Line } from '../document/model.ts'
import { profileText } from '../text/profile-text.ts'
import type { FileSnapshot, Refusal } from './model.ts'
import type { SectionStop } from './read-sections.ts'
import { decodeUtf8 } from './utf8.ts'

/**
 * Why botocore refuses a whole file (`ConfigParseError` on every command), or null. Where several reasons apply, the one it would meet
 * first: it cannot decode; text before a header, a duplicate and a byte order mark stop it at once; other stray lines when it has read all.
 */
export function botocoreRefusal(snapshot: FileSnapshot, document: Document, stop: SectionStop | null): Refusal | null {
  if (snapshot.encoding === 'bytes') return refuse('not-utf-8', badByteLine(snapshot.text))
  if (snapshot.text.startsWith('\ufeff')) return refuse('byte-order-mark', 1)
  const stray = document.firstStray === null ? undefined : document.lines[document.firstStray - 1]
  const code = stray === undefined ? null : strayCode(stray, document)
  if (stray !== undefined && code === 'before-first-section') return refuse(code, stray.number)
  if (stop !== null && stop.code !== 'nested-without-delimiter') return refuse(stop.code, stop.line, stop.name)
  if (stray !== undefined && code !== null) return refuse(code, stray.number)
  return stop === null ? null : refuse(stop.code, stop.line, stop.name)
}

/** A refusal with its sentence. */
export function refuse(code: Refusal['code'], line: number | null, name = ''): Refusal {
  return { code, line, message: profileText.refusal(code, name) }
}

function strayCode(line: Line, document: Document): Refusal['code'] {
  const text = line.text.trim()
  if (text.startsWith('[') && headerClose(text, 0, text.length) < 0) return 'unclosed-header'
  const first = document.sections[0]
  return first === undefined || line.number < first.line ? 'before-first-section' : 'no-delimiter'
}

function badByteLine(bytes: string): number | null {
  const { firstBad } = decodeUtf8(bytes)
  return firstBad < 0 ? null : bytes.slice(0, firstBad).split(/\r\n|\r|\n/).length
}
