import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/* Starting other programs. What is started here is ended with the script that started it, by its own process id. */

const children = new Set()
let listening = false

const endAll = () => {
  for (const child of children) end(child)
}

let interruption = null

/** Whether the person has asked the script to stop (Ctrl+C, or its terminal closed). */
export const isInterrupted = () => interruption !== null

/** A first signal ends what was started and lets the script clean up; a second one, or ten seconds, end the script. */
const interrupt = (code) => {
  if (interruption !== null || children.size === 0) process.exit(code)
  interruption = code
  endAll()
  setTimeout(() => process.exit(code), 10_000).unref()
}

const listenOnce = () => {
  if (listening) return
  listening = true
  process.on('exit', endAll)
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => interrupt(code))
  }
}

/** Ends a process that `start` began. A group leader takes its group along. */
export const end = (child, signal = 'SIGTERM') => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (child.leadsGroup) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Starts a program; it ends with this script. `group` puts it at the head of a process group of its own (not on Windows). */
export const start = (command, parameters, { group = 'shared', ...options } = {}) => {
  listenOnce()
  const own = group === 'own' && process.platform !== 'win32'
  const child = spawn(command, parameters, { stdio: 'inherit', ...options, detached: own })
  child.leadsGroup = own
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

/** Resolves with the exit code when a started program ends (128 and more: by a signal); rejects if it cannot be started. */
export const ended = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })

/** Runs a program to its end; answers its exit code. */
export const run = (command, parameters, options) => ended(start(command, parameters, options))

/** Runs a program and collects what it prints. */
export const collect = async (command, parameters, options = {}) => {
  const child = start(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  return { code: await ended(child), output, errors }
}

/** Where a program is in PATH, or null. */
export const findProgram = (name, environment = process.env) => {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  for (const folder of (environment.PATH ?? environment.Path ?? '').split(path.delimiter)) {
    for (const suffix of suffixes) {
      const file = path.join(folder, name + suffix)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // Not in this folder.
      }
    }
  }
  return null
}

/** Runs npm itself, the one that runs this script where there is one; collects what it prints. */
export const npm = (parameters, options = {}) => {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return collect(process.execPath, [script, ...parameters], options)
  return collect('npm', parameters, { shell: process.platform === 'win32', ...options })
}

/** The first line a quick program prints, or null where it is missing or fails. */
export const firstLine = (command, parameters) => {
  const result = spawnSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return result.status === 0 ? (result.stdout.split('\n')[0] ?? null) : null
}
