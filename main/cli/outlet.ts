import { writeSync } from 'node:fs'
import { errorCode } from '../files/errors.ts'
import type { Outlet } from './terminal.ts'

/**
 * Standard output or error, written directly: a stream of Node's takes longer to open than most answers to make. A reader that has
 * seen enough (`lanyard profiles | head`) ends the process quietly; a pipe that is full is waited for.
 */
export function outletFor(descriptor: 1 | 2, exit: (code: number) => never): Outlet {
  return {
    write: (text) => {
      let rest = Buffer.from(text)
      while (rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(descriptor, rest))
        } catch (error) {
          if (errorCode(error) === 'EPIPE') exit(0)
          if (errorCode(error) !== 'EAGAIN') exit(1)
          pause()
        }
      }
    },
    isTerminal: () => process.getBuiltinModule('node:tty').isatty(descriptor),
  }
}

/** A few milliseconds without a busy loop. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}
