import { basename, join } from 'node:path'
import type { Instant } from '../../app/text/instant.ts'
import type { FileSystem } from './file-system.ts'
import { digestOf } from './fingerprint.ts'
import type { Job } from './job.ts'
import type { Places } from './model.ts'
import { syncFolder } from './sync-folder.ts'
import { writeWhole } from './write-whole.ts'

/** Copies kept of each file, besides the very first, which is kept always. */
export const KEPT_BACKUPS = 20

const FIRST = 'first-'

/** Names of copies; anything else in their folder is none. */
const COPY_NAME = /^(?:first-)?\d{4}-/

/** A copy that was made. */
export type Backup = {
  readonly path: string
  /** The write it was for happened: the oldest copies beyond those kept go. */
  readonly settle: () => Promise<void>
  /** The write it was for did not happen. */
  readonly discard: () => Promise<void>
}

/** `path`: the real path of the file copied. */
export type BackupRequest = Pick<Job, 'path' | 'places' | 'clock' | 'fileSystem' | 'platform'> & {
  readonly bytes: Uint8Array
}

/**
 * Copies a file's bytes into its folder among the backups (0600 in 0700), before anything is written over it: whole or not at all, and
 * on the disk. The folder is named after the file and a digest of its real path. Rejects when the copy cannot be made: then nothing
 * may be written.
 */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const { fileSystem, places } = request
  const folder = backupFolder(request.path, places)
  await makeOwnFolder(places.backupsFolder, fileSystem)
  await makeOwnFolder(folder, fileSystem)
  const existing = (await fileSystem.list(folder)).filter((name) => COPY_NAME.test(name))
  const name = nameFor(request.clock.now(), existing)
  const path = join(folder, name)
  await writeCopy(request, path, existing.length === 0 ? [folder, places.backupsFolder] : [folder])
  return {
    path,
    settle: () => rotate(folder, [...existing, name], name, fileSystem),
    discard: () => remove(path, fileSystem),
  }
}

/** Under a temporary name first: a copy that stopped half-way must not look like one. `folders` are those that got a new name. */
async function writeCopy(request: BackupRequest, path: string, folders: readonly string[]): Promise<void> {
  const { fileSystem } = request
  try {
    await writeWhole(path, request.bytes, request)
    for (const folder of folders) await syncFolder(folder, request)
  } catch (error) {
    await remove(path, fileSystem)
    throw error
  }
}

/** The folder that holds the copies of one file. */
export function backupFolder(path: string, places: Places): string {
  const digest = digestOf(Buffer.from(path)).slice(0, 12)
  // A name may be as long as the file system allows: the digest must fit behind it.
  const name = basename(path)
    .replace(/[^\w.-]/g, '_')
    .slice(0, 100)
  return join(places.backupsFolder, `${name}-${digest}`)
}

/** Creates one of Lanyard's own folders, 0700 even where it was there with a wider mode. */
export async function makeOwnFolder(folder: string, fileSystem: FileSystem): Promise<void> {
  await fileSystem.makeFolder(folder)
  const facts = await fileSystem.stat(folder)
  if ((facts.mode & 0o077) !== 0) await fileSystem.setFolderMode(folder, 0o700)
}

/** `2026-11-05T21-04-00.123Z`, with a number behind it when several fall on one millisecond: names sort by age. */
function nameFor(now: Instant, existing: readonly string[]): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '-')
  const prefix = existing.some((name) => name.startsWith(FIRST)) ? '' : FIRST
  const numbers = existing
    .map((name) => name.replace(FIRST, ''))
    .filter((name) => name.startsWith(stamp))
    .map((name) => Number(name.slice(stamp.length + 1)))
  return `${prefix}${stamp}${numbers.length === 0 ? '' : `.${String(Math.max(...numbers) + 1).padStart(6, '0')}`}`
}

/** Copies named after `made` were made before it, by a clock that ran ahead: they go first, never the one just made. */
async function rotate(folder: string, all: readonly string[], made: string, fileSystem: FileSystem): Promise<void> {
  const names = all.filter((name) => !name.startsWith(FIRST)).toSorted()
  const byAge = [...names.filter((name) => name > made), ...names.filter((name) => name <= made)]
  for (const name of byAge.slice(0, Math.max(byAge.length - KEPT_BACKUPS, 0))) {
    await remove(join(folder, name), fileSystem)
  }
}

/** A copy too many does no harm: what cannot be removed stays. */
const remove = (path: string, fileSystem: FileSystem): Promise<void> => fileSystem.remove(path).catch(() => undefined)
