import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { LanyardApi } from '../../app/contract/contract.ts'
import { type Lanyard, launch } from './launch.ts'

/* What a page can have started, and what that gets to know: in the real Electron. */

declare global {
  interface Window {
    readonly lanyard: LanyardApi
  }
}

const CANARY = 'canaryCanaryCanaryCanaryCanaryCanaryCana'

let lanyard: Lanyard
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: CANARY, AWS_SESSION_TOKEN: CANARY }
  lanyard = await launch({ environment: keys })
})
test.afterAll(async () => {
  await lanyard?.close()
})

test('a page that names a program to be started is stopped by a question outside it', async () => {
  await lanyard.app.evaluate(({ dialog }) => {
    const asked: string[] = []
    const decline = (...words: unknown[]) => {
      asked.push(JSON.stringify(words.at(-1)))
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }
    Object.assign(dialog, { showMessageBox: decline })
    Object.assign(globalThis, { asked })
  })
  const file = join(lanyard.demo.folder, 'started')
  const outcome = await lanyard.window.evaluate(async (made) => {
    const { ask } = window.lanyard
    const named = await ask.changeSetting({ setting: 'editor', value: `touch ${made}` })
    const { snapshot } = await ask.ready(undefined)
    return { named: named.ok, editor: snapshot.settings.editor }
  }, file)
  expect(outcome).toEqual({ named: false, editor: '' })
  const asked = await lanyard.app.evaluate(() => Reflect.get(globalThis, 'asked') as readonly string[])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain(`touch ${file}`)
  expect(existsSync(file)).toBe(false)
})

test('keys of the environment are seen by the chain, and inherited by nothing that is started', async () => {
  const inherited = await lanyard.app.evaluate(() => ({
    own: JSON.stringify(process.env),
    child: process.getBuiltinModule('node:child_process').spawnSync('env', { encoding: 'utf8' }).stdout,
  }))
  expect(inherited.own).toContain('AKIAIOSFODNN7EXAMPLE')
  expect(inherited.own).not.toContain(CANARY)
  expect(inherited.child ?? '').not.toContain(CANARY)
  const wins = await lanyard.window.evaluate(async () => {
    const { views } = await window.lanyard.ask.explainChain({
      tools: ['aws-cli-v2'],
      profile: { kind: 'environment' },
      place: { kind: 'here' },
      suppose: { present: [], absent: [] },
    })
    return views[0]?.rungs.find((rung) => rung.state === 'wins')?.id
  })
  expect(wins).toBe('environment')
})
