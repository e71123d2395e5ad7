import { writtenText } from '../command/history.ts'
import { sectionText } from '../command/history-meaning.ts'
import { applyEdits, invertEdits } from '../document/edits.ts'
import { parseDocument } from '../document/parse.ts'
import type { FileRole } from '../profile/model.ts'
import type { KeptPlace } from './vault-model.ts'

/** Gives a text's digest: SHA-256, hex. */
export type Digest = (text: string) => string

const bodyOf = (text: string, header: string): string | null =>
  sectionText({ document: parseDocument(text), nameOf: (name) => name }, header)

/** What is kept of one file, so that the keys can go back to where they stood. `header`: the section that held them, or was made. */
export function keptPlace(
  role: FileRole,
  header: string,
  texts: { readonly before: string; readonly after: string },
  digest: Digest,
): KeptPlace {
  const { before, after } = texts
  const { edits } = writtenText(before, after)
  return {
    role,
    digest: digest(after),
    back: invertEdits(before, edits),
    header,
    before: bodyOf(before, header),
    after: bodyOf(after, header) ?? '',
  }
}

/**
 * A file's text with what the move changed put back. As the move left it, it gets its former bytes to the last one; where other parts were
 * changed since, its section does. Null: the section was changed too, so nobody knows where the keys belong.
 */
export function putBack(place: KeptPlace, text: string, digest: Digest): string | null {
  if (digest(text) === place.digest) return applyEdits(text, place.back)
  const { header, before, after } = place
  const sections = parseDocument(text).sections.filter(({ name }) => name === header)
  const [section] = sections
  const now = bodyOf(text, header)
  // Blank lines behind a section come and go with the one that follows it.
  if (section === undefined || sections.length > 1 || now === null || now.trimEnd() !== after.trimEnd()) return null
  const [start, end] = [section.offset, section.offset + now.length]
  const put = before === null ? '' : `${before.trimEnd()}${now.slice(now.trimEnd().length)}`
  return `${text.slice(0, start)}${put}${text.slice(end)}`
}
