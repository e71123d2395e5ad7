import { stripBlanks } from '../document/blank.ts'
import { profileText } from '../text/profile-text.ts'
import type { FileSnapshot, Refusal } from './model.ts'
import type { FileSections, StrayLine } from './read-sections.ts'
import { decodeUtf8 } from './utf8.ts'

/**
 * Why botocore refuses a whole file (`ConfigParseError` on every command), or null. Where several reasons apply, the one it would meet
 * first: it cannot decode; a byte order mark, text before a header and a duplicate stop it at once; other stray lines when it has read
 * all. A header that is not closed comes before all duplicates: they are its consequence as often as not.
 */
export function botocoreRefusal(snapshot: FileSnapshot, { stray, stop }: FileSections): Refusal | null {
  if (snapshot.encoding === 'bytes') return refuse('not-utf-8', badByteLine(snapshot.text))
  if (snapshot.text.startsWith('\ufeff')) return refuse('byte-order-mark', 1)
  const code = stray === null ? null : strayCode(stray)
  if (stray !== null && code !== null && code !== 'no-delimiter') return refuse(code, stray.line)
  if (stop !== null && stop.code !== 'nested-without-delimiter') return refuse(stop.code, stop.line, stop.name)
  if (stray !== null) return refuse('no-delimiter', stray.line)
  return stop === null ? null : refuse(stop.code, stop.line, stop.name)
}

/** A refusal with its sentence. */
export function refuse(code: Refusal['code'], line: number | null, name = ''): Refusal {
  return { code, line, message: profileText.refusal(code, name) }
}

function strayCode({ text, before }: StrayLine): Refusal['code'] {
  if (stripBlanks(text).startsWith('[')) return 'unclosed-header'
  return before === 'any-section' ? 'before-first-section' : 'no-delimiter'
}

function badByteLine(bytes: string): number | null {
  const { firstBad } = decodeUtf8(bytes)
  return firstBad < 0 ? null : bytes.slice(0, firstBad).split(/\r\n|\r|\n/).length
}
