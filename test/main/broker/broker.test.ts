import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { brokerAddress } from '../../../main/broker/address.ts'
import { makeDesk, NOTICE_STEP } from '../../../main/broker/desk.ts'
import { placesOf } from '../../../main/files/places.ts'
import type { CredentialsFailure } from '../../../main/session/hand-out/credentials-for.ts'
import { type BrokerWorld, makeBrokerWorld } from './broker-world.ts'

let world: BrokerWorld
beforeEach(() => {
  world = makeBrokerWorld()
})
afterEach(() => world.remove())

describe('the running Lanyard answers', () => {
  test('for the profile that is asked for', async () => {
    await world.start()
    expect(await world.ask()).toEqual({ kind: 'credentials', text: 'for dev' })
    expect(await world.ask({ profile: 'my "prof" ü\n' })).toEqual({ kind: 'credentials', text: 'for my "prof" ü\n' })
  })

  test('with a sentence where it has nothing', async () => {
    const failure = { kind: 'failure', code: 'code-needed', message: 'A code is needed.' } as const
    await world.start({ answer: async () => failure })
    expect(await world.ask()).toEqual(failure)
  })

  test('nothing to a process that reads other files: the name means another profile there', async () => {
    let asked = 0
    await world.start({ answer: async () => ((asked += 1), { kind: 'credentials', text: '' }) })
    expect(await world.ask({ config: '/elsewhere/config' })).toEqual({ kind: 'absent' })
    expect(await world.ask({ credentials: '/elsewhere/credentials' })).toEqual({ kind: 'absent' })
    expect(asked).toBe(0)
  })

  test('many at once', async () => {
    await world.start()
    const replies = await Promise.all(Array.from({ length: 50 }, (_one, at) => world.ask({ profile: `p${at}` })))
    expect(replies.map((reply) => reply.kind === 'credentials' && reply.text)).toEqual(
      Array.from({ length: 50 }, (_one, at) => `for p${at}`),
    )
  })

  test('nobody once it has ended, and leaves neither socket nor key', async () => {
    const started = await world.start()
    expect(started.ok).toBe(true)
    if (!started.ok) return
    await started.value.stop()
    const { path, keyFile } = started.value.address
    expect([existsSync(path), existsSync(keyFile)]).toEqual([false, false])
    expect(await world.ask()).toEqual({ kind: 'absent' })
  })

  test('with a new key after each start', async () => {
    const first = await world.start()
    if (!first.ok) throw new Error(first.failure.message)
    const key = () => readFileSync(first.value.address.keyFile, 'utf8')
    const before = key()
    await first.value.stop()
    await world.start()
    expect(key()).not.toBe(before)
    expect(key()).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('where it listens', () => {
  test('in the state folder', () => {
    const { path } = brokerAddress(world.places, 'linux', world.user)
    expect(path).toBe(join(world.places.stateFolder, 'agent.sock'))
  })

  test('in a private folder elsewhere where that path is too long, and both sides find it', async () => {
    const deep = makeBrokerWorld('deep')
    try {
      const started = await deep.start()
      expect(started.ok).toBe(true)
      if (!started.ok) return
      const { path, folder, keyFile } = started.value.address
      expect(Buffer.byteLength(path)).toBeLessThan(100)
      expect(statSync(folder ?? '').mode & 0o777).toBe(0o700)
      expect(dirname(keyFile)).toBe(deep.places.stateFolder)
      expect(await deep.ask()).toEqual({ kind: 'credentials', text: 'for dev' })
      rmSync(folder ?? '', { recursive: true })
    } finally {
      await deep.remove()
    }
  })

  test('never at a path that the system would cut short, nor at one of another state folder', () => {
    const user = { uid: 501, name: 'alice' }
    const addressOf = (folder: string, platform: 'linux' | 'darwin') =>
      brokerAddress(placesOf(new Map([['LANYARD_HOME', folder]]), '/home/alice', platform, '/'), platform, user)
    const folders = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
      .map((name) => `/h/${name.replace(/\//g, '')}x`)
    fc.assert(
      fc.property(folders, folders, fc.constantFrom('linux', 'darwin'), (one, other, platform) => {
        const { path } = addressOf(one, platform)
        expect(Buffer.byteLength(path)).toBeLessThan(platform === 'linux' ? 108 : 104)
        if (one !== other) expect(addressOf(other, platform).path).not.toBe(path)
      }),
    )
  })

  test('on Windows at a pipe named after user and state folder', () => {
    const places = placesOf(
      new Map([['APPDATA', 'C:\\Users\\alice\\AppData\\Roaming']]),
      'C:\\Users\\alice',
      'win32',
      'C:\\',
    )
    const pipeOf = (name: string) => brokerAddress(places, 'win32', { uid: null, name }).path
    expect(pipeOf('alice')).toMatch(/^\\\\\.\\pipe\\lanyard-[0-9a-f]{24}$/)
    expect(pipeOf('alice')).not.toBe(pipeOf('bob'))
  })
})

describe('the desk', () => {
  const credentials = {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: makeSecret('EXAMPLE-secret'),
    sessionToken: makeSecret('EXAMPLE-token'),
    expiresAt: Date.UTC(2026, 10, 5, 10),
  }
  const needed: CredentialsFailure = { code: 'code-needed', message: 'A code.', next: 'code', device: 'phone' }

  test('looks once for all that ask meanwhile, and again for who comes later', async () => {
    let looks = 0
    const desk = makeDesk({
      now: () => 0,
      find: async () => {
        looks += 1
        await new Promise((resolve) => setImmediate(resolve))
        return { ok: true, value: credentials }
      },
    })
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk('dev')))
    expect([looks, new Set(answers.map((answer) => JSON.stringify(answer))).size]).toEqual([1, 1])
    await desk('dev')
    await desk('prod')
    expect(looks).toBe(3)
  })

  test('answers as credential_process wants it', async () => {
    const desk = makeDesk({ now: () => 0, find: async () => ({ ok: true, value: credentials }) })
    const answer = await desk('dev')
    expect(answer.kind === 'credentials' && JSON.parse(answer.text)).toEqual({
      Version: 1,
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: 'EXAMPLE-secret',
      SessionToken: 'EXAMPLE-token',
      Expiration: '2026-11-05T10:00:00Z',
    })
    const longTerm = { ...credentials, sessionToken: null, expiresAt: null }
    const other = await makeDesk({ now: () => 0, find: async () => ({ ok: true, value: longTerm }) })('dev')
    expect(other.kind === 'credentials' && Object.keys(JSON.parse(other.text) as object)).toEqual([
      'Version',
      'AccessKeyId',
      'SecretAccessKey',
    ])
  })

  test('tells of a code that is needed, once in five minutes for a device, also after the clock was set back', async () => {
    let now = NOTICE_STEP * 10
    const told: string[] = []
    const desk = makeDesk({
      now: () => now,
      find: async () => ({ ok: false, failure: needed }),
      onCodeNeeded: (profile, device) => told.push(`${profile} ${device}`),
    })
    for (const profile of ['dev', 'prod', 'dev']) await desk(profile)
    now += NOTICE_STEP - 1
    await desk('dev')
    expect(told).toEqual(['dev phone'])
    now += 1
    await desk('prod')
    now = 0
    await desk('dev')
    expect(told).toEqual(['dev phone', 'prod phone', 'dev phone'])
  })

  test('tells of a keyring that gives nothing, once in five minutes whichever profile is asked for', async () => {
    let now = NOTICE_STEP
    const told: string[] = []
    const failure = { code: 'locked', message: 'Unlock it.', next: 'retry', device: null } as const
    const desk = makeDesk({
      now: () => now,
      find: async () => ({ ok: false, failure }),
      onVaultLocked: (profile) => told.push(profile),
    })
    expect(await desk('dev')).toEqual({ kind: 'failure', code: 'locked', message: 'Unlock it.' })
    await desk('prod')
    now += NOTICE_STEP
    await desk('prod')
    expect(told).toEqual(['dev', 'prod'])
  })

  test('survives what nobody expected, in a sentence without its message', async () => {
    const heard: unknown[] = []
    const desk = makeDesk({
      now: () => 0,
      find: () => Promise.reject(new Error('EXAMPLE-secret')),
      onError: (error) => heard.push(error),
    })
    const answer = await desk('dev')
    expect(answer).toMatchObject({ kind: 'failure', code: 'unexpected' })
    expect(JSON.stringify(answer)).not.toContain('EXAMPLE')
    expect(heard).toHaveLength(1)
  })
})
