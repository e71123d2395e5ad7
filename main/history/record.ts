import { join } from 'node:path'
import { historyStoreText } from '../../app/text/write-text.ts'
import { makeOwnFolder } from '../files/backup.ts'
import { errorCode } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { acquireLock } from '../files/lock.ts'
import { sweepTemporaries } from '../files/sweep.ts'
import { writeWhole } from '../files/write-whole.ts'
import { entryText } from './entry-text.ts'
import type { HistoryAccess, NewEntry } from './model.ts'
import { entryName, idOf } from './store.ts'

/** Entries kept; the oldest go first. */
export const KEPT_ENTRIES = 200
/** Bytes all entries may have together; the newest stays whatever it has. */
export const LARGEST_HISTORY = 32 * 1024 * 1024

export type Recorded =
  | { readonly ok: true; readonly id: number }
  /** A sentence: the write stands, but cannot be undone from history. */
  | { readonly ok: false; readonly message: string }

/** Notes a write (0600 in 0700), whole or not at all, under the next number of window and command line alike. Never rejects. */
export async function recordWrite(entry: NewEntry, access: HistoryAccess): Promise<Recorded> {
  const { places } = access
  const lock = await lockHistory(access)
  if (!lock.ok) {
    const message = lock.reason === 'held' ? historyStoreText.notNotedHeld : notNoted(places.locksFolder, lock.code)
    return { ok: false, message }
  }
  try {
    return { ok: true, id: await store(entry, { ...access, fileSystem: access.fileSystem ?? nodeFileSystem }) }
  } catch (error) {
    return { ok: false, message: notNoted(places.historyFolder, errorCode(error)) }
  } finally {
    await lock.release()
  }
}

const notNoted = historyStoreText.notNoted

/** One Lanyard at a time writes or deletes entries. */
export function lockHistory(access: HistoryAccess): ReturnType<typeof acquireLock> {
  return acquireLock({ ...access, thing: { kind: 'file', key: access.places.historyFolder } })
}

type Access = HistoryAccess & { readonly fileSystem: FileSystem }

async function store({ who, title, undoes, files }: NewEntry, access: Access): Promise<number> {
  const { places, clock, fileSystem } = access
  const folder = places.historyFolder
  await makeOwnFolder(folder, fileSystem)
  await sweepTemporaries({ folders: [folder], clock, fileSystem })
  const names = await fileSystem.list(folder)
  const id = Math.max(0, ...names.map((name) => idOf(name) ?? 0)) + 1
  const text = entryText({ id, at: clock.now(), who, title, undoes }, files)
  await writeWhole(join(folder, entryName(id)), Buffer.from(text), access)
  await rotate(names, Buffer.byteLength(text), access)
  return id
}

/** An entry too many does no harm: what cannot be looked at or removed stays. */
async function rotate(before: readonly string[], newest: number, { places, fileSystem }: Access): Promise<void> {
  const pathOf = (name: string): string => join(places.historyFolder, name)
  const names = before
    .filter((name) => idOf(name) !== null)
    .toSorted((one, other) => (idOf(other) ?? 0) - (idOf(one) ?? 0))
  const sizes = await Promise.all(names.map((name) => sizeOf(pathOf(name), fileSystem)))
  let [count, bytes] = [1, newest]
  for (const [index, name] of names.entries()) {
    count += 1
    bytes += sizes[index] ?? 0
    if (count > KEPT_ENTRIES || bytes > LARGEST_HISTORY) await fileSystem.remove(pathOf(name)).catch(() => undefined)
  }
}

async function sizeOf(path: string, fileSystem: FileSystem): Promise<number> {
  try {
    return Number((await fileSystem.lstat(path)).size)
  } catch {
    return 0
  }
}
