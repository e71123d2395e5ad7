/* Everything that is checked without running: format and import order (biome), code (oxlint), layers, banned texts. */
import { readFileSync, statSync } from 'node:fs'
import { checkLayers, readModules } from './check-layers.mjs'
import { findBanned } from './lib/bans.mjs'
import { inProject, root } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runScript, say, spent } from './lib/say.mjs'
import { projectFiles } from './lib/sources.mjs'

const tool = async (label, parameters) => {
  const code = await run(process.execPath, parameters, { cwd: root })
  return { label, failed: code !== 0 }
}

const own = (label, problems) => {
  for (const { file, line, message } of problems) say(`${file}:${line}: ${message}`)
  return { label, failed: problems.length > 0 }
}

const isText = (file) => !/\.(png|ico|icns|woff2?|bin)$/.test(file) && statSync(inProject(file)).size < 2_000_000

const banned = () =>
  projectFiles()
    .filter(isText)
    .flatMap((file) => findBanned(file, readFileSync(inProject(file), 'utf8')))

await runScript(async () => {
  const began = Date.now()
  const results = [
    await tool('format', [inProject('node_modules/@biomejs/biome/bin/biome'), 'check', '--max-diagnostics=60', '.']),
    await tool('oxlint', [inProject('node_modules/oxlint/bin/oxlint'), '--quiet']),
    own('layers', checkLayers(readModules())),
    own('bans', banned()),
  ]
  const failed = results.filter((result) => result.failed).map((result) => result.label)
  say(failed.length === 0 ? `lint: clean (${spent(Date.now() - began)})` : `lint: failed in ${failed.join(', ')}`)
  if (failed.includes('format')) say('lint: npm run format mends the format')
  return failed.length === 0 ? 0 : 1
})
