import { spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Variables } from '../../app/switch/environment/child-environment.ts'
import type { Platform } from '../files/model.ts'
import { isRunnable } from './editor.ts'
import type { Launch, TerminalMachine } from './terminals.ts'
import { loginShell } from './user-shell.ts'

/** This machine. `environment` must hold no secrets: all of it goes into the terminal. */
export function makeTerminalMachine(platform: Platform, environment: Variables, folder: string): TerminalMachine {
  return {
    platform,
    environment,
    folder,
    shell: loginShell(environment),
    isRunnable,
    start: (launch) => startAlone(launch).catch(() => 'failed'),
    keepScript: (text) => keepScript(text).catch(() => null),
  }
}

function startAlone({ program, words, environment, folder }: Launch): Promise<'started' | 'failed'> {
  return new Promise((resolve) => {
    const child = spawn(program, [...words], {
      env: { ...environment },
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      shell: false,
      windowsHide: true,
    })
    child.once('error', () => resolve('failed'))
    child.once('spawn', () => {
      child.unref()
      resolve('started')
    })
  })
}

/** In a folder of its own, which nobody else can look into (`mkdtemp` makes it 0700). */
async function keepScript(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'lanyard-terminal-')), 'lanyard.command')
  await writeFile(file, text, { mode: 0o700, flag: 'wx' })
  return file
}
