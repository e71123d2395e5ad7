import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeSecret } from '../../../../app/text/secret.ts'
import type { Notice } from '../../../../app/view/notices.ts'
import { askAbout } from '../../../../main/broker/ask.ts'
import type { Start } from '../../../../main/start.ts'
import type { SessionLoader } from '../../../../main/state/sessions/session-loader.ts'
import { type AgentLoader, makeAgentLoader } from '../../../../main/state/switching/agent-loader.ts'
import { openVault } from '../../../../main/vault/vault.ts'
import { ALICE_KEYS, PHONE } from '../../../support/sts-fixture.ts'
import { makeFakeSafeStorage } from '../../vault/fake-safe-storage.ts'
import { silent } from '../fixture.ts'
import { makeSessionScene, type SessionScene } from '../sessions/session-scene.ts'

let scene: SessionScene
let agent: AgentLoader
let notices: Notice[]
let storage: ReturnType<typeof makeFakeSafeStorage>
beforeEach(async () => {
  storage = makeFakeSafeStorage()
  scene = await makeSessionScene({ safeStorage: storage.safeStorage })
  notices = []
  const gather = { environment: scene.environment, platform: 'linux', folder: scene.home } as const
  agent = makeAgentLoader({
    start: { gather, places: scene.store.picture().world.places, log: silent, asked: 'shown' } satisfies Start,
    store: async () => scene.store,
    sessions: { handOut: async () => scene.sessioning.handOut } as unknown as SessionLoader,
    notifier: { show: (notice) => notices.push(notice) },
  })
})
afterEach(async () => {
  await agent.stop()
  await scene.remove()
})

const socket = () => join(scene.stateFolder, 'agent.sock')
const ask = (profile: string) =>
  askAbout(profile, { environment: scene.environment, platform: 'linux', folder: scene.home })
const listening = async (): Promise<void> => {
  agent.begin()
  await vi.waitFor(() => expect(existsSync(socket())).toBe(true))
}

test('a program gets what lives, and nothing listens before there is time or after the end', async () => {
  expect(await ask('base')).toMatchObject({ kind: 'absent' })
  await listening()
  expect(await ask('base')).toMatchObject({ kind: 'credentials', text: expect.stringContaining('"Version":1') })
  await agent.stop()
  expect(existsSync(socket())).toBe(false)
  expect(await ask('base')).toMatchObject({ kind: 'absent' })
})

test('where a code is needed a notice says so, once for a device, and leads to the token window', async () => {
  await listening()
  expect(await ask('guarded')).toMatchObject({ kind: 'failure', code: 'code-needed' })
  expect(await ask('open')).toMatchObject({ kind: 'failure' })
  expect(notices).toHaveLength(1)
  expect(notices[0]).toMatchObject({ profile: 'guarded', renewal: 'code' })
  expect(notices[0]?.body).toContain('alice-phone')
  expect(PHONE).toContain('alice-phone')
  await scene.store.changeSetting({ setting: 'notify', value: false })
  scene.clock.advance(10 * 60_000)
  await ask('guarded')
  expect(notices).toHaveLength(1)
})

test('one code later the same program gets the role, held in memory alone', async () => {
  await scene.sessioning.begin()
  await listening()
  await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
  await scene.desk.start(scene.code())
  const asked = scene.sts.requests.length
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('open')))
  expect(answers.every(({ kind }) => kind === 'credentials')).toBe(true)
  expect(scene.sts.requests.length - asked).toBeLessThanOrEqual(1)
})

test('why no program can ask is told, where something else stands at the place', async () => {
  mkdirSync(scene.stateFolder, { recursive: true, mode: 0o700 })
  writeFileSync(socket(), 'not a socket')
  const before = scene.store.snapshot().revision
  agent.begin()
  await vi.waitFor(() => expect(agent.trouble()).toContain(socket()))
  await vi.waitFor(() => expect(scene.store.snapshot().revision).toBeGreaterThan(before))
  expect(agent.stop()).toBeNull()
})

/** Keys of `base` in the vault, from before this Lanyard started. */
async function moveKeys(): Promise<void> {
  const { accessKeyId, secretAccessKey } = ALICE_KEYS
  const { places } = scene.store.picture().world
  const earlier = openVault({ safeStorage: storage.safeStorage, places, platform: 'linux', clock: scene.deps.clock })
  const keys = { accessKeyId, secretAccessKey: makeSecret(secretAccessKey), device: PHONE, label: null, places: [] }
  expect(await earlier.put('base', keys)).toMatchObject({ ok: true })
  scene.edit((config) =>
    config.replace(
      '[profile base]\n',
      '[profile base]\ncredential_process = lanyard credential-process --profile base\n',
    ),
  )
  const lines = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
  writeFileSync(
    scene.credentialsFile,
    readFileSync(scene.credentialsFile, 'utf8').replace(`[base]\n${lines}`, '[base]\n'),
  )
  await scene.store.look()
  await scene.store.look()
  Object.assign(storage.counts, { available: 0, encrypt: 0, decrypt: 0 })
}

test('a program never makes the keyring ask: until a person let Lanyard in, it gets the sentence and the person a notice', async () => {
  await moveKeys()
  storage.temper.keyring = 'locked'
  await listening()
  const refused = await ask('base')
  expect(refused).toMatchObject({ kind: 'failure', code: 'locked', message: expect.stringContaining('“base”') })
  expect(await ask('base')).toEqual(refused)
  expect(storage.counts).toMatchObject({ available: 0, decrypt: 0 })
  expect(notices).toMatchObject([{ profile: 'base', renewal: 'elsewhere', body: expect.stringContaining('vault') }])
  storage.temper.keyring = 'open'
  expect(await scene.vault.state()).toMatchObject({ state: 'ready' })
  expect(await ask('base')).toMatchObject({
    kind: 'credentials',
    text: expect.stringContaining(ALICE_KEYS.accessKeyId),
  })
  expect(storage.counts.decrypt).toBe(1)
})

test('a keyring that does not answer keeps no program waiting', async () => {
  await moveKeys()
  expect(await scene.vault.state()).toMatchObject({ state: 'ready' })
  storage.temper.decrypt = 'hangs'
  await listening()
  expect(await ask('base')).toMatchObject({ kind: 'failure', code: 'locked' })
  expect(notices).toHaveLength(1)
})
