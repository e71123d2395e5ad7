import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/*
 * What the prompt hook costs: the same loop in the same shell around the hook, around an empty function and around one process that
 * does nothing. The unit that any machine has is that process: a prompt that starts none should stay far below it.
 */

const rounds = 7

const timeScript = (argv, file, environment) => {
  const began = performance.now()
  const { status, error, stderr } = spawnSync(argv[0], [...argv.slice(1), file], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (error?.code === 'ENOENT') return null
  if (status !== 0 || stderr !== '') throw new Error(`${argv[0]}: ${stderr}`)
  return performance.now() - began
}

/** For each shell, by turns: microseconds a prompt, and microseconds a process; none for a shell that is not here. */
const measureHooks = (folder, { hookBenches, activeText }) => {
  const home = path.join(folder, 'hook')
  mkdirSync(home, { recursive: true })
  const active = path.join(home, 'active')
  writeFileSync(active, activeText())
  const environment = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' }
  return hookBenches(active).map((bench) => {
    const time = (kind) => {
      const file = path.join(home, `${kind}.${bench.shell}`)
      writeFileSync(file, bench[kind])
      return timeScript(bench.argv, file, environment)
    }
    const found = { shell: bench.shell, prompts: [], processes: [] }
    for (let round = 0; round <= rounds; round++) {
      const [nothing, hook, started] = ['nothing', 'hook', 'process'].map(time)
      if (nothing === null) return found
      // The first round warms the disk cache.
      if (round === 0) continue
      found.prompts.push((1000 * (hook - nothing)) / bench.calls)
      found.processes.push((1000 * (started - nothing)) / bench.processes)
    }
    return found
  })
}

/** Microseconds: a prompt must not be felt. */
const limit = 1000

/** A row for each shell; its limit is a millisecond, the process beside it the unit. `compared` makes the row. */
export const hookRows = (folder, entry, compared) =>
  measureHooks(folder, entry).map(({ shell, prompts, processes }) => {
    const what = `prompt hook of ${shell}, nothing changed`
    const row = compared({ what, values: prompts, others: processes, unit: 'µs', name: 'one process', limit: null })
    if (prompts.length === 0) return row
    const middle = prompts.toSorted((one, other) => one - other)[prompts.length >> 1]
    return { ...row, target: '<= 1 ms', kept: middle <= limit ? 'yes' : 'no' }
  })
