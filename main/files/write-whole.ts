import { dirname, join } from 'node:path'
import type { Job } from './job.ts'
import { renamePatiently } from './rename.ts'
import { removeTemporary, temporaryName } from './temporary.ts'

/**
 * Gives a file of Lanyard's own (0600) its new bytes whole or not at all: a temporary one beside it, flushed, then renamed over it. The folder
 * is there already. Rejects with the system's error; the old file is untouched then. The folder is not flushed: a power failure may lose the
 * change, but never half of it.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  job: Pick<Job, 'fileSystem' | 'clock' | 'platform'>,
): Promise<void> {
  const temporary = join(dirname(path), temporaryName())
  try {
    const file = await job.fileSystem.open(temporary, 'create')
    try {
      await file.setMode(0o600)
      await file.writeAll(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(job, temporary, path)
  } catch (error) {
    await removeTemporary(temporary, job)
    throw error
  }
}
