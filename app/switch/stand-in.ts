import { skipBlanks } from '../document/blank.ts'
import { applyEdits } from '../document/edits.ts'
import { headerClose } from '../document/line-shape.ts'
import type { Document, Edit } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { planCommands } from '../document/plan-commands.ts'
import { lineEndAfter } from '../document/plan-setting.ts'
import type { FileRole } from '../profile/model.ts'
import { cutLineEnd, defaultSpans, lastWords, type SectionSpan, spansOf } from './default-sections.ts'
import type { Digest, KeptFile, KeptPiece } from './kept-model.ts'

/**
 * How the section that stands in is called. In the config file every tool reads `[profile default]`, while SDK for PHP passes over keys in
 * `[default]` there (`CredentialProvider::ini` of the config file, 3.x).
 */
export const standInHeader = (role: FileRole): string => (role === 'config' ? 'profile default' : 'default')

/**
 * A profile's section as a default one: its lines as they are, comments and line ends too, under another header; the last line end left
 * out. Null where the file has no such section. A profile that is its own source becomes the default's own source.
 */
export function standInFor(
  { role, text }: { readonly role: FileRole; readonly text: string },
  header: string | null,
  profile: string,
): string | null {
  if (header === null) return null
  const span = spansOf(parseDocument(text), (name) => name === header).at(-1)
  if (span === undefined) return null
  const [first = ''] = span.text.split(/[\r\n]/, 1)
  const open = skipBlanks(first, 0, first.length)
  const [copied] = cutLineEnd(`[${standInHeader(role)}${span.text.slice(headerClose(first, open, first.length))}`)
  return ownSource(copied, profile)
}

function ownSource(text: string, profile: string): string {
  const [section] = parseDocument(text).sections
  const source = section?.settings.findLast(({ name }) => name.toLowerCase() === 'source_profile')
  if (section === undefined || source?.value !== profile) return text
  const command = { kind: 'set-setting', section: section.name, setting: source.name, value: 'default' } as const
  const planned = planCommands(text, [command])
  return planned.ok ? planned.text : text
}

/** A file with a stand-in for its default sections, and what was kept of them; null where nothing changes. */
export function putInPlace(
  file: {
    readonly role: FileRole
    readonly path: string
    readonly text: string
    readonly encoding: KeptFile['encoding']
  },
  standIn: string | null,
  digest: Digest,
): { readonly text: string; readonly kept: KeptFile } | null {
  const document = parseDocument(file.text)
  const spans = defaultSpans(file.role, document)
  const around = spans.length > 0 || standIn === null ? { before: '', after: '' } : aroundAtEnd(document)
  const edits = spans.length > 0 ? editsOver(spans, standIn) : editAtEnd(document, standIn, around)
  const text = applyEdits(file.text, edits)
  if (text === file.text) return null
  const { role, path, encoding } = file
  return {
    text,
    kept: { role, path, encoding, standIn, around, pieces: piecesOf(document, edits), written: digest(text) },
  }
}

function editsOver(spans: readonly SectionSpan[], standIn: string | null): readonly Edit[] {
  return spans.map(({ start, end, text }, index) => {
    const [, lineEnd] = cutLineEnd(text)
    return { offset: start, length: end - start, text: index === 0 && standIn !== null ? standIn + lineEnd : '' }
  })
}

function editAtEnd({ text }: Document, standIn: string | null, around: KeptFile['around']): readonly Edit[] {
  return standIn === null ? [] : [{ offset: text.length, length: 0, text: around.before + standIn + around.after }]
}

/** One blank line before it. A file without a final line end keeps its habit. */
function aroundAtEnd(document: Document): KeptFile['around'] {
  const last = document.lines.at(-1)
  const lineEnd = lineEndAfter(document, last)
  if (last === undefined) return { before: '', after: lineEnd }
  const [, closing] = cutLineEnd(last.text)
  const gap = last.kind === 'blank' ? '' : lineEnd
  return closing === '' ? { before: lineEnd + gap, after: '' } : { before: gap, after: lineEnd }
}

/** The edits turned round, each with where it stood. */
function piecesOf(document: Document, edits: readonly Edit[]): readonly KeptPiece[] {
  const { text } = document
  const sections = lastWords(document)
  let shift = 0
  return edits.map((edit) => {
    const earlier = sections.filter(({ end }) => end <= edit.offset)
    const before = earlier.at(-1)
    const piece: KeptPiece = {
      offset: edit.offset + shift,
      length: edit.text.length,
      text: text.slice(edit.offset, edit.offset + edit.length),
      behind: before?.header ?? null,
      nth: earlier.filter(({ header }) => header === before?.header).length,
      gap: text.slice(before?.end ?? 0, edit.offset),
    }
    shift += edit.text.length - edit.length
    return piece
  })
}
