import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { inProject, manifest } from './project.mjs'
import { buildPieceInto, withStandIns } from './stand-ins.mjs'
import { targets } from './vite-configs.mjs'

/*
 * The app with a clock that can be moved, for measurements over days: every piece as it is released, but for one module of the main
 * process that is another file. It goes into a folder of its own, never into dist/.
 */

/** What the main process has in such a build, and in no other. */
export const movableClockMark = 'lanyardMovableClock'

const standIns = [['main/files/clock.ts', 'test/support/movable-clock.ts']]

/** A configuration of the main process, with the movable clock in the place of the real one. */
export const withMovableClock = (config) => withStandIns(config, standIns)

/** What a configuration would put into files, as one text. Nothing is written. */
export const bundledText = async (config) => {
  const built = await build({ ...config, build: { ...config.build, write: false, license: false } })
  const outputs = [built].flat().flatMap(({ output }) => output)
  return outputs.map((file) => file.code ?? String(file.source)).join('\n')
}

const pieces = ['main', 'preload', 'renderer']

/** Builds the app with a movable clock into a folder, from which Electron starts it. */
export const buildWithMovableClock = async (folder) => {
  for (const piece of pieces)
    await buildPieceInto(folder, targets[piece], piece === 'main' ? withMovableClock : undefined)
  const icons = path.join(folder, 'dist', 'icons')
  mkdirSync(icons, { recursive: true })
  for (const name of readdirSync(inProject('main/os/icons')).filter((file) => /\.(png|ico)$/.test(file)))
    copyFileSync(inProject('main/os/icons', name), path.join(icons, name))
  const { name, productName, version, main } = manifest
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name, productName, version, main, type: 'commonjs' }),
  )
}
