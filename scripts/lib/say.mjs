import { realpathSync } from 'node:fs'

/* What the scripts print: short lines, a sign of life for anything over a second, failures that name the mending command. */

/** A failure a person can act on: printed without a stack. */
export class Trouble extends Error {}

/** One line on standard output. */
export const say = (text) => process.stdout.write(`${text}\n`)

/** One line on standard error. */
export const complain = (text) => process.stderr.write(`${text}\n`)

/** Milliseconds as `0.8 s` or `2 min 5 s`. */
export const spent = (milliseconds) => {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Runs `work`, and says after a second, then every ten, that it still goes on. Answers what `work` answers.
 */
export const withProgress = async (label, work) => {
  const began = Date.now()
  let next = 1000
  const timer = setInterval(() => {
    if (Date.now() - began < next) return
    next += 10_000
    say(next <= 11_000 ? `${label} ...` : `${label} ... ${spent(Date.now() - began)}`)
  }, 250)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Runs a script's main function; a `Trouble` ends it with its sentence, anything else with its stack. */
export const runScript = async (main) => {
  try {
    const code = await main()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    complain(error instanceof Trouble ? error.message : (error?.stack ?? String(error)))
    process.exitCode = 1
  }
}

/** True where the file was started itself, not imported. */
export const isMain = (meta) => {
  const started = process.argv[1]
  return started !== undefined && meta.filename === realpathSync(started)
}
