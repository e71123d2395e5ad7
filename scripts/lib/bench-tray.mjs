import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { plain } from './bench-rows.mjs'
import { appOf, makeHome, stopTree, waitForMark } from './bench-windows.mjs'
import { sandboxParameters } from './electron-app.mjs'
import { processTree, treeProcessorTime } from './process-tree.mjs'
import { inProject } from './project.mjs'
import { end, start } from './run.mjs'
import { Trouble } from './say.mjs'

/*
 * What Lanyard costs while nobody looks: started hidden, with fifty live sessions and an icon in a tray that really takes it, over one
 * minute; beside it, over the same minute, an Electron that shows nothing. Both by the clock ticks of the system.
 */

const what = 'processor in the tray over 60 s, 50 live sessions, no window'
const minute = 60_000
const patience = 30_000
/** From the icon on: the start is over, sessions are read. */
const settle = 10_000

/** A tray host on the session bus (test/support/desktop-bus.py), or null where the machine lacks what it takes. */
const startTrayHost = async (environment) => {
  const child = start('/usr/bin/python3', [inProject('test', 'support', 'desktop-bus.py')], {
    env: environment,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.once('error', () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const hear = async () => {
    const { done, value } = await lines.next()
    return done ? null : JSON.parse(value).ok
  }
  if ((await hear()) === null) return null
  const ask = (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    return hear()
  }
  return { ask, stop: () => end(child) }
}

const startHidden = async ({ which, runtime, folder, environment, files }) => {
  const home = path.join(folder, which)
  mkdirSync(home, { recursive: true })
  const marks = path.join(home, 'marks.jsonl')
  const parameters = [...sandboxParameters(runtime, () => {}), '--password-store=basic', ...appOf[which]]
  const child = start(runtime.executable, [...parameters, '--start-hidden'], {
    env: {
      ...makeHome(home, files, environment),
      // Nothing asks AWS here; if anything did, nobody would hear it.
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      LANYARD_BENCH_MARKS: marks,
      LANYARD_BENCH_DATA: path.join(home, 'data'),
      LANYARD_BENCH_WINDOW: 'none',
    },
    stdio: 'ignore',
  })
  await waitForMark(marks, 'ready', child)
  return child
}

const waitForIcon = async (host) => {
  for (const began = Date.now(); Date.now() - began < patience; await wait(200)) {
    if ((await host.ask({ do: 'icons' })).length > 0) return
  }
  throw new Trouble(`bench: no icon came into the tray within ${patience / 1000} s`)
}

/** A window would have a process for its page. */
const checkWindowless = (leader) => {
  const shown = processTree(leader).filter((id) =>
    readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer'),
  )
  if (shown.length > 0) throw new Trouble('bench: a window was there, so this was not the tray alone')
}

/** One minute of both; seconds of processor time each, and what the icon says. */
const measureTurn = async (options, host) => {
  const twin = await startHidden({ which: 'twin', ...options })
  const lanyard = await startHidden({ which: 'lanyard', ...options }).catch(async (error) => {
    await stopTree(twin)
    throw error
  })
  try {
    await waitForIcon(host)
    await wait(settle)
    const { tooltip } = await host.ask({ do: 'properties' })
    const sides = [lanyard, twin].map(({ pid }) => pid)
    const before = sides.map(treeProcessorTime)
    await wait(minute)
    const [own, empty] = sides.map((pid, side) => treeProcessorTime(pid) - before[side])
    for (const pid of sides) checkWindowless(pid)
    return { own, empty, tooltip }
  } finally {
    await Promise.all([lanyard, twin].map(stopTree))
  }
}

const rowOf = (turns) => {
  const middle = (pick) => turns.map(pick).toSorted((one, other) => one - other)[turns.length >> 1]
  const share = (seconds) => `${((100_000 * seconds) / minute).toFixed(2)} % of one core`
  const [own, empty] = [middle((turn) => turn.own), middle((turn) => turn.empty)]
  const row = plain(what, share(own), `empty Electron, no window: ${share(empty)}`)
  // Fewer ticks than these are no basis for a ratio.
  return empty < 0.02
    ? { ...row, ratio: `+${(own - empty).toFixed(2)} s` }
    : { ...row, ratio: `${(own / empty).toFixed(2)}x` }
}

/** The row; each turn takes a good minute. Not measured where there is no tray to be in. */
export const trayRow = async ({ turns, liveSessions, folder, environment, ...options }) => {
  if (process.platform !== 'linux') return plain(what, 'not measured here')
  const host = await startTrayHost(environment)
  if (host === null) return plain(what, 'not measured here', 'needs python3-dbus and python3-gi (Debian)')
  const found = []
  try {
    for (let turn = 0; turn < turns; turn++) {
      const place = path.join(folder, `tray-${turn}`)
      found.push(await measureTurn({ ...options, folder: place, environment, files: liveSessions(Date.now()) }, host))
    }
  } finally {
    host.stop()
  }
  const foreign = found.find(({ tooltip }) => !tooltip.includes('50 sessions'))
  if (foreign !== undefined) throw new Trouble(`bench: the icon does not tell of 50 sessions: ${foreign.tooltip}`)
  return rowOf(found)
}
