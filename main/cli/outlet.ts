import { writeToDescriptor } from '../files/descriptor.ts'
import type { Outlet } from './terminal.ts'

/**
 * Standard output or error, written directly: a stream of Node's takes longer to open than most answers to make. A reader that
 * has seen enough (`lanyard profiles | head`) ends the process quietly.
 */
export function outletFor(descriptor: 1 | 2, exit: (code: number) => never): Outlet {
  return {
    write: (text) => {
      const outcome = writeToDescriptor(descriptor, text)
      if (outcome !== 'written') exit(outcome === 'closed' ? 0 : 1)
    },
    isTerminal: () => process.getBuiltinModule('node:tty').isatty(descriptor),
  }
}
