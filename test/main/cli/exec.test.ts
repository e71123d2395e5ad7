import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BrokerAnswer } from '../../../main/broker/message.ts'
import { type Broker, startBroker } from '../../../main/broker/server.ts'
import { currentUser } from '../../../main/broker/user.ts'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import { placesOf } from '../../../main/files/places.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { ALICE_PHONE, BASE_KEYS, demoPeople } from '../../support/demo-people.ts'
import { createDemoWorld, type DemoWorld } from '../../support/demo-world.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../../support/sts/server.ts'
import { answersIn, linesFor, type Step } from '../../support/typed-shell.ts'
import type { Ended } from './run-lanyard.ts'

let script: string
let home: string
let sts: EmbeddedSts
let demo: DemoWorld

beforeAll(async () => {
  script = await bundleScript(new URL('../../../main/cli/lanyard.ts', import.meta.url))
})
beforeEach(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-exec-')))
  sts = await startEmbeddedSts({ clock: { now: Date.now }, ...demoPeople(Date.now()) })
  demo = await createDemoWorld(home, { now: Date.now(), stsUrl: sts.url, inherited: process.env })
  // Nothing lives yet: what hangs on this device takes a code.
  const credentials = readFileSync(demo.credentialsFile, 'utf8')
  writeFileSync(demo.credentialsFile, credentials.replace(/^\[acme-base-mfa\]\n(?:(?!\[).*\n)*/m, ''))
})
afterEach(async () => {
  await sts.close()
  rmSync(home, { recursive: true, force: true })
})

type Run = Ended & { readonly words: string }

/** Runs `lanyard exec` beside the STS, in a session of its own, without a terminal. */
function exec(words: readonly string[], more: { readonly [name: string]: string } = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, 'exec', ...words], {
      env: { ...demo.environment, ...more },
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      if (output.endsWith('<ready>')) child.kill('SIGTERM')
    })
    child.stderr.on('data', (chunk) => {
      errors += String(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, errors, words: words.join(' ') }))
  })
}

const codeNow = () => sts.codeFor(ALICE_PHONE, Date.now()).code
const ENVIRONMENT = ['sh', '-c', 'env | grep -E "^(AWS|LANYARD_SET)_" | sort']
const variablesOf = ({ output }: Run): Record<string, string> =>
  Object.fromEntries(
    output
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  )

describe('lanyard exec', () => {
  test('gives a program a role’s keys and region after one code, and says when they end in its environment', async () => {
    const run = await exec(['acme-prod-admin', '--code', codeNow(), '--', ...ENVIRONMENT], { AWS_PROFILE: 'gone' })
    expect(run.code, run.errors).toBe(0)
    const variables = variablesOf(run)
    expect(variables).toMatchObject({
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
      LANYARD_SET_PROFILE: 'acme-prod-admin',
    })
    expect(variables).not.toHaveProperty('AWS_PROFILE')
    expect(run.errors).not.toContain(variables['AWS_SECRET_ACCESS_KEY'])

    const again = await exec(['acme-prod-admin', ...ENVIRONMENT])
    expect(again.code, again.errors).toBe(0)
    expect(variablesOf(again)['AWS_ACCESS_KEY_ID']).toBe(variables['AWS_ACCESS_KEY_ID'])
  })

  test('opens the section of a session with a code of the keys behind it', async () => {
    const run = await exec(['acme-base-mfa', '--code', codeNow(), ...ENVIRONMENT])
    expect(run.code, run.errors).toBe(0)
    expect(variablesOf(run)['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/)
  })

  test('says that a code is needed where nobody can be asked, and starts nothing', async () => {
    const run = await exec(['acme-prod-admin', '--', 'touch', 'started'])
    expect(run).toMatchObject({ code: 1, output: '', errors: expect.stringContaining('needs a code') })
    expect(() => readFileSync(join(home, 'started'))).toThrow('ENOENT')
  })

  test('starts nothing after a wrong code', async () => {
    const wrong = codeNow() === '000000' ? '111111' : '000000'
    const run = await exec(['acme-prod-admin', '--code', wrong, '--', 'echo', 'started'])
    expect(run).toMatchObject({ code: 1, output: '', errors: expect.stringContaining('did not accept that code') })
  })

  test('names who may have been meant by a name that is in no file', async () => {
    expect(await exec(['acme-prod-admn', '--', 'true'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('“acme-prod-admin”'),
    })
  })

  test('with --profile-only names the profile and gives no key, though the shell had some', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'EXAMPLE', AWS_DEFAULT_PROFILE: 'x' }
    const run = await exec(['acme-dev', '--profile-only', '--region', 'us-east-2', ...ENVIRONMENT], keys)
    expect(run.code, run.errors).toBe(0)
    const { AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION } = variablesOf(run)
    expect([AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION]).toEqual(['acme-dev', 'us-east-2', 'us-east-2'])
    expect(run.output).not.toMatch(/EXAMPLE|AWS_DEFAULT_PROFILE/)
  })

  test('run in itself gives the inner program the inner profile alone', async () => {
    const inner = [process.execPath, script, 'exec', 'payments-long-term', '--', ...ENVIRONMENT]
    const run = await exec(['acme-base', '--', ...inner])
    expect(run.code, run.errors).toBe(0)
    expect(variablesOf(run)['AWS_ACCESS_KEY_ID']).toMatch(/^AKIAEXAMPLEPAYMENTS/)
    expect(run.output).not.toContain(BASE_KEYS.secretAccessKey)
  })

  test('leaves the program’s own words alone: options, help, what looks like a key', async () => {
    const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    for (const words of [
      ['--json', '-h', '--profile', 'x', key],
      ['--', '--', '--code', key],
    ]) {
      const run = await exec(['acme-base', '--', 'printf', '%s\\n', ...words])
      expect(run.output.split('\n').slice(0, -1), run.errors).toEqual(words)
    }
    expect(await exec(['acme-base', 'echo', '--json', '-h', '--help'])).toMatchObject({ output: '--json -h --help\n' })
    expect(await exec(['acme-base', '--region', key, '--', 'true'])).toMatchObject({ code: 2, output: '' })
  })

  test('passes on exit codes, and 128 and the signal’s number', async () => {
    expect(await exec(['acme-base', '--', 'sh', '-c', 'exit 77'])).toMatchObject({ code: 77, errors: '' })
    expect(await exec(['acme-base', '--', 'sh', '-c', 'kill -9 $$'])).toMatchObject({ code: 137 })
    expect(await exec(['acme-base', '--', 'no-such-program', '--json'])).toMatchObject({
      code: 127,
      output: '',
      errors: expect.stringContaining('“no-such-program” was not found'),
    })
    const plain = join(home, 'plain')
    writeFileSync(plain, '')
    expect(await exec(['acme-base', '--', plain])).toMatchObject({
      code: 126,
      errors: expect.stringContaining('cannot be run'),
    })
  })

  test('passes on that it shall end, and waits for the end', async () => {
    const body = `trap 'echo bye; exit 5' TERM; printf '<ready>'; while :; do sleep 0.01; done`
    expect(await exec(['acme-base', '--', 'sh', '-c', body])).toMatchObject({ code: 5, output: '<ready>bye\n' })
  })

  test.each([
    [[]],
    [['acme-base']],
    [['acme-base', '--']],
    [['acme-base', '--nope', 'true']],
    [['acme-base', '--region', 'a b', 'true']],
    [['acme-base', '--profile-only', '--code', '123456', 'true']],
  ])('refuses wrong usage with exit code 2: %j', async (words) => {
    expect(await exec(words)).toMatchObject({ code: 2, output: '', errors: expect.stringContaining('lanyard: ') })
  })
})

describe('lanyard exec on a terminal', () => {
  /** Types into an interactive bash, beside the STS in this process; answers all that came. */
  function typed(steps: readonly Step[]): Promise<string> {
    const argv = ['bash', '--noprofile', '--norc', '-i']
    const env = { ...demo.environment, TERM: 'dumb', PS1: '> ' }
    const child = spawn('python3', [new URL('../../support/terminal.py', import.meta.url).pathname])
    child.stdin.end(linesFor({ argv, env, cwd: home, limit: 60 }, steps))
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', () => {
        const answers = answersIn(output)
        const screen = answers.map(({ text }) => text).join('')
        if (answers.some(({ timedOut }) => timedOut)) reject(new Error(screen))
        else resolve(screen)
      })
    })
  }

  test('asks for the code, hidden, and gives the terminal to the program', async () => {
    const code = codeNow()
    const screen = await typed([
      {
        type: `'${process.execPath}' '${script}' exec acme-prod-admin -- sh -c 'read line; echo "got-$line-$AWS_ACCESS_KEY_ID"'`,
        until: 'alice-phone',
      },
      { type: code, until: 'acme-prod-admin: live' },
      { type: 'typed', until: 'got-typed-ASIA' },
    ])
    expect(screen).not.toContain(code)
  })

  test('starts nothing where the person gives up', async () => {
    const screen = await typed([
      { type: `'${process.execPath}' '${script}' exec acme-prod-admin -- echo st"art"ed`, until: 'alice-phone' },
      { type: '\u0003', until: 'No code was typed' },
      { type: 'echo "code-$?"', until: 'code-1' },
    ])
    expect(screen).not.toContain('started')
  })
})

describe('lanyard exec beside the running Lanyard', () => {
  let broker: Broker | null = null
  afterEach(() => broker?.stop())

  async function serve(answer: (profile: string) => BrokerAnswer): Promise<void> {
    const environment = gatherEnvironment(demo.environment, 'linux')
    const started = await startBroker({
      places: placesOf(environment, home, 'linux', home),
      platform: 'linux',
      user: currentUser(),
      files: async () => ({ config: demo.configFile, credentials: demo.credentialsFile }),
      answer: async (profile) => answer(profile),
    })
    if (!started.ok) throw new Error(started.failure.message)
    broker = started.value
  }

  test('takes its answer, and says where that ends soon', async () => {
    const end = new Date(Date.now() + 5 * 60_000).toISOString()
    await serve((profile) => ({
      kind: 'credentials',
      text: JSON.stringify({
        Version: 1,
        AccessKeyId: 'ASIAEXAMPLEBROKER',
        SecretAccessKey: `EXAMPLE-${profile}`,
        SessionToken: 'EXAMPLE-token',
        Expiration: end,
      }),
    }))
    const run = await exec(['acme-dev', '--', ...ENVIRONMENT])
    expect(run.code, run.errors).toBe(0)
    expect(variablesOf(run)).toMatchObject({
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLEBROKER',
      AWS_SECRET_ACCESS_KEY: 'EXAMPLE-acme-dev',
      AWS_REGION: 'eu-west-1',
    })
    expect(run.errors).toMatch(/These credentials end in (?:5:00|4:\d\d)\./)
    expect(run.errors).not.toContain('EXAMPLE')
  })

  test('gives the code itself where that one needs one, and passes on what else it says', async () => {
    await serve((profile) =>
      profile === 'acme-prod-admin'
        ? { kind: 'failure', code: 'code-needed', message: 'a code, please' }
        : { kind: 'failure', code: 'sign-in-needed', message: 'Sign in with: aws sso login' },
    )
    const run = await exec(['acme-prod-admin', '--code', codeNow(), ...ENVIRONMENT])
    expect(run.code, run.errors).toBe(0)
    expect(variablesOf(run)['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/)
    expect(await exec(['corp-dev', 'true'])).toMatchObject({
      code: 1,
      errors: 'lanyard: Sign in with: aws sso login\n',
    })
  })
})
