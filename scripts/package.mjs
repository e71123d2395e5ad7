/*
 * Makes an application that runs without this checkout, with electron-builder.
 *   npm run package                     unpacked, in release/<platform>-unpacked
 *   npm run package -- --installers     what electron-builder.yml names for this platform (dmg, zip, nsis, AppImage, deb)
 *   npm run package -- --check          also starts it in an empty home, and tries what its fuses forbid
 *   npm run package -- --inspectable    unpacked, in release/inspectable, with the one fuse on that end-to-end tests need
 * The official runtime only, unless LANYARD_UNOFFICIAL_ELECTRON=1 says that the stand-in will do (never publish that).
 */
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build as pack } from 'electron-builder'
import { build } from './build.mjs'
import { findElectron } from './electron-runtime.mjs'
import { checkFuses } from './lib/fuses.mjs'
import { checkPackage } from './lib/package-check.mjs'
import { inProject, root } from './lib/project.mjs'
import { runScript, say, spent, Trouble, withProgress } from './lib/say.mjs'

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      installers: { type: 'boolean', default: false },
      inspectable: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      'skip-build': { type: 'boolean', default: false },
    },
  })
  return values
}

/** The program of an unpacked application. */
const programIn = (folder) => {
  if (process.platform === 'darwin') return path.join(folder, 'Lanyard.app')
  return path.join(folder, process.platform === 'win32' ? 'Lanyard.exe' : 'lanyard-desktop')
}

const unpackedFolder = (output) => {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'darwin') return path.join(output, `mac${arch}`)
  return path.join(output, process.platform === 'win32' ? `win${arch}-unpacked` : `linux${arch}-unpacked`)
}

/** Electron's own sample application comes along with a copied runtime; nothing of ours uses it. */
const dropDefaultApp = async ({ appOutDir, packager }) => {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}

const configure = (runtime, output, inspectable) => ({
  extends: inProject('electron-builder.yml'),
  electronDist: runtime.folder,
  electronVersion: runtime.version,
  directories: { output },
  afterPack: dropDefaultApp,
  ...(inspectable ? { electronFuses: { enableNodeCliInspectArguments: true } } : {}),
})

/** Packs the application; answers where it is. */
export const packageApp = async ({ installers = false, inspectable = false, skipBuild = false } = {}) => {
  const runtime = await findElectron('package')
  if (runtime.origin === 'substitute') say('This package is for trying out on this machine; do not give it to others.')
  if (!skipBuild) await build()
  const output = inProject('release', ...(inspectable ? ['inspectable'] : []))
  const folder = unpackedFolder(output)
  rmSync(folder, { recursive: true, force: true })
  try {
    await withProgress('packaging', () =>
      pack({
        projectDir: root,
        config: configure(runtime, output, inspectable),
        publish: 'never',
        ...(installers ? {} : { dir: true }),
      }),
    )
  } catch (error) {
    throw new Trouble(`package: electron-builder failed: ${error?.message ?? error}${hint(installers)}`)
  }
  const program = programIn(folder)
  checkFuses(program, inspectable ? 'inspectable' : 'release')
  return { folder, program }
}

const hint = (installers) =>
  installers
    ? '\nInstallers need tools that electron-builder downloads on first use; the unpacked application needs none: npm run package'
    : ''

await runScript(async () => {
  const began = Date.now()
  const { installers, inspectable, check, 'skip-build': skipBuild } = readArguments()
  const { folder, program } = await packageApp({ installers, inspectable, skipBuild })
  if (check) await checkPackage(folder, program)
  say(`package: ${path.relative(root, folder)} (${spent(Date.now() - began)})
  window        ${path.relative(root, program)}
  command line  node ${path.relative(root, path.join(folder, process.platform === 'darwin' ? 'Lanyard.app/Contents/Resources' : 'resources', 'cli', 'lanyard.js'))}`)
})
