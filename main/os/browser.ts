import { spawn } from 'node:child_process'
import { userInfo } from 'node:os'
import { consoleText } from '../../app/text/console-text.ts'
import type { Platform } from '../files/model.ts'
import { windowsProgram } from '../files/windows-program.ts'
import { connectionOwner, linuxTables } from './connection-owner.ts'
import { type HandOverDeps, isHandOverAddress } from './hand-over.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** A program that opens an address in the default browser. `input`: what it reads, where the address is not among its words. */
export type Opener = { readonly program: string; readonly words: readonly string[]; readonly input: string | null }

/**
 * The system's own way to the default browser, without a shell. What stands among a program's words can be read by every user on Linux and
 * macOS; macOS has a way without, and on Linux whoever uses the address is looked at (see {@link isOwnProgram}).
 */
export function openerFor(platform: Platform, address: string, environment: Variables = process.env): Opener {
  switch (platform) {
    case 'darwin':
      return { program: '/usr/bin/osascript', words: ['-'], input: `open location "${address}"\n` }
    case 'win32':
      return {
        program: windowsProgram('rundll32.exe', environment),
        words: ['url.dll,FileProtocolHandler', address],
        input: null,
      }
    case 'linux':
      return { program: 'xdg-open', words: [address], input: null }
  }
}

/**
 * Whether the program that came for the link is the person's own, or root's, which needs no permission. Linux tells; on macOS and Windows
 * other users never saw the address.
 */
export function isOwnProgram(platform: Platform): HandOverDeps['isOwn'] {
  if (platform !== 'linux') return async () => true
  const { uid } = userInfo()
  return async (pair) => {
    const owner = await connectionOwner(pair, linuxTables)
    return owner === uid || owner === 0
  }
}

/** Whether there is a desktop to open a browser on. */
export function hasDesktop(platform: Platform, environment: Variables): boolean {
  const names = ['DISPLAY', 'WAYLAND_DISPLAY', 'BROWSER', 'WSL_DISTRO_NAME']
  return platform !== 'linux' || names.some((name) => (environment[name] ?? '') !== '')
}

/** Opens a one-time address in the default browser, from a process that is no Electron. */
export function browserOf(platform: Platform, environment: Variables): HandOverDeps['open'] {
  return (address) => {
    if (!isHandOverAddress(address)) return Promise.resolve(consoleText.notALink)
    if (!hasDesktop(platform, environment)) return Promise.resolve(consoleText.noDesktop)
    return startOpener(openerFor(platform, address, environment), environment)
  }
}

/** It outlives this process, and may stay as long as the browser does: only its failure is waited for. */
function startOpener({ program, words, input }: Opener, environment: Variables): Promise<string | null> {
  return new Promise((resolve) => {
    const fail = (): void => resolve(consoleText.noBrowser(program))
    try {
      const child = spawn(program, [...words], {
        env: { ...environment },
        detached: true,
        stdio: [input === null ? 'ignore' : 'pipe', 'ignore', 'ignore'],
        windowsHide: true,
      })
      child.once('error', fail)
      child.once('exit', (code) => (code === 0 ? resolve(null) : fail()))
      child.stdin?.on('error', fail)
      child.stdin?.end(input)
      child.unref()
    } catch {
      fail()
    }
  })
}
