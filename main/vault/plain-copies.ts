import { basename, dirname, join } from 'node:path'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import { plainCopiesText } from '../../app/text/vault-text.ts'
import type { PlainCopiesView } from '../../app/view/switch-model.ts'
import type { EditContext } from '../edit/model.ts'
import { locate } from '../edit/read-files.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { readContents } from '../files/read.ts'

/** Where a copy was found, and what deleting it would take away. */
export type PlainCopy = {
  readonly path: string
  readonly kind: 'backup' | 'history' | 'other'
}

/** Plain copies of a profile's keys. Nothing secret in it; `sentences` say what was found, lost by deleting, or not searched. */
export type PlainCopies = { readonly copies: readonly PlainCopy[]; readonly sentences: readonly string[] }

export const NO_COPIES: PlainCopies = { copies: [], sentences: [] }

/** Where is looked, and with what. `except`: files that are known to hold none. */
export type CopiesPlaces = Pick<EditContext, 'places' | 'fileSystem'> & {
  readonly edit: EditContext
  readonly except: readonly string[]
}

type Search = CopiesPlaces & {
  readonly needles: readonly Buffer[]
  readonly fileSystem: FileSystem
  readonly found: PlainCopy[]
  readonly problems: string[]
}

/**
 * Every file of Lanyard's own that holds a secret key in plain text (backups, history, what a swap of `[default]` keeps), and files beside
 * the two AWS files. The secret is looked for as bytes and goes into no answer.
 */
export async function findPlainCopies(
  { secretAccessKey }: { readonly secretAccessKey: Secret },
  asked: CopiesPlaces,
): Promise<PlainCopies> {
  const fileSystem = asked.fileSystem ?? nodeFileSystem
  const search: Search = { ...asked, fileSystem, needles: needlesOf(secretAccessKey), found: [], problems: [] }
  const { stateFolder, userData } = asked.places
  await searchFolder(stateFolder, search, { without: [userData], depth: DEEPEST, wants: () => true })
  const own = [locate('config', asked.edit).path, locate('credentials', asked.edit).path]
  for (const path of own) await searchFolder(dirname(path), search, { without: own, depth: 0, wants: besides(path) })
  return { copies: search.found, sentences: sentencesOf(search) }
}

/** Folders within folders of the state folder. */
const DEEPEST = 4

/** `credentials.bak`, `config~`, `.credentials.swp`: what people and editors leave beside a file. */
const besides = (path: string) => (name: string) => name.includes(basename(path))

/** Which part of a folder is looked at; `depth`: how many folders down. */
type Scope = {
  readonly without: readonly string[]
  readonly depth: number
  readonly wants: (name: string) => boolean
}

/** As text files hold it: plain, with JSON's escapes, and both in UTF-16. */
function needlesOf(secret: Secret): readonly Buffer[] {
  const plain = openSecret(secret)
  const escaped = JSON.stringify(plain).slice(1, -1)
  const texts = [...new Set([plain, escaped])].filter((text) => text !== '')
  return texts.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ])
}

async function searchFolder(folder: string, search: Search, scope: Scope): Promise<void> {
  const { fileSystem, problems } = search
  let names: readonly string[]
  try {
    names = await fileSystem.list(folder)
  } catch (error) {
    if (!isMissing(error)) problems.push(plainCopiesText.notSearched(folder, errorCode(error)))
    return
  }
  for (const name of names.filter(scope.wants)) {
    const path = join(folder, name)
    if (!scope.without.includes(path) && !search.except.includes(path)) await searchAt(path, search, scope)
  }
}

async function searchAt(path: string, search: Search, scope: Scope): Promise<void> {
  const { fileSystem, problems, found, places } = search
  try {
    const { kind } = await fileSystem.lstat(path)
    if (kind === 'folder' && scope.depth > 0)
      return await searchFolder(path, search, { ...scope, depth: scope.depth - 1 })
    if (kind !== 'file') return
  } catch (error) {
    if (!isMissing(error)) problems.push(plainCopiesText.notSearched(path, errorCode(error)))
    return
  }
  const contents = await readContents(path, fileSystem)
  if (contents.state === 'unreadable') problems.push(plainCopiesText.notSearched(path, 'EIO'))
  if (contents.state === 'present' && holds(contents.bytes, search)) found.push({ path, kind: kindOf(path, places) })
}

function holds(bytes: Uint8Array, { needles }: Search): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return needles.some((needle) => buffer.includes(needle))
}

function kindOf(path: string, { backupsFolder, historyFolder }: EditContext['places']): PlainCopy['kind'] {
  if (dirname(dirname(path)) === backupsFolder) return 'backup'
  return dirname(path) === historyFolder ? 'history' : 'other'
}

const countOf = (copies: readonly PlainCopy[], kind: PlainCopy['kind']): number =>
  copies.filter((copy) => copy.kind === kind).length

function sentencesOf({ found, problems }: Search): readonly string[] {
  const [backups, writes] = [countOf(found, 'backup'), countOf(found, 'history')]
  return [
    ...(backups + writes === 0 ? [] : [plainCopiesText.found(backups, writes), plainCopiesText.lost]),
    ...found.filter(({ kind }) => kind === 'other').map(({ path }) => plainCopiesText.other(path)),
    ...problems,
  ]
}

/** What the window shows of copies. */
export function plainCopiesView({ copies, sentences }: PlainCopies): PlainCopiesView {
  return {
    backups: countOf(copies, 'backup'),
    historyEntries: countOf(copies, 'history'),
    files: copies.filter(({ kind }) => kind !== 'history').map(({ path }) => path),
    sentences,
  }
}
