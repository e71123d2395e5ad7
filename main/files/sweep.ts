import { uptime } from 'node:os'
import { dirname, join } from 'node:path'
import { backupFolder } from './backup.ts'
import { isMissing } from './errors.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { processIsAlive } from './lock.ts'
import type { Clock, Places } from './model.ts'
import { resolveTarget } from './target.ts'
import { TEMPORARY_NAME } from './temporary.ts'

/** A temporary file of a process that seems alive (its number may have been given again) is old after this. Milliseconds. */
const OLD = 600_000
/** How much the system's start is known to, in milliseconds. */
const START_SLACK = 5_000

export type SweepRequest = {
  /** See {@link foldersOf}. */
  readonly folders: readonly string[]
  readonly clock: Clock
  readonly fileSystem?: FileSystem
  readonly isAlive?: (process: number) => boolean
}

/** Removes temporary files that a killed Lanyard left beside the files it was writing; answers what it removed. Never throws. */
export async function sweepTemporaries(request: SweepRequest): Promise<readonly string[]> {
  const fileSystem = request.fileSystem ?? nodeFileSystem
  const removed: string[] = []
  for (const folder of new Set(request.folders)) {
    for (const path of await leftBehind(folder, request, fileSystem)) {
      if (await removeQuietly(path, fileSystem)) removed.push(path)
    }
  }
  return removed
}

/**
 * The same for files by their names (symlinks are followed), where they are and where their copies are: for the start of window and
 * command line.
 */
export async function sweepBeside(
  request: Omit<SweepRequest, 'folders'> & { readonly paths: readonly string[]; readonly places: Places },
): Promise<readonly string[]> {
  const folders: string[] = []
  for (const asked of request.paths) {
    const target = await resolveTarget(asked, request.fileSystem ?? nodeFileSystem)
    if (target.ok) folders.push(...foldersOf(target.path, request.places))
  }
  return sweepTemporaries({ ...request, folders })
}

/** Where writing a file, by its real path, may leave something behind. */
export function foldersOf(path: string, places: Places): readonly string[] {
  return [dirname(path), backupFolder(path, places), places.locksFolder]
}

async function leftBehind(folder: string, request: SweepRequest, fileSystem: FileSystem): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of await fileSystem.list(folder).catch(() => [])) {
    const owner = TEMPORARY_NAME.exec(name)?.[1]
    if (owner === undefined) continue
    const path = join(folder, name)
    if (!(request.isAlive ?? processIsAlive)(Number(owner)) || (await isOld(path, request.clock, fileSystem))) {
      found.push(path)
    }
  }
  return found
}

async function isOld(path: string, clock: Clock, fileSystem: FileSystem): Promise<boolean> {
  try {
    const facts = await fileSystem.lstat(path)
    return clock.now() - facts.modified > Math.min(OLD, uptime() * 1000 + START_SLACK)
  } catch {
    return false
  }
}

async function removeQuietly(path: string, fileSystem: FileSystem): Promise<boolean> {
  try {
    await fileSystem.remove(path)
    return true
  } catch (error) {
    return isMissing(error)
  }
}
