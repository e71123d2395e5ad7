import { errorCode } from './errors.ts'
import type { Job } from './job.ts'

const FIRST_STEP = 10
const LARGEST_STEP = 100
const BUDGET = 10_000

/**
 * Renames over the target. Windows refuses while a scanner or an editor holds either file, usually for milliseconds: there
 * it is tried again in growing steps of 10 to 100 ms, for up to 10 s. Rejects with the last error.
 */
export async function renamePatiently(job: Job, from: string): Promise<void> {
  let waited = 0
  for (let step = FIRST_STEP; ; step = Math.min(step + FIRST_STEP, LARGEST_STEP)) {
    try {
      await job.fileSystem.rename(from, job.path)
      return
    } catch (error) {
      if (job.platform !== 'win32' || !isHeld(error) || waited >= BUDGET) throw error
    }
    await job.clock.sleep(step)
    waited += step
  }
}

function isHeld(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY'
}
