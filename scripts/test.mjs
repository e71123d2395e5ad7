/*
 * Every test, in the order in which failures are cheapest to find: types, lint, build, unit, e2e.
 *   npm test                      all of them
 *   npm test -- unit e2e          only these stages
 *   npm test -- unit test/app     further words go to the test runner
 * LANYARD_NEVER_SKIP=1 makes a skipped test a failure (continuous integration), but for those whose name says [where present].
 */
import { mkdirSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { startDisplay, withVariables } from './display.mjs'
import { findElectron, noSandboxReason } from './electron-runtime.mjs'
import { checkLibraries } from './lib/electron-app.mjs'
import { inProject, root } from './lib/project.mjs'
import { isInterrupted, run } from './lib/run.mjs'
import { complain, runScript, say, spent, Trouble } from './lib/say.mjs'
import {
  closingLine,
  countPlaywright,
  countReport,
  countVitest,
  mayBeSkipped,
  noTests,
  sumCounts,
} from './lib/test-counts.mjs'

const reports = { unit: inProject('test-results', 'unit.json'), e2e: inProject('test-results', 'e2e.json') }

const node = (parameters, environment = process.env) =>
  run(process.execPath, parameters, { cwd: root, env: environment })

/** What tests that start Electron need: a display and bus of their own, and a runtime. A sentence where one cannot be had. */
const prepareElectron = async () => {
  const display = await startDisplay()
  try {
    const runtime = await findElectron('test')
    await checkLibraries(runtime)
    const reason = noSandboxReason()
    if (reason !== null) say(`Electron runs with --no-sandbox: ${reason}.`)
    return {
      environment: withVariables({
        ...display.environment,
        ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
        LANYARD_ELECTRON: runtime.executable,
        LANYARD_NO_SANDBOX: reason === null ? undefined : '1',
        ELECTRON_RUN_AS_NODE: undefined,
      }),
      stop: display.stop,
    }
  } catch (error) {
    display.stop()
    throw error
  }
}

let electron = null
const withElectron = async () => {
  electron ??= await prepareElectron()
  return electron.environment
}

/** Unit tests run without Electron too; those that need it say so themselves. */
const withElectronIfPossible = async () => {
  try {
    return await withElectron()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    complain(error.message)
    return process.env
  }
}

const runUnit = async (words) => {
  rmSync(reports.unit, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`]
  const environment = await withElectronIfPossible()
  const vitest = inProject('node_modules/vitest/vitest.mjs')
  const code = await node(
    [vitest, 'run', '--config', inProject('test', 'vitest.config.ts'), ...reporters, ...words],
    environment,
  )
  return { code, counts: countReport(reports.unit, countVitest) }
}

const runEndToEnd = async (words) => {
  rmSync(reports.e2e, { force: true })
  const config = inProject('test', 'e2e', 'playwright.config.ts')
  const playwright = inProject('node_modules/playwright/cli.js')
  const code = await node([playwright, 'test', '--config', config, ...words], await withElectron())
  return { code, counts: countReport(reports.e2e, countPlaywright) }
}

const untested = async (work) => ({ code: await work, counts: noTests })

const stages = {
  types: () => untested(node([inProject('node_modules/typescript/bin/tsc'), '-b'])),
  lint: () => untested(node([inProject('scripts/lint.mjs')])),
  build: () => untested(build().then(() => 0)),
  unit: runUnit,
  e2e: runEndToEnd,
}

const runStage = async (name, words) => {
  say(`\n== ${name}`)
  const began = Date.now()
  let result
  try {
    result = await stages[name](words)
  } catch (error) {
    complain(error instanceof Trouble ? error.message : error.stack)
    result = { code: 1, counts: noTests }
  }
  const { code, counts } = result
  // A stage that fails without a failed test (types, lint, a runner that broke) is one failure itself.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed
  say(`== ${name} ${failed === 0 ? 'passed' : 'FAILED'} (${spent(Date.now() - began)})`)
  return { name, counts: { ...counts, failed } }
}

const report = (results) => {
  const total = sumCounts(results.map((result) => result.counts))
  for (const name of total.skipped) say(`skipped: ${name}`)
  const broken = results.filter((result) => result.counts.failed > 0).map((result) => result.name)
  if (broken.length > 0) say(`\nFailed: ${broken.join(', ')}`)
  const unexcused = total.skipped.filter((name) => !mayBeSkipped(name))
  const neverSkip = process.env.LANYARD_NEVER_SKIP === '1' && unexcused.length > 0
  if (neverSkip) say('A skipped test counts as a failure here (LANYARD_NEVER_SKIP=1).')
  say(`\n${closingLine(total)}`)
  return broken.length > 0 || neverSkip ? 1 : 0
}

await runScript(async () => {
  const words = process.argv.slice(2)
  const asked = Object.keys(stages).filter((name) => words.includes(name))
  const chosen = asked.length === 0 ? Object.keys(stages) : asked
  mkdirSync(inProject('test-results'), { recursive: true })
  const results = []
  for (const name of chosen) {
    const isUnbuilt = results.some((result) => result.name === 'build' && result.counts.failed > 0)
    if (isInterrupted() || (name === 'e2e' && isUnbuilt)) continue
    results.push(
      await runStage(
        name,
        words.filter((word) => !(word in stages)),
      ),
    )
  }
  electron?.stop()
  return isInterrupted() ? 130 : report(results)
})
