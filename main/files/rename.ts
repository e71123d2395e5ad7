import { errorCode } from './errors.ts'
import type { Job } from './job.ts'
import { removeTemporary } from './temporary.ts'

const FIRST_STEP = 10
const LARGEST_STEP = 100
const BUDGET = 10_000

type Renaming = Pick<Job, 'fileSystem' | 'platform' | 'clock'>

/**
 * Renames over the target. Windows refuses while a scanner or an editor holds either file, usually for milliseconds: there
 * it is tried again in growing steps of 10 to 100 ms, for up to 10 s. Rejects with the last error.
 */
export async function renamePatiently(job: Renaming, from: string, to: string): Promise<void> {
  let waited = 0
  for (let step = FIRST_STEP; ; step = Math.min(step + FIRST_STEP, LARGEST_STEP)) {
    try {
      await job.fileSystem.rename(from, to)
      return
    } catch (error) {
      if (job.platform !== 'win32' || !isHeld(error) || waited >= BUDGET) throw error
    }
    await job.clock.sleep(step)
    waited += step
  }
}

/**
 * Gives a file that did not exist its name, `taken` when somebody was faster: a rename would replace his, a link does not.
 * Where there are no hard links a rename must do.
 */
export async function nameNewFile(job: Job, temporary: string): Promise<'named' | 'taken'> {
  try {
    await job.fileSystem.link(temporary, job.path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken'
    await renamePatiently(job, temporary, job.path)
    return 'named'
  }
  await removeTemporary(temporary, job)
  return 'named'
}

function isHeld(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY'
}
