import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Trouble } from './say.mjs'

/*
 * Electron's fuses: switches in the program itself, a row of characters behind a sentinel (docs/tutorial/fuses.md of Electron):
 * version, length, then `1` on, `0` off, `r` removed. What they must be, and reading them back from a packed application.
 */

const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')

/** Fuses in the order of version 1 of the row. Newer ones may follow. */
const order = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** The fuses of a release. On Linux Electron cannot check the archive's integrity; the fuse is set all the same. */
export const releaseFuses = {
  runAsNode: 'off',
  enableCookieEncryption: 'off',
  enableNodeOptionsEnvironmentVariable: 'off',
  enableNodeCliInspectArguments: 'off',
  enableEmbeddedAsarIntegrityValidation: 'on',
  onlyLoadAppFromAsar: 'on',
  loadBrowserProcessSpecificV8Snapshot: 'off',
  grantFileProtocolExtraPrivileges: 'off',
}

/** An end-to-end test needs Node's inspector; a build for it differs in nothing else. */
export const inspectableFuses = { ...releaseFuses, enableNodeCliInspectArguments: 'on' }

/** Reads the fuses from the bytes of a program: name to `on`, `off` or `removed`; null where there are none. */
export const fusesIn = (bytes) => {
  const at = bytes.indexOf(sentinel)
  if (at < 0 || bytes[at + sentinel.length] !== 1) return null
  const first = at + sentinel.length + 2
  const length = bytes[first - 1]
  const states = { 0x30: 'off', 0x31: 'on', 0x72: 'removed' }
  return Object.fromEntries(
    order.slice(0, length).map((name, index) => [name, states[bytes[first + index]] ?? 'unknown']),
  )
}

/** The fuses that are not as they must be, in words. */
export const wrongFuses = (fuses, expected) =>
  Object.entries(expected)
    .filter(([name, state]) => fuses?.[name] !== state)
    .map(([name, state]) => `${name} is ${fuses?.[name] ?? 'missing'}, not ${state}`)

const fileWithFuses = (program) =>
  program.endsWith('.app')
    ? path.join(program, 'Contents', 'Frameworks', 'Electron Framework.framework', 'Electron Framework')
    : program

/** Reads the fuses of a program (or .app folder) and throws `Trouble` when one is not as it must be. */
export const checkFuses = (program, build) => {
  const wrong = wrongFuses(
    fusesIn(readFileSync(fileWithFuses(program))),
    build === 'release' ? releaseFuses : inspectableFuses,
  )
  if (wrong.length > 0) throw new Trouble(`package: the fuses of ${program} are wrong: ${wrong.join('; ')}`)
}
