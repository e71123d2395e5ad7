import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { bundleScript } from '../../support/bundle-script.ts'
import { ALICE_PHONE } from '../../support/demo-people.ts'
import { type Demo, startDemo } from '../../support/demo-sts.ts'

vi.setConfig({ testTimeout: 60_000 })

let script: string
let demo: Demo
let folder: string

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-default-'))
  demo = await startDemo({ folder })
})
afterEach(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Beside the STS, which lives in this process. */
function lanyard(...words: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...words], { env: { ...demo.environment }, stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', resolve)
  })
}

const credentials = (): string => readFileSync(join(folder, '.aws/credentials'), 'utf8')
const sectionOf = (name: string): string =>
  credentials()
    .split(`[${name}]\n`)[1]
    ?.split(/\n\s*\[/)[0] ?? ''
const keyOf = (name: string): string => /aws_access_key_id\s*=\s*(\S+)/.exec(sectionOf(name))?.[1] ?? ''

test('a session that is renewed is in [default] at once where that stands in for its section, and going back knows nothing of it', async () => {
  const code = () => demo.currentCode(ALICE_PHONE, Date.now()).code
  const first = keyOf('acme-base-mfa')
  const before = sectionOf('default')
  expect(await lanyard('use', 'acme-base-mfa', '--default', '--yes')).toBe(0)
  expect(keyOf('default')).toBe(first)
  expect(await lanyard('session', 'start', 'acme-base', '--code', code())).toBe(0)
  const second = keyOf('acme-base-mfa')
  expect(second).not.toBe(first)
  expect(keyOf('default')).toBe(second)
  expect(await lanyard('use', '--default', '-', '--yes')).toBe(0)
  expect(sectionOf('default')).toBe(before)
})
