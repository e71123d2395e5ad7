/*
 * Lanyard's real window on made-up files, with an STS of its own on loopback: no AWS account is needed and your own files are not
 * read. Where there is no screen, the same tour is made on a virtual one and leaves screenshots.
 *   --screenshots FOLDER   make the tour and put the screenshots there, even where there is a screen
 *   --keep                 leave the made-up files
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.mjs'
import { hasScreen, startDisplay } from './display.mjs'
import { findElectron } from './electron-runtime.mjs'
import { makeTour } from './lib/demo-tour.mjs'
import { checkLibraries, startApp } from './lib/electron-app.mjs'
import { inProject } from './lib/project.mjs'
import { runScript, say, Trouble } from './lib/say.mjs'

const readArguments = () => {
  const { values } = parseArgs({
    options: { screenshots: { type: 'string' }, keep: { type: 'boolean', default: false } },
  })
  return values
}

/** The made-up world: files in a temporary folder and an STS on loopback. */
export const startWorld = async (inherited) => {
  const bundle = inProject('dist/demo/demo-world.js')
  if (!existsSync(bundle)) throw new Trouble('dist/demo/demo-world.js is missing: npm run build')
  return await createRequire(import.meta.url)(bundle).startDemo({ inherited })
}

const describe = (demo) => {
  say(`
Lanyard on made-up files.
  files       ${path.join(demo.folder, '.aws')}
  STS         ${demo.url} (on this machine only, knows the made-up keys and MFA devices)
  your files  are not read: the home folder of the demo is ${demo.folder}
`)
}

const codeLine = (demo, now) => {
  const { secondsLeft } = demo.currentCode(demo.devices[0].serial, now)
  const codes = demo.devices.map(({ serial, profile }) => `${demo.currentCode(serial, now).code} for ${profile}`)
  return `MFA codes for the next ${secondsLeft} s: ${codes.join(', ')}`
}

/** Prints the codes now and at each new 30 s window; answers the function that ends it. */
const showCodes = (demo) => {
  let timer
  const show = () => {
    const now = Date.now()
    say(codeLine(demo, now))
    const { secondsLeft } = demo.currentCode(demo.devices[0].serial, now)
    timer = setTimeout(show, secondsLeft * 1000 + 50)
  }
  show()
  return () => clearTimeout(timer)
}

const openWindow = async (runtime) => {
  const demo = await startWorld(process.env)
  describe(demo)
  const hide = showCodes(demo)
  say('Close the window, choose Quit in the tray, or press Ctrl+C here to end the demo.\n')
  const app = startApp({ runtime, environment: demo.environment })
  const code = await app.ended
  hide()
  return { demo, code }
}

const tour = async (runtime, folder) => {
  const display = await startDisplay()
  const demo = await startWorld({ ...process.env, ...display.environment })
  describe(demo)
  mkdirSync(folder, { recursive: true })
  try {
    await makeTour({ runtime, demo, folder })
  } finally {
    display.stop()
  }
  say(`\nThe screenshots are in ${folder}`)
  return { demo, code: 0 }
}

const play = async () => {
  const { screenshots, keep } = readArguments()
  const runtime = await findElectron('demo')
  await checkLibraries(runtime)
  await buildIfStale()
  const screenless = !hasScreen()
  if (screenless) {
    say('There is no screen here, so the tour is made on a virtual one and leaves screenshots.')
  }
  const { demo, code } =
    screenless || screenshots !== undefined
      ? await tour(runtime, path.resolve(screenshots ?? inProject('test-results', 'demo')))
      : await openWindow(runtime)
  await demo.stop()
  if (keep) say(`The made-up files stay in ${demo.folder}`)
  else rmSync(demo.folder, { recursive: true, force: true, maxRetries: 5 })
  return code
}

await runScript(play)
