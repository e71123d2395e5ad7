import { randomBytes } from 'node:crypto'
import { isMissing } from './errors.ts'
import type { Job } from './job.ts'

/** Names of temporary files of ours; the first group is the process that made one. */
export const TEMPORARY_NAME = /^\.lanyard-(\d+)-[0-9a-f]+\.tmp$/

const TRIES = 3
const STEP = 10

/** `.lanyard-<process>-<random>.tmp`: the sweep at start knows whose it was. */
export function temporaryName(): string {
  return `.lanyard-${process.pid}-${randomBytes(6).toString('hex')}.tmp`
}

/** Removes a temporary file; somebody may hold it for a moment (a scanner), so it is tried three times. Never rejects: a sweep comes later. */
export async function removeTemporary(path: string, { fileSystem, clock }: Pick<Job, 'fileSystem' | 'clock'>) {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      return await fileSystem.remove(path)
    } catch (error) {
      if (isMissing(error) || attempt === TRIES) return
    }
    await clock.sleep(STEP * attempt)
  }
}
