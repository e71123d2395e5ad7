import { lineEndLength } from '../document/line-shape.ts'
import type { Document, Line, WrittenSection, WrittenSetting } from '../document/model.ts'
import { once } from '../document/once.ts'
import { parseDocument } from '../document/parse.ts'
import { tolerantMeaning } from '../profile/header-name.ts'
import { FILE_ROLES, type FileRole, type ProfileBook } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'

/** One file as the rules look at it. */
export type FileView = {
  readonly role: FileRole
  readonly path: string
  readonly document: Document
  /** How many sections have a header. */
  readonly headers: ReadonlyMap<string, number>
}

/** What the rules look at. */
export type World = {
  readonly book: ProfileBook
  readonly now: Instant
  readonly files: Readonly<Record<FileRole, FileView>>
}

export function makeWorld(book: ProfileBook, now: Instant): World {
  return { book, now, files: { config: viewFile(book, 'config'), credentials: viewFile(book, 'credentials') } }
}

function viewFile(book: ProfileBook, role: FileRole): FileView {
  const { path, text, state } = book.files[role]
  const document = parseDocument(state === 'present' ? text : '')
  const headers = once(() => {
    const counts = new Map<string, number>()
    for (const { name } of document.sections) counts.set(name, (counts.get(name) ?? 0) + 1)
    return counts
  })
  return {
    role,
    path,
    document,
    get headers() {
      return headers()
    },
  }
}

/** Both files, config first. */
export function filesOf({ files }: World): readonly FileView[] {
  return FILE_ROLES.map((role) => files[role])
}

/** A line's words: without its line end, and without the byte order mark that may stand before the first. */
export function contentOf(line: Line): string {
  const margin = line.number === 1 && line.text.startsWith('\ufeff') ? 1 : 0
  return line.text.slice(margin, line.text.length - lineEndLength(line.text))
}

export function lineAt({ document }: FileView, number: number): Line | undefined {
  return document.lines[number - 1]
}

/** The lines that make up a setting: its own and those that continue it. */
export function linesOfSetting({ document }: FileView, { line, lineCount }: WrittenSetting): readonly Line[] {
  return document.lines
    .slice(line - 1, line - 1 + lineCount)
    .filter(({ kind }) => kind === 'setting' || kind === 'continuation')
}

/** A section with what it stands for. */
export type NamedSection = {
  readonly file: FileView
  readonly section: WrittenSection
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
}

/** The sections of both files that mean something to AWS tools. */
export function namedSections(world: World): readonly NamedSection[] {
  return filesOf(world).flatMap((file) =>
    file.document.sections.flatMap((section): readonly NamedSection[] => {
      const meaning = tolerantMeaning(file.role, section.name)
      return meaning === null ? [] : [{ file, section, kind: meaning.of, name: meaning.name }]
    }),
  )
}

/** The profile a section is about; null for the other kinds. */
export function profileName({ kind, name }: NamedSection): string | null {
  return kind === 'profile' ? name : null
}

/** Whether a section is the only one with its header: commands about a section need that to mean it. */
export function isAlone(file: FileView, header: string): boolean {
  return file.headers.get(header) === 1
}

/** Whether a setting is the only one of its name in its section. */
export function isOnly(section: WrittenSection, name: string): boolean {
  const folded = name.toLowerCase()
  return section.settings.filter((setting) => setting.name.toLowerCase() === folded).length === 1
}
