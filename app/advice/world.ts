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
  /** Sections by header, in file order. */
  readonly headers: ReadonlyMap<string, readonly WrittenSection[]>
}

/** What the rules look at. */
export type World = {
  readonly book: ProfileBook
  readonly now: Instant
  readonly files: Readonly<Record<FileRole, FileView>>
  /** The sections of both files that mean something to AWS tools. */
  readonly named: readonly NamedSection[]
}

export function makeWorld(book: ProfileBook, now: Instant): World {
  const files = { config: viewFile(book, 'config'), credentials: viewFile(book, 'credentials') }
  return { book, now, files, named: FILE_ROLES.flatMap((role) => namedSections(files[role])) }
}

function viewFile(book: ProfileBook, role: FileRole): FileView {
  const { path, text, state } = book.files[role]
  const document = parseDocument(state === 'present' ? text : '')
  const headers = once(() => {
    const sections = new Map<string, WrittenSection[]>()
    for (const section of document.sections) {
      const alike = sections.get(section.name)
      if (alike === undefined) sections.set(section.name, [section])
      else alike.push(section)
    }
    return sections
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

function namedSections(file: FileView): readonly NamedSection[] {
  return file.document.sections.flatMap((section): readonly NamedSection[] => {
    const meaning = tolerantMeaning(file.role, section.name)
    return meaning === null ? [] : [{ file, section, kind: meaning.of, name: meaning.name }]
  })
}

/** The profile a section is about; null for the other kinds. */
export function profileName({ kind, name }: NamedSection): string | null {
  return kind === 'profile' ? name : null
}

/** Whether a section is the only one with its header: commands about a section need that to mean it. */
export function isAlone(file: FileView, header: string): boolean {
  return file.headers.get(header)?.length === 1
}

/** Whether a setting is the only one of its name in its section. */
export function isOnly(section: WrittenSection, name: string): boolean {
  const folded = name.toLowerCase()
  return section.settings.filter((setting) => setting.name.toLowerCase() === folded).length === 1
}
