/* Runs Lanyard on your own files: builds what is out of date, then starts the official runtime. Arguments are passed on. */
import { buildIfStale } from './build.mjs'
import { hasScreen } from './display.mjs'
import { findElectron } from './electron-runtime.mjs'
import { checkLibraries, startApp } from './lib/electron-app.mjs'
import { runScript, Trouble } from './lib/say.mjs'

await runScript(async () => {
  if (!hasScreen()) {
    throw new Trouble(`There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
The command line needs none: npm run build && npm run -s lanyard -- profiles
A tour with screenshots on made-up files: npm run demo`)
  }
  const runtime = await findElectron('own-files')
  await checkLibraries(runtime)
  await buildIfStale(['main', 'preload', 'renderer', 'cli', 'icons'])
  return await startApp({ runtime, parameters: process.argv.slice(2), environment: process.env }).ended
})
