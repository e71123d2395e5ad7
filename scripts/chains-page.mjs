/* Writes docs/chains.md anew from the tools' own data: node scripts/chains-page.mjs. A test holds the page against the data. */
import { inProject, root } from './lib/project.mjs'
import { run } from './lib/run.mjs'
import { runScript, say } from './lib/say.mjs'

await runScript(async () => {
  const vitest = inProject('node_modules/vitest/vitest.mjs')
  const parameters = [vitest, 'run', '--config', 'test/vitest.config.ts', 'test/app/chain/chains-page.test.ts']
  const code = await run(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, LANYARD_WRITE_PAGES: '1' },
    stdio: 'ignore',
  })
  say(code === 0 ? 'docs/chains.md is written' : 'docs/chains.md could not be written')
  return code
})
