import { join } from 'node:path'
import { isMissing } from './errors.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { processIsAlive } from './lock.ts'
import type { Clock } from './model.ts'

const OURS = /^\.lanyard-(\d+)-[0-9a-f]+\.tmp$/
/** A temporary file of a process that seems alive (its number may have been given again) is old after this. Milliseconds. */
const OLD = 600_000

export type SweepRequest = {
  /** The real folders of the files Lanyard writes. */
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

async function leftBehind(folder: string, request: SweepRequest, fileSystem: FileSystem): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of await fileSystem.list(folder).catch(() => [])) {
    const owner = OURS.exec(name)?.[1]
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
    return clock.now() - facts.modified > OLD
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
