import { errorCode } from './errors.ts'
import type { Job } from './job.ts'

/** What systems answer that have no such thing (network and user-space file systems): no failure, there is nothing to wait for. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/**
 * Flushes a folder, so that names given or taken in it outlive a power failure. Nothing on Windows, which opens no folders. Rejects
 * with the system's error.
 */
export async function syncFolder(folder: string, { fileSystem, platform }: Pick<Job, 'fileSystem' | 'platform'>) {
  if (platform === 'win32') return
  const opened = await fileSystem.open(folder, 'folder')
  try {
    await opened.sync()
  } catch (error) {
    if (!UNSUPPORTED.has(errorCode(error))) throw error
  } finally {
    await opened.close()
  }
}
