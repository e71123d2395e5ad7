import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { noSandboxReason } from '../electron-runtime.mjs'
import { root } from './project.mjs'
import { collect, end, ended, findProgram, start } from './run.mjs'
import { say, Trouble } from './say.mjs'

/* Starting the built application in a runtime that was found. */

/** Debian's packages with the libraries that Electron itself is linked against. */
const debianLibraries = 'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libatk-bridge2.0-0'

/** Throws `Trouble` when libraries that the runtime needs are missing (Linux). */
export const checkLibraries = async (runtime) => {
  if (process.platform !== 'linux' || findProgram('ldd') === null) return
  const { output } = await collect('ldd', [runtime.executable])
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  if (missing.length === 0) return
  throw new Trouble(`Electron cannot start, system libraries are missing: ${missing.join(', ')}
On Debian: apt-get install ${debianLibraries}`)
}

/** True where the runtime has the root-owned helper that gives it a sandbox without name spaces. */
const hasSandboxHelper = (runtime) => {
  try {
    const status = statSync(path.join(runtime.folder, 'chrome-sandbox'))
    return status.uid === 0 && (status.mode & 0o4000) !== 0
  } catch {
    return false
  }
}

/** The parameters that Electron needs on this machine; says why when the sandbox must be left out. */
export const sandboxParameters = (runtime, announce = say) => {
  const reason = noSandboxReason()
  if (reason === null || (process.getuid() !== 0 && hasSandboxHelper(runtime))) return []
  announce(`Chromium's sandbox is off (--no-sandbox): ${reason}.`)
  return ['--no-sandbox']
}

/** What Chromium and D-Bus always say on Linux, whatever happens. */
const noise = /:(ERROR|WARNING):|^\s*$|dbus|GLib|Gtk-|libva|MESA|vaInitialize|DevTools listening/

/** Starts the built application; its known noise on standard error is left out unless LANYARD_VERBOSE=1. */
export const startApp = ({ runtime, parameters = [], environment, folder = root }) => {
  const child = start(runtime.executable, [...sandboxParameters(runtime), realpathSync(folder), ...parameters], {
    cwd: folder,
    env: environment,
    stdio: ['inherit', 'inherit', 'pipe'],
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    for (const line of text.split('\n')) {
      if (environment.LANYARD_VERBOSE === '1' || !noise.test(line)) process.stderr.write(`${line}\n`)
    }
  })
  return { child, ended: ended(child), stop: () => end(child) }
}
