import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Broker, startBroker } from '../../../main/broker/server.ts'
import { currentUser } from '../../../main/broker/user.ts'
import { placesOf } from '../../../main/files/places.ts'
import { bundleCommandLine } from '../../support/bundle-command-line.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'
import type { Ended } from './run-lanyard.ts'

const CREDENTIALS = '[alice]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIEXAMPLE\n'
const CONFIG = `[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = alice
mfa_serial = arn:aws:iam::111122223333:mfa/alice-phone
[profile free]
role_arn = arn:aws:iam::111122223333:role/Free
source_profile = alice
`

let script: string
let fixture: Fixture
let broker: Broker | null

beforeAll(async () => {
  script = await bundleCommandLine()
})
beforeEach(() => {
  broker = null
  fixture = makeFixture()
  fixture.put('.aws/config', CONFIG)
  fixture.put('.aws/credentials', CREDENTIALS)
})
afterEach(async () => {
  await broker?.stop()
  fixture.remove()
})

/** Not `spawnSync`: the broker answers from this process. */
function lanyard(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...words], {
    cwd: fixture.home,
    env: { HOME: fixture.home, LANYARD_HOME: join(fixture.home, 'lanyard'), ...environment },
  })
  const text = { output: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.errors += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })))
}

const credentialsOf = (name: string, environment: Readonly<Record<string, string>> = {}) =>
  lanyard(['credential-process', '--profile', name], environment)

async function startApp(kind: 'credentials' | 'failure', text: string): Promise<void> {
  const { home } = fixture
  const started = await startBroker({
    places: placesOf(new Map([['LANYARD_HOME', join(home, 'lanyard')]]), home, 'linux', home),
    platform: 'linux',
    user: currentUser(),
    files: async () => ({ config: join(home, '.aws/config'), credentials: join(home, '.aws/credentials') }),
    answer: async (profile) =>
      kind === 'credentials'
        ? { kind, text: JSON.stringify({ Version: 1, AccessKeyId: `${text}-${profile}` }) }
        : { kind, code: 'code-needed', message: text },
  })
  if (!started.ok) throw new Error(started.failure.message)
  broker = started.value
}

describe('without a running Lanyard', () => {
  it('answers what it can open itself, in the form of the protocol', async () => {
    const { code, output, errors } = await credentialsOf('alice')
    expect([code, errors]).toEqual([0, ''])
    expect(JSON.parse(output)).toEqual({
      Version: 1,
      AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      SecretAccessKey: 'wJalrXUtnFEMIEXAMPLE',
    })
  })

  it('takes keys of the environment for no profile’s', async () => {
    const { output } = await credentialsOf('alice', {
      AWS_ACCESS_KEY_ID: 'AKIAOTHEREXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'x',
    })
    expect(JSON.parse(output)).toMatchObject({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })
  })

  it.each([
    ['admin', /“admin” needs a code of alice-phone.*lanyard session renew admin/],
    ['nobody', /There is no profile “nobody”/],
  ])('fails in one sentence on standard error: %s', async (name, sentence) => {
    const { code, output, errors } = await credentialsOf(name)
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(sentence)
    expect(errors.trimEnd()).not.toContain('\n')
  })

  it('gives up in a sentence where AWS says nothing, and leaves nothing behind', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    try {
      const ended = await credentialsOf('free', { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` })
      expect(ended).toMatchObject({ code: 1, output: '' })
      expect(ended.errors).toMatch(/did not answer in time for “free”/)
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })

  it('is wrong usage without a profile', async () => {
    expect(await lanyard(['credential-process'])).toMatchObject({ code: 2, output: '' })
  })
})

describe('with a running Lanyard', () => {
  it('prints what that answers', async () => {
    await startApp('credentials', 'ASIAFROMTHEAPP')
    expect(await credentialsOf('admin')).toEqual({
      code: 0,
      output: '{"Version":1,"AccessKeyId":"ASIAFROMTHEAPP-admin"}\n',
      errors: '',
    })
  })

  it('fails at once with its sentence', async () => {
    await startApp('failure', 'A code is needed. Give it.')
    expect(await credentialsOf('alice')).toEqual({
      code: 1,
      output: '',
      errors: 'lanyard: A code is needed. Give it.\n',
    })
  })

  it('helps itself where that reads other files, and with --alone', async () => {
    await startApp('credentials', 'ASIAFROMTHEAPP')
    fixture.put('other', CREDENTIALS.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAOTHERFILEEXAMPLE'))
    const other = await credentialsOf('alice', { AWS_SHARED_CREDENTIALS_FILE: join(fixture.home, 'other') })
    expect(JSON.parse(other.output)).toMatchObject({ AccessKeyId: 'AKIAOTHERFILEEXAMPLE' })
    const alone = await lanyard(['credential-process', '--profile', 'alice', '--alone'])
    expect(JSON.parse(alone.output)).toMatchObject({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })
  })
})
