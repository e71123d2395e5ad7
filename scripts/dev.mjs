/*
 * Lanyard from source, with reload: a change of the renderer reloads the window, a change of main or preload restarts it. On your
 * own files with the official runtime; on the demo's where that is missing, or with --demo.
 */
import { watch } from 'node:fs'
import { build } from './build.mjs'
import { hasScreen } from './display.mjs'
import { findElectron } from './electron-runtime.mjs'
import { describeWorld, endWorld, showCodes, startWorld } from './lib/demo-world.mjs'
import { checkLibraries, startApp } from './lib/electron-app.mjs'
import { inProject } from './lib/project.mjs'
import { isInterrupted } from './lib/run.mjs'
import { complain, runScript, say, Trouble } from './lib/say.mjs'

const mode = 'development'

/** The official runtime on own files, else what the demo may use, on the demo's files. */
const chooseRuntime = async (wanted) => {
  if (wanted === 'demo') return { runtime: await findElectron('demo'), files: 'demo' }
  try {
    return { runtime: await findElectron('own-files'), files: 'own' }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say('Without the official runtime, development runs on the made-up files of the demo.')
    return { runtime: await findElectron('demo'), files: 'demo' }
  }
}

const piecesOf = (folder) => {
  if (folder === 'renderer') return ['renderer']
  return folder === 'main' ? ['main', 'preload'] : ['main', 'preload', 'renderer']
}

/** Rebuilds what a change concerns, one build at a time, and calls back with the pieces. */
const rebuildOnChange = (onBuilt) => {
  const changed = new Set()
  let timer
  let building = false
  const rebuild = async () => {
    if (building || changed.size === 0) return
    building = true
    const only = [...new Set([...changed].flatMap(piecesOf))]
    changed.clear()
    try {
      await build({ only, mode })
      onBuilt(only)
    } catch (error) {
      complain(error.message)
    }
    building = false
    await rebuild()
  }
  const watchers = ['app', 'main', 'renderer'].map((folder) =>
    watch(inProject(folder), { recursive: true }, () => {
      changed.add(folder)
      clearTimeout(timer)
      timer = setTimeout(rebuild, 80)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

/** Runs the window again and again, as long as it was ended for a restart and not by the person. */
const runWithRestarts = async (runtime, environment) => {
  let app = null
  let restarting = false
  const stopWatching = rebuildOnChange((pieces) => {
    if (!pieces.includes('main')) return
    restarting = true
    app?.stop()
  })
  let code
  do {
    restarting = false
    app = startApp({ runtime, environment })
    code = await app.ended
    if (restarting) say('dev: main changed, restarting')
  } while (restarting && !isInterrupted())
  stopWatching()
  return code
}

await runScript(async () => {
  if (!hasScreen())
    throw new Trouble('There is no screen here to develop on (neither DISPLAY nor WAYLAND_DISPLAY is set).')
  const { runtime, files } = await chooseRuntime(process.argv.includes('--demo') ? 'demo' : 'own')
  await checkLibraries(runtime)
  await build({ mode })
  const world = files === 'demo' ? await startWorld(process.env) : null
  if (world !== null) describeWorld(world)
  const hide = world === null ? () => {} : showCodes(world)
  try {
    return await runWithRestarts(runtime, { ...(world?.environment ?? process.env), LANYARD_DEV: '1' })
  } finally {
    hide()
    if (world !== null) await endWorld(world, 'remove')
  }
})
