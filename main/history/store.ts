import { join } from 'node:path'
import { statesOf } from '../../app/command/history.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import type { Places } from '../files/model.ts'
import { readContents } from '../files/read.ts'
import { readFiles, readHead } from './entry-text.ts'
import type { HistoryEntry, HistoryHead, HistoryState } from './model.ts'

/** Names of entries: their id, so that names sort by age. Anything else in the folder is none. */
const ENTRY_NAME = /^(\d{8,15})\.json$/

/** The name of an entry's file. */
export const entryName = (id: number): string => `${String(id).padStart(8, '0')}.json`

/** The id an entry's name gives it; null for any other name. */
export function idOf(name: string): number | null {
  const digits = ENTRY_NAME.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

type Found = { readonly head: HistoryHead; readonly text: string }

/** What is told of each write, newest first, with no text of a file in memory. A folder that cannot be read holds none. */
export async function listWrites(
  places: Places,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<readonly (HistoryHead & { readonly state: HistoryState })[]> {
  return withStates((await findEntries(places, fileSystem)).map(({ head }) => head))
}

/** Every write, newest first. What is torn or foreign in the folder is passed over. */
export async function listHistory(
  places: Places,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<readonly HistoryEntry[]> {
  const found = await findEntries(places, fileSystem)
  const entries = found.flatMap(({ head, text }) => {
    const files = readFiles(text)
    return files === null ? [] : [{ ...head, files }]
  })
  return withStates(entries)
}

function withStates<Head extends HistoryHead>(heads: readonly Head[]): readonly (Head & { state: HistoryState })[] {
  const states = statesOf(heads)
  return heads.map((head) => ({ ...head, state: states.get(head.id) ?? 'done' }))
}

async function findEntries(places: Places, fileSystem: FileSystem): Promise<readonly Found[]> {
  const names = await fileSystem.list(places.historyFolder).catch((): readonly string[] => [])
  const found = await Promise.all(names.map((name) => readEntry(places, name, fileSystem)))
  return found.filter((entry) => entry !== null).toSorted((one, other) => other.head.id - one.head.id)
}

async function readEntry(places: Places, name: string, fileSystem: FileSystem): Promise<Found | null> {
  const id = idOf(name)
  if (id === null) return null
  const contents = await readContents(join(places.historyFolder, name), fileSystem)
  if (contents.state !== 'present') return null
  const text = Buffer.from(contents.bytes).toString('utf8')
  const head = readHead(text)
  return head?.id === id ? { head, text } : null
}
