import { writeSync } from 'node:fs'
import { errorCode } from './errors.ts'

/**
 * Writes all of a text to an open descriptor, at once. A pipe that is full is waited for; `closed` when nobody reads any more,
 * `failed` on anything else.
 */
export function writeToDescriptor(descriptor: number, text: string): 'written' | 'closed' | 'failed' {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (error) {
      if (errorCode(error) === 'EPIPE') return 'closed'
      if (errorCode(error) !== 'EAGAIN') return 'failed'
      pause()
    }
  }
  return 'written'
}

/** A few milliseconds without a busy loop. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}
