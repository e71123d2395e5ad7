import path from 'node:path'
import { startDisplay, withVariables } from '../display.mjs'
import { prepareWindow } from './bench-windows.mjs'
import { sandboxParameters } from './electron-app.mjs'
import { manifest } from './project.mjs'
import { collect } from './run.mjs'
import { say, Trouble, withProgress } from './say.mjs'

/* A packed application is started as a person would, without Playwright, which its fuses keep out. */

const executable = (program) =>
  program.endsWith('.app') ? path.join(program, 'Contents', 'MacOS', 'Lanyard') : program

const resources = (folder) =>
  process.platform === 'darwin'
    ? path.join(folder, 'Lanyard.app', 'Contents', 'Resources')
    : path.join(folder, 'resources')

const checkCommandLine = async (folder) => {
  const { output } = await collect(process.execPath, [path.join(resources(folder), 'cli', 'lanyard.js'), '--version'])
  if (!output.includes(manifest.version)) throw new Trouble(`package: the command line does not start: ${output}`)
}

/** The program must not evaluate a script, whatever the environment says; it is ended when it goes on as an application. */
const checkRunAsNode = async (program, environment) => {
  const { output } = await collect(program, ['--no-sandbox', '-p', '6*7'], {
    env: { ...environment, ELECTRON_RUN_AS_NODE: '1', DISPLAY: ':none', WAYLAND_DISPLAY: '' },
    timeout: 10_000,
  })
  if (output.includes('42')) throw new Trouble('package: ELECTRON_RUN_AS_NODE still makes a Node of the program')
}

/** Starts the unpacked application in an empty home until its window can be used, and runs its command line. */
export const checkPackage = async (folder, program) => {
  await checkCommandLine(folder)
  const display = await startDisplay()
  const environment = withVariables(display.environment)
  const runtime = { executable: executable(program), folder }
  const parameters = [...sandboxParameters(runtime), '--password-store=basic']
  const window = prepareWindow({
    which: 'packaged',
    runtime,
    parameters,
    environment,
    files: { config: '[default]\nregion = eu-central-1\n', credentials: '' },
  })
  try {
    const { interactive } = await withProgress('starting the packed application', window.measure)
    await checkRunAsNode(runtime.executable, environment)
    say(`package: the window could be used after ${Math.round(interactive)} ms; no script can be slipped in`)
  } finally {
    display.stop()
    window.remove()
  }
}
