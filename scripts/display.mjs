/*
 * A screen and a session bus for Electron. On Linux: a virtual display (Xvfb) and a private bus, for this script and what it
 * starts. Elsewhere every machine has its own.
 *
 *   node scripts/display.mjs command ...   runs a command on a virtual display and a private bus
 */
import { createInterface } from 'node:readline'
import { end, findProgram, run, start } from './lib/run.mjs'
import { complain, isMain, runScript, Trouble } from './lib/say.mjs'

/** Whether a person's own screen is there to open windows on. */
export const hasScreen = (environment = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY)

const patience = 20_000

/** Resolves with the first line a stream gives; rejects when it closes, or when nothing came in time. */
const firstLineOf = (stream, child, what) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Trouble(`${what} did not start within ${patience / 1000} s`)), patience)
    const settle = (act) => {
      clearTimeout(timer)
      act()
    }
    createInterface({ input: stream }).once('line', (line) => settle(() => resolve(line.trim())))
    child.once('error', (error) => settle(() => reject(new Trouble(`${what} could not be started: ${error.message}`))))
    child.once('close', (code) => settle(() => reject(new Trouble(`${what} ended at once (exit code ${code})`))))
  })

const startXvfb = async () => {
  if (findProgram('Xvfb') === null) {
    throw new Trouble('There is no virtual display on this machine: Xvfb is missing. On Debian: apt-get install xvfb')
  }
  const child = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset', '-dpi', '96'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], group: 'own' },
  )
  const number = await firstLineOf(child.stdio[3], child, 'Xvfb')
  return { child, display: `:${number}` }
}

const startBus = async () => {
  if (findProgram('dbus-daemon') === null) return null
  const child = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    group: 'own',
  })
  return { child, address: await firstLineOf(child.stdio[3], child, 'dbus-daemon') }
}

/**
 * Starts a virtual display and, where dbus-daemon is installed, a private session bus. Answers the environment variables that
 * point at them (a variable that must be absent is undefined) and the function that ends them. Nothing is started off Linux.
 */
export const startDisplay = async () => {
  if (process.platform !== 'linux') return { environment: {}, bus: 'none', stop: () => {} }
  const screen = await startXvfb()
  const bus = await startBus()
  return {
    environment: {
      DISPLAY: screen.display,
      WAYLAND_DISPLAY: undefined,
      XDG_SESSION_TYPE: 'x11',
      // Without a bus of our own, the person's own one stays out of reach of tests.
      DBUS_SESSION_BUS_ADDRESS: bus?.address ?? 'disabled:',
    },
    bus: bus === null ? 'none' : 'private',
    stop: () => {
      if (bus !== null) end(bus.child)
      end(screen.child)
    },
  }
}

/** The process environment with changes laid over it; undefined takes a variable away. */
export const withVariables = (changes, environment = process.env) =>
  Object.fromEntries(Object.entries({ ...environment, ...changes }).filter(([, value]) => value !== undefined))

if (isMain(import.meta)) {
  await runScript(async () => {
    const [command, ...parameters] = process.argv.slice(2)
    if (command === undefined) throw new Trouble('usage: node scripts/display.mjs command ...')
    const display = await startDisplay()
    if (display.bus === 'none' && process.platform === 'linux') {
      complain('There is no session bus: dbus-daemon is missing. On Debian: apt-get install dbus')
    }
    try {
      return await run(command, parameters, { env: withVariables(display.environment) })
    } finally {
      display.stop()
    }
  })
}
