import { closeSync, constants, openSync } from 'node:fs'

/** Whether this process belongs to a terminal, whatever its input and output lead to: only then the system opens `/dev/tty`. */
export function hasControllingTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK))
    return true
  } catch {
    return false
  }
}
