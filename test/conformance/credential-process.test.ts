import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAgent } from '../../main/broker/agent.ts'
import type { Broker } from '../../main/broker/server.ts'
import { gatherWorld } from '../../main/facts/gather.ts'
import { systemClock } from '../../main/files/clock.ts'
import { makeMemory } from '../../main/session/renewal/memory.ts'
import { bundleCommandLine } from '../support/bundle-command-line.ts'
import { demoPeople } from '../support/demo-people.ts'
import { createDemoWorld, type DemoWorld } from '../support/demo-world.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../support/sts/server.ts'

/*
 * The real AWS CLI and the JavaScript SDK as those who start `lanyard credential-process`, beside a broker as the app runs it.
 */

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

let home: string
let sts: EmbeddedSts
let demo: DemoWorld
let lanyard: string
let broker: Broker
const notices: string[] = []

function run(command: string, words: readonly string[]): Promise<Ended> {
  const env = { ...demo.environment, PATH: process.env['PATH'], AWS_PAGER: '' }
  const child = spawn(command, [...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, errors }))
  })
}

const hasAws = await new Promise<boolean>((resolve) => {
  const child = spawn('aws', ['--version'], { stdio: 'ignore' })
  child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0))
})
if (!hasAws && process.env['LANYARD_NEVER_SKIP'] === '1') throw new Error('AWS CLI is missing: apt-get install awscli')

const assumed = () => sts.requests.filter(({ action }) => action === 'AssumeRole').length
const gather = () =>
  gatherWorld({ environment: demo.environment, platform: 'linux', explicitProfile: null, now: Date.now() })

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-process-')))
  sts = await startEmbeddedSts({ clock: { now: Date.now }, ...demoPeople(Date.now()) })
  demo = await createDemoWorld(home, { now: Date.now(), stsUrl: sts.url, inherited: {} })
  lanyard = await bundleCommandLine()
  const { places } = await gather()
  const handOut = {
    renewal: { clock: systemClock, who: 'window', memory: makeMemory() },
    vaulted: async () => null,
  } as const
  const started = await startAgent({
    places,
    platform: 'linux',
    facts: async () => ({ world: await gather(), choices: { preferences: new Map(), sessionDuration: 43_200 } }),
    now: Date.now,
    handOut: () => handOut,
    onCodeNeeded: (profile) => notices.push(profile),
    onVaultLocked: () => {},
  })
  if (!started.ok) throw new Error(started.failure.message)
  broker = started.value
  for (const [profile, as] of [
    ['acme-dev', 'dev-asks'],
    ['acme-base', 'base asks'],
  ] as const) {
    const { code, errors } = await run(process.execPath, [lanyard, 'connect', profile, '--as', as, '--yes'])
    expect([code, errors]).toEqual([0, expect.anything()])
  }
  await run(process.execPath, [lanyard, 'connect', 'payments', '--yes'])
})

afterAll(async () => {
  await broker.stop()
  await sts.close()
  rmSync(home, { recursive: true, force: true })
})

describe('credentials from the running Lanyard', () => {
  test('fifty callers at once get the same credentials by one call of STS', async () => {
    const before = assumed()
    const words = [lanyard, 'credential-process', '--profile', 'acme-dev']
    const all = await Promise.all(Array.from({ length: 50 }, () => run(process.execPath, words)))
    expect(all.filter(({ code, errors }) => code !== 0 || errors !== '')).toEqual([])
    expect(new Set(all.map(({ output }) => output)).size).toBe(1)
    expect(assumed() - before).toBe(1)
    expect(JSON.parse(all[0]?.output ?? '')).toMatchObject({ Version: 1, SessionToken: expect.any(String) })
  })

  test.skipIf(!hasAws)('AWS CLI signs with them (needs aws)', async () => {
    for (const [profile, arn] of [
      ['dev-asks', /assumed-role\/Developer\//],
      ['base asks', /user\/alice/],
    ] as const) {
      const { output, errors } = await run('aws', ['sts', 'get-caller-identity', '--profile', profile])
      expect(errors).toBe('')
      expect(JSON.parse(output)).toMatchObject({ Arn: expect.stringMatching(arn) })
    }
  })

  test('the JavaScript SDK signs with them', async () => {
    const script = fileURLToPath(new URL('oracles/sdk-js-caller.mjs', import.meta.url))
    const { output, errors } = await run(process.execPath, ['--no-warnings', script, 'dev-asks'])
    expect(errors).toBe('')
    expect(JSON.parse(output)).toMatchObject({ Arn: expect.stringMatching(/assumed-role\/Developer\//) })
  })

  test.skipIf(!hasAws)(
    'where a code is needed AWS CLI tells Lanyard’s sentence, and Lanyard hears of it once',
    async () => {
      for (let asked = 1; asked <= 2; asked++) {
        const { code, errors } = await run('aws', ['sts', 'get-caller-identity', '--profile', 'payments'])
        expect(code).not.toBe(0)
        expect(errors).toMatch(/“payments” needs a code of/)
      }
      expect(notices).toEqual(['payments'])
    },
  )

  test('no credentials of a role came to lie on the disk', async () => {
    const { output } = await run(process.execPath, [lanyard, 'credential-process', '--profile', 'acme-dev'])
    const secret = JSON.parse(output).SecretAccessKey
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain(secret)
  })
})
