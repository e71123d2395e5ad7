/*
 * Speed and size, as ratios that do not depend on the machine: Lanyard's window against an empty one on the same runtime, the
 * core on 2,000 profiles, the command line against an empty Node. Prints a table; ends well however slow it was.
 *   npm run bench                  seven runs of each window
 *   npm run bench -- --runs 15     more
 *   npm run bench -- --only core   one part: window, core, cli, hook, renew, memory, tray, credential-process, size (with commas)
 *   npm run bench -- --write       also into docs/measurements.md
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build as bundle } from 'vite'
import { buildIfStale } from './build.mjs'
import { startDisplay, withVariables } from './display.mjs'
import { findElectron, temporaryFolder } from './electron-runtime.mjs'
import { hookRows } from './lib/bench-hook.mjs'
import { memoryRows } from './lib/bench-memory.mjs'
import { processRows } from './lib/bench-process.mjs'
import { renewRows } from './lib/bench-renew.mjs'
import { compared, median, plain, table, tenth } from './lib/bench-rows.mjs'
import { trayRow } from './lib/bench-tray.mjs'
import { makeHome, prepareWindow } from './lib/bench-windows.mjs'
import { sandboxParameters } from './lib/electron-app.mjs'
import { buildWithMovableClock } from './lib/movable-clock.mjs'
import { inProject } from './lib/project.mjs'
import { runScript, say, withProgress } from './lib/say.mjs'
import { forNode } from './lib/vite-configs.mjs'

const bundled = async (entry, folder) => {
  const file = `${path.basename(entry, '.ts')}.cjs`
  const config = forNode({ mode: 'production', entry, folder, file, chunks: 'none', target: 'node20' })
  await bundle({ ...config, build: { ...config.build, outDir: folder, license: false } })
  return path.join(folder, file)
}

const measureCore = async (folder) => {
  const script = await bundled('test/bench/core.ts', folder)
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 1e7 })
  if (result.status !== 0) throw new Error(result.stderr)
  const found = JSON.parse(result.stdout)
  const size = `${found.profiles} profiles, ${(found.bytes / 1e6).toFixed(2)} MB`
  const row = (what, { first, median: usual }) =>
    plain(what, `${usual.toFixed(usual < 1 ? 3 : 1)} ms`, `first time: ${tenth(first)} ms`)
  const merge = row(`read and merge ${size}`, found.merge)
  const all = row('the eleven verdicts for one profile', found.explainAll)
  return [
    { ...merge, target: '<= 30 ms', kept: found.merge.median <= 30 ? 'yes' : 'no' },
    row('kind of each of them', found.kinds),
    row('explain one chain, AWS CLI v2', found.explainCli),
    row('explain one chain, JavaScript SDK v3', found.explainJs),
    { ...all, target: '<= 5 ms', kept: found.explainAll.median <= 5 ? 'yes' : 'no' },
    row('set one setting in the credentials file', found.edit),
    row('set one setting in each of 1,000 profiles', found.follow),
  ]
}

const timeProcess = (parameters, environment) => {
  const began = performance.now()
  spawnSync(process.execPath, parameters, { env: environment, stdio: 'ignore' })
  return performance.now() - began
}

const madeUpFiles = async (folder, count) =>
  createRequire(import.meta.url)(await bundled('test/bench/files.ts', folder)).madeUpFiles(count)

const measureCommandLine = async (folder) => {
  const environment = makeHome(folder, await madeUpFiles(folder, 50), { PATH: process.env.PATH })
  const cli = inProject('dist/cli/lanyard.js')
  const kinds = {
    empty: ['-e', '0'],
    chain: [cli, 'chain', '--json', '--profile', 'team-0001'],
    profiles: [cli, 'profiles', '--json'],
  }
  const spent = { empty: [], chain: [], profiles: [] }
  for (let round = 0; round < 31; round++) {
    for (const [name, parameters] of Object.entries(kinds)) spent[name].push(timeProcess(parameters, environment))
  }
  // The first round warms the disk cache.
  const others = spent.empty.slice(1)
  const row = (what, values, limit) =>
    compared({ what, values: values.slice(1), others, unit: 'ms', name: 'node -e 0', limit })
  return [
    row('`lanyard chain --json`, 50 profiles', spent.chain, 2),
    row('`lanyard profiles --json`, 50 profiles', spent.profiles, null),
    await measureManyProfiles(folder),
  ]
}

/** One chain over 2,000 profiles against the same over 2, by turns. */
const measureManyProfiles = async (folder) => {
  const parameters = [inProject('dist/cli/lanyard.js'), 'chain', '--json', '--profile', 'team-0001']
  const environments = {}
  for (const count of [2000, 2]) {
    const home = path.join(folder, `home-${count}`)
    environments[count] = makeHome(home, await madeUpFiles(folder, count), { PATH: process.env.PATH })
  }
  const spent = { 2000: [], 2: [] }
  for (let round = 0; round < 31; round++) {
    for (const count of [2000, 2]) spent[count].push(timeProcess(parameters, environments[count]))
  }
  const [values, others] = [spent[2000].slice(1), spent[2].slice(1)]
  return compared({
    what: '`lanyard chain --json`, 2,000 profiles',
    values,
    others,
    unit: 'ms',
    name: '2 profiles',
    limit: 1.5,
  })
}

const measurePromptHooks = async (folder) =>
  hookRows(folder, createRequire(import.meta.url)(await bundled('test/bench/hook.ts', folder)), compared)

const measureRenewal = async (folder, runs) =>
  renewRows(await bundled('test/bench/renew.ts', folder), Math.min(runs, 5))

/** One hundred renewals in the app, in a build of its own whose clock can be moved. */
const measureMemory = async (folder) => {
  const runtime = await findElectron('bench')
  const app = path.join(folder, 'app-with-movable-clock')
  await buildWithMovableClock(app)
  const { startDemo } = createRequire(import.meta.url)(await bundled('test/support/demo-sts.ts', folder))
  const display = await startDisplay()
  try {
    return { runtime, rows: await memoryRows({ runtime, folder: app, startDemo, display }) }
  } finally {
    display.stop()
  }
}

/** Lanyard hidden in the tray and an empty Electron, over the same minute. */
const measureTray = async (folder, runs) => {
  const display = await startDisplay()
  try {
    const runtime = await findElectron('bench')
    const { liveSessions } = createRequire(import.meta.url)(await bundled('test/bench/files.ts', folder))
    const common = { runtime, liveSessions, environment: withVariables(display.environment) }
    return { runtime, rows: [await trayRow({ ...common, folder, turns: Math.min(runs, 3) })] }
  } finally {
    display.stop()
  }
}

const measureCredentialProcess = async (folder) => {
  const agent = await bundled('test/bench/agent.ts', folder)
  const home = path.join(folder, 'home-process')
  const environment = makeHome(home, await madeUpFiles(folder, 50), { PATH: process.env.PATH })
  return processRows(agent, inProject('dist/cli/lanyard.js'), environment, compared)
}

/** Starts of each that do not count: Chromium keeps compiled scripts from the third start on. */
const warmUps = 3

const measureWindows = async (folder, runs) => {
  const display = await startDisplay()
  const runtime = await findElectron('bench')
  const common = {
    runtime,
    parameters: [...sandboxParameters(runtime), '--password-store=basic'],
    environment: withVariables(display.environment),
    files: await madeUpFiles(folder, 50),
  }
  const sides = {
    twin: prepareWindow({ which: 'twin', ...common }),
    lanyard: prepareWindow({ which: 'lanyard', ...common }),
  }
  const found = { lanyard: [], twin: [] }
  const measure = async (which, round) => {
    const one = await withProgress(`  ${which} ${Math.max(0, round)}/${runs}`, sides[which].measure)
    if (round > 0) found[which].push(one)
  }
  try {
    for (let round = 1 - warmUps; round <= runs; round++) {
      await measure('twin', round)
      await measure('lanyard', round)
    }
    return { runtime, rows: windowRows(found) }
  } finally {
    display.stop()
    for (const side of Object.values(sides)) side.remove()
  }
}

const windowRows = ({ lanyard, twin }) => {
  const against = (what, unit, limit, pick) =>
    compared({ what, values: lanyard.map(pick), others: twin.map(pick), unit, name: 'empty window', limit })
  const rows = [
    against('window interactive, 50 profiles', 'ms', 1.25, (run) => run.interactive),
    against('memory of all processes (PSS), window open', 'MiB', 1.25, (run) => run.memory),
  ]
  const [idle, empty] = [lanyard, twin].map((runs) => median(runs.map((run) => run.processor)))
  if (idle !== null) {
    const share = (value) => `${(value * 100).toFixed(1)} %`
    rows.push(plain('processor when idle, window open', `${share(idle)} of one core`, `empty window: ${share(empty)}`))
  }
  const marks = [...new Set(lanyard.flatMap((run) => Object.keys(run.marks)))].filter((name) => name !== 'interactive')
  return [...rows, ...marks.map((name) => against(`- ${name}`, 'ms', null, (run) => run.marks[name] ?? null))]
}

const sizeOf = (...parts) => statSync(inProject('dist', ...parts)).size

const measureSize = () => {
  const page = readFileSync(inProject('dist/renderer/index.html'), 'utf8')
  const boot = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1])
  const kib = (bytes) => `${tenth(bytes / 1024)} KiB`
  return [
    plain('main.js', kib(sizeOf('main', 'main.js'))),
    plain('preload.js', kib(sizeOf('main', 'preload.js'))),
    plain(
      'script before the first paint of the window',
      kib(boot.reduce((total, name) => total + sizeOf('renderer', name), 0)),
    ),
    plain('lanyard.js', kib(sizeOf('cli', 'lanyard.js'))),
  ]
}

const machineLine = (runtime) => {
  const electron = runtime === null ? '' : `Electron ${runtime.version} (${runtime.origin}), `
  return `${electron}Node ${process.version}, ${os.type()} ${os.arch()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`
}

const windowPieces = ['main', 'preload', 'renderer', 'cli', 'icons']

const rowsOf = (measure) => async (folder, runs) => ({ rows: await measure(folder, runs) })

/**
 * What is measured, in the order of the table: what is said meanwhile, which pieces must be built, and what answers the rows, with the
 * runtime where one was started.
 */
const parts = {
  window: { says: 'window', needs: windowPieces, measure: measureWindows },
  core: { says: 'core', needs: [], measure: rowsOf(measureCore) },
  cli: { says: 'command line', needs: ['cli'], measure: rowsOf(measureCommandLine) },
  hook: { says: 'prompt hook', needs: [], measure: rowsOf(measurePromptHooks) },
  renew: { says: 'renewing', needs: [], measure: rowsOf(measureRenewal) },
  memory: { says: 'one hundred renewals', needs: [], measure: measureMemory },
  tray: { says: 'the tray, a minute a turn', needs: windowPieces, measure: measureTray },
  'credential-process': { says: 'credential-process', needs: ['cli'], measure: rowsOf(measureCredentialProcess) },
  size: { says: 'size', needs: windowPieces, measure: rowsOf(measureSize) },
}

const writeDown = (text, runs) => {
  const file = inProject('docs', 'measurements.md')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const remarks = before.includes('\n## Remarks') ? before.slice(before.indexOf('\n## Remarks')) : ''
  writeFileSync(
    file,
    `# Measurements

Made by one run of \`npm run bench -- --runs ${runs} --write\`. Ratios count: both sides were measured by turns on the same machine with
the same runtime. A ratio is the median of the ratios of each turn; *middle half* says where half of them lie, so how far to trust
it. PSS counts memory that processes share once. The empty window is test/bench/twin.

${text}
${remarks}`,
  )
  say(`bench: written to ${path.relative(inProject('.'), file)}`)
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '7' },
      only: { type: 'string', multiple: true },
      write: { type: 'boolean', default: false },
    },
  })
  const asked = values.only?.flatMap((list) => list.split(',')) ?? Object.keys(parts)
  const only = Object.entries(parts).filter(([name]) => asked.includes(name))
  const runs = Math.max(1, Number.parseInt(values.runs, 10) || 7)
  await buildIfStale([...new Set(only.flatMap(([, { needs }]) => needs))])
  const { folder, remove } = temporaryFolder('lanyard-bench-files')
  try {
    const rows = []
    let runtime = null
    for (const [, { says, measure }] of only) {
      const found = await withProgress(says, () => measure(folder, runs))
      rows.push(...found.rows)
      runtime = found.runtime ?? runtime
    }
    const text = `${table(rows)}\n\n${machineLine(runtime)}`
    say(`\n${text}`)
    if (values.write) writeDown(text, runs)
  } finally {
    remove()
  }
})
