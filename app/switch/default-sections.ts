import { lineEndLength } from '../document/line-shape.ts'
import type { Document, Line, WrittenSection } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { botocoreMeaning, sdkJsMeaning, suiteMeaning } from '../profile/header-name.ts'
import type { FileRole } from '../profile/model.ts'

/** A section as it stands: header, settings and the comments among them, its last line end included; blank lines behind it are not its own. */
export type SectionSpan = {
  readonly header: string
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Whether some tool takes a section for the default profile: `[default]`, and `[profile default]` in either file (the older SDKs read it
 * in the credentials file too).
 */
export function isDefaultHeader(role: FileRole, header: string): boolean {
  if (/^\s*(?:profile\s+)?default\s*$/.test(header)) return true
  return [botocoreMeaning, sdkJsMeaning, suiteMeaning].some((meaningOf) => {
    const meaning = meaningOf(role, header)
    return meaning?.of === 'profile' && meaning.name === 'default'
  })
}

/** The sections that pass a test, in file order. */
export function spansOf(document: Document, isMeant: (header: string) => boolean): readonly SectionSpan[] {
  return document.sections.filter(({ name }) => isMeant(name)).map((section) => spanOf(document, section))
}

/** The sections of a file that are the default profile to some tool. */
export function defaultSpans(role: FileRole, document: Document): readonly SectionSpan[] {
  return spansOf(document, (header) => isDefaultHeader(role, header))
}

function spanOf(document: Document, section: WrittenSection): SectionSpan {
  const own = ownLines(document, section)
  const [first] = own
  const last = own.at(-1)
  const start = (first?.offset ?? section.offset) + (first?.text.startsWith('\ufeff') ? 1 : 0)
  const end = last === undefined ? start : last.offset + last.text.length
  return { header: section.name, start, end, text: document.text.slice(start, end) }
}

/** A comment block that leans on the next header is that one's. */
function ownLines(document: Document, { line, lineCount }: WrittenSection): readonly Line[] {
  const lines = document.lines.slice(line - 1, line - 1 + lineCount)
  const isLast = line - 1 + lineCount === document.lines.length
  const inside = isLast ? lines : lines.slice(0, lines.findLastIndex(({ kind }) => kind !== 'comment') + 1)
  return inside.slice(0, inside.findLastIndex(({ kind }) => kind !== 'blank') + 1)
}

/** Where each section says its last: the offset behind its last line that is neither blank nor a comment. In file order. */
export function lastWords(document: Document): readonly { readonly header: string; readonly end: number }[] {
  return document.sections.map(({ name, line, lineCount }) => {
    const lines = document.lines.slice(line - 1, line - 1 + lineCount)
    const last = lines.findLast(({ kind }) => kind !== 'comment' && kind !== 'blank')
    return { header: name, end: last === undefined ? 0 : last.offset + last.text.length }
  })
}

/** A text without the line end that closes it, and that line end. */
export function cutLineEnd(text: string): readonly [text: string, lineEnd: string] {
  const at = text.length - lineEndLength(text)
  return [text.slice(0, at), text.slice(at)]
}

/** Whether every section that is not the default's says in both texts the same. */
export function isRestAlike(role: FileRole, before: string, after: string): boolean {
  const [one, other] = [before, after].map((text) => {
    const others = parseDocument(text).sections.filter(({ name }) => !isDefaultHeader(role, name))
    return JSON.stringify(others.map(({ name, settings }) => [name, settings.map((each) => [each.name, each.value])]))
  })
  return one === other
}
