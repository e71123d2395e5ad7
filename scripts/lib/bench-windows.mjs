import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { temporaryFolder } from '../electron-runtime.mjs'
import { processTree, treeMemory, treeProcessorTime } from './process-tree.mjs'
import { inProject } from './project.mjs'
import { end, ended, start } from './run.mjs'
import { Trouble } from './say.mjs'

/* Lanyard's window and an empty one, started in turn on the same runtime. */

const patience = 60_000
const settle = 4_000
const idle = 5_000

const marksIn = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line))
    : []

/** Milliseconds since 1970 at which a mark was made. */
export const waitForMark = async (file, name, child) => {
  for (const began = Date.now(); Date.now() - began < patience; await wait(20)) {
    const found = marksIn(file).find((entry) => entry.mark === name)
    if (found !== undefined) return found.t
    if (child.exitCode !== null)
      throw new Trouble(`the window ended before it was ${name} (exit code ${child.exitCode})`)
  }
  throw new Trouble(`the window was not ${name} within ${patience / 1000} s`)
}

/** Ends a process and what it started. */
export const stopTree = async (child) => {
  const tree = processTree(child.pid)
  const over = ended(child)
  end(child)
  const timer = setTimeout(() => {
    for (const id of tree) {
      try {
        process.kill(id, 'SIGKILL')
      } catch {
        // It has ended.
      }
    }
  }, 3_000)
  await over
  clearTimeout(timer)
}

/** Made-up home folder with the files of the bench, and the environment to live in it. */
export const makeHome = (folder, files, environment) => {
  const aws = path.join(folder, '.aws')
  mkdirSync(aws, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(aws, 'config'), files.config, { mode: 0o600 })
  writeFileSync(path.join(aws, 'credentials'), files.credentials, { mode: 0o600 })
  const own = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(AWS_|LANYARD_|XDG_CONFIG|XDG_STATE)/.test(name)),
  )
  return { ...own, HOME: folder, LANYARD_HOME: path.join(folder, 'lanyard'), AWS_EC2_METADATA_DISABLED: 'true' }
}

/** What Electron is given to start each of them. */
export const appOf = { lanyard: [inProject('.')], twin: [inProject('test', 'bench', 'twin')], packaged: [] }

/**
 * A window that can be measured again and again in one made-up home, as a person starts it again and again: caches stay. Answers
 * `measure` (milliseconds from start to each mark, memory in MiB, processor share when idle) and `remove`.
 */
export const prepareWindow = ({ which, runtime, parameters, environment, files }) => {
  const { folder, remove } = temporaryFolder(`lanyard-bench-${which}`)
  const home = makeHome(folder, files, environment)
  let round = 0
  const measure = async () => {
    round++
    const marks = path.join(folder, `marks-${round}.jsonl`)
    const began = performance.timeOrigin + performance.now()
    const child = start(runtime.executable, [...parameters, ...appOf[which]], {
      env: { ...home, LANYARD_BENCH_MARKS: marks, LANYARD_BENCH_DATA: path.join(folder, 'data') },
      stdio: 'ignore',
    })
    try {
      const interactive = (await waitForMark(marks, 'interactive', child)) - began
      const size = process.platform === 'linux' ? await measureSize(child.pid) : { memory: null, processor: null }
      return {
        interactive,
        ...size,
        marks: Object.fromEntries(marksIn(marks).map((entry) => [entry.mark, entry.t - began])),
      }
    } finally {
      await stopTree(child)
    }
  }
  return { measure, remove }
}

/** Memory once it has settled, then the processor over a while in which nothing happens. */
const measureSize = async (leader) => {
  await wait(settle)
  const memory = treeMemory(leader)
  const busy = treeProcessorTime(leader)
  await wait(idle)
  return { memory, processor: (treeProcessorTime(leader) - busy) / (idle / 1000) }
}
