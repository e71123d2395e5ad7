import { userInfo } from 'node:os'
import { placeTrouble } from '../../app/text/chain-place-text.ts'
import type { Platform } from '../files/model.ts'
import { processesOfLinux } from './proc-folder.ts'
import { processesOfMac } from './process-tools.ts'
import type { Processes } from './processes.ts'
import { runProgram } from './run.ts'

const notHere = { ok: false, failure: placeTrouble.notHere } as const

/** The processes of this system, by its own way. Windows gives no program the environment of another. */
export function processesOfSystem(platform: Platform): Processes {
  const { uid } = userInfo()
  switch (platform) {
    case 'linux':
      return processesOfLinux({ folder: '/proc', uid, self: process.pid })
    case 'darwin':
      return processesOfMac({ run: runProgram, uid, self: process.pid })
    case 'win32':
      return { list: async () => notHere, read: async () => notHere }
  }
}
