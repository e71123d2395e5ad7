/*
 * The promises that are kept by numbers, in full: every `*.long.test.ts`, of which `npm test` runs a twentieth.
 *   npm run test:long                    all of them, from a seed of chance
 *   npm run test:long -- --seed 7        from that seed
 *   npm run test:long -- test/crash      those whose file name holds the words
 *   npm run test:long -- --write         also into docs/measurements.md
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { longTable, longTests, withLongTests } from './lib/long-tests.mjs'
import { inProject, root } from './lib/project.mjs'
import { isInterrupted, run } from './lib/run.mjs'
import { runScript, say, spent, Trouble } from './lib/say.mjs'
import { closingLine, countVitest } from './lib/test-counts.mjs'

const reportFile = inProject('test-results', 'long.json')

const runAll = (seed, words) => {
  mkdirSync(inProject('test-results'), { recursive: true })
  rmSync(reportFile, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  return run(
    process.execPath,
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      inProject('test', 'vitest.config.ts'),
      ...reporters,
      ...words,
    ],
    { cwd: root, env: { ...process.env, LANYARD_LONG: '1', LANYARD_SEED: String(seed) } },
  )
}

const readReport = () => {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'))
  } catch {
    throw new Trouble('The test runner left no report. Its own words above say why.')
  }
}

const writeDown = (text) => {
  const file = inProject('docs', 'measurements.md')
  writeFileSync(file, withLongTests(readFileSync(file, 'utf8'), text))
  say(`test:long: written to ${path.relative(root, file)}`)
}

const started = (seed, took) =>
  `Made by \`npm run test:long -- --seed ${seed} --write\` in ${took}, Node ${process.version}, ${os.type()} ${os.arch()}, ${os.cpus().length} cores.`

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, write: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const seed = Number(values.seed ?? process.env.LANYARD_SEED ?? Math.floor(Math.random() * 2 ** 31))
  if (!Number.isInteger(seed)) throw new Trouble('A seed is a whole number: npm run test:long -- --seed 7')
  const began = Date.now()
  const code = await runAll(seed, positionals)
  if (isInterrupted()) return 130
  const report = readReport()
  const counts = countVitest(report)
  const table = longTable(longTests(report))
  for (const name of counts.skipped) say(`skipped: ${name}`)
  say(`\n${table}\n\nLANYARD_SEED=${seed}\n${closingLine(counts)}`)
  if (values.write) writeDown(`${started(seed, spent(Date.now() - began))}\n\n${table}`)
  return code
})
