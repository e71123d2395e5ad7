/*
 * Lanyard's real window on made-up files, with an STS of its own on loopback: no AWS account is needed and your own files are not
 * read. Where there is no screen, the same tour is made on a virtual one and leaves screenshots.
 *   --screenshots FOLDER   make the tour and put the screenshots there, even where there is a screen
 *   --keep                 leave the made-up files
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'
import { hasScreen, startDisplay, withVariables } from './display.mjs'
import { findElectron } from './electron-runtime.mjs'
import { makeTour } from './lib/demo-tour.mjs'
import { describeWorld, endWorld, showCodes, startWorld } from './lib/demo-world.mjs'
import { checkLibraries, startApp } from './lib/electron-app.mjs'
import { inProject } from './lib/project.mjs'
import { runScript, say } from './lib/say.mjs'

const readArguments = () => {
  const { values } = parseArgs({
    options: { screenshots: { type: 'string' }, keep: { type: 'boolean', default: false } },
  })
  return values
}

const openWindow = async (runtime, files) => {
  const world = await startWorld(process.env)
  describeWorld(world)
  const hide = showCodes(world)
  say('Quit in the tray or the menu, or Ctrl+C here, ends the demo.\n')
  try {
    return await startApp({ runtime, environment: world.environment }).ended
  } finally {
    hide()
    await endWorld(world, files)
  }
}

const tour = async (runtime, files, folder) => {
  const display = await startDisplay()
  const world = await startWorld(withVariables(display.environment))
  describeWorld(world)
  mkdirSync(folder, { recursive: true })
  try {
    await makeTour({ runtime, world, folder })
  } finally {
    await endWorld(world, files)
    display.stop()
  }
  say(`\nThe screenshots are in ${folder}`)
  return 0
}

const play = async () => {
  const { screenshots, keep } = readArguments()
  const runtime = await findElectron('demo')
  await checkLibraries(runtime)
  await buildIfStale()
  const files = keep ? 'keep' : 'remove'
  if (hasScreen() && screenshots === undefined) return await openWindow(runtime, files)
  if (!hasScreen()) say('There is no screen here, so the tour is made on a virtual one and leaves screenshots.')
  return await tour(runtime, files, path.resolve(screenshots ?? inProject('test-results', 'demo')))
}

await runScript(play)
