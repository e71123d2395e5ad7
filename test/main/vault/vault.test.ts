import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSecret, openSecret } from '../../../app/text/secret.ts'
import { closedVault, vaultEntries } from '../../../main/vault/closed.ts'
import { renameStored } from '../../../main/vault/store.ts'
import { openVault } from '../../../main/vault/vault.ts'
import { failCall, failingFileSystem } from '../files/failing-file-system.ts'
import { modeOf } from '../files/fixture.ts'
import { formsOf, KEY_ID, makeVaultWorld, OTHER_ID, pair, SECRET_KEY, type VaultWorld } from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
})
afterEach(() => world.remove())

const secretOf = async (profile: string): Promise<string | null> => {
  const keys = await world.vault.keysOf(profile)
  return keys?.ok === true ? openSecret(keys.value.secretAccessKey) : null
}

const failureOf = async (outcome: Promise<{ ok: boolean; failure?: { code: string; message: string } } | null>) => {
  const result = await outcome
  if (result === null || result.ok || result.failure === undefined) throw new Error('it did not fail')
  expect(result.failure.message).toMatch(/[.]$/)
  expect(result.failure.message).not.toContain(SECRET_KEY)
  return result.failure.code
}

describe('what can be trusted', () => {
  it.each([
    ['a keyring that is open', {}, 'ready'],
    ['a keyring that is locked', { keyring: 'locked' }, 'locked'],
    ['a keyring that gives no key', { available: false }, 'locked'],
    ['KWallet that does not answer', { available: false, backend: 'kwallet6' }, 'locked'],
    ['no keyring at all', { available: false, backend: 'basic_text' }, 'refused'],
    ['no keyring, and a system that calls itself available all the same', { backend: 'basic_text' }, 'refused'],
    ['a backend that nobody knows', { backend: 'unknown' }, 'refused'],
  ] as const)('%s', async (_, temper, state) => {
    Object.assign(world.temper, temper)
    const found = await world.vault.state()
    expect(found.state).toBe(state)
    expect(found.sentence).toMatch(/[.]$/)
  })

  it('is asked of macOS and Windows by their own names', async () => {
    const states = await Promise.all(
      (['darwin', 'win32'] as const).map((platform) => openVault({ ...world.options, platform }).state()),
    )
    expect(states.map(({ backend, state }) => [backend, state])).toEqual([
      ['keychain', 'ready'],
      ['dpapi', 'ready'],
    ])
  })

  it.each([
    ['a locked keyring', { keyring: 'locked' }, 'locked'],
    ['a keyring that gives no key', { available: false }, 'locked'],
    ['no keyring', { backend: 'basic_text' }, 'not-trusted'],
    ['a blob under the key that everybody knows', { mark: 'v10' }, 'not-trusted'],
    ['encryption that throws', { encrypt: 'throws' }, 'not-stored'],
    ['encryption that is away for the moment', { encrypt: 'passing' }, 'locked'],
    ['a blob that does not come back', { decrypt: 'throws' }, 'not-stored'],
    ['a blob that comes back as something else', { decrypt: 'garbles' }, 'not-stored'],
  ] as const)('nothing is stored with %s', async (_, temper, code) => {
    Object.assign(world.temper, temper)
    expect(await failureOf(world.vault.put('dev', pair()))).toBe(code)
    expect(world.files()).toEqual([])
  })

  it('is never asked of a locked keyring in a way that would stop the process', async () => {
    world.temper.keyring = 'locked'
    await world.vault.state()
    await world.vault.put('dev', pair())
    expect(world.counts.available).toBe(0)
  })

  it('is told within seconds where the system does not answer at all', async () => {
    const safeStorage = {
      ...world.safeStorage,
      isAsyncEncryptionAvailable: () => new Promise<boolean>(() => undefined),
    }
    const before = world.hands.now()
    expect(await openVault({ ...world.options, safeStorage }).state()).toMatchObject({ state: 'locked' })
    expect(world.hands.now() - before).toBeLessThanOrEqual(3_000)
  })

  it('encrypts only once the system is ready: before, Electron 42 would end', async () => {
    world.temper.asksUntilReady = 5
    expect((await world.vault.put('dev', pair())).ok).toBe(true)
  })

  it('gives up in a sentence where the system never gets ready', async () => {
    world.temper.asksUntilReady = 10_000
    expect(await failureOf(world.vault.put('dev', pair()))).toBe('locked')
    expect(world.counts.encrypt).toBe(0)
  })
})

describe('keys in the vault', () => {
  it('come back as they went in', async () => {
    await world.vault.put('dev', pair())
    expect(await secretOf('dev')).toBe(SECRET_KEY)
    expect(await world.vault.keysOf('nobody')).toBeNull()
  })

  it('are in a file of their owner alone', async () => {
    await world.vault.put('dev', pair())
    const [file = ''] = world.files()
    expect([modeOf(file), modeOf(world.folder)]).toEqual([0o600, 0o700])
  })

  it('are in no file in any form, whatever they are', async () => {
    const text = fc
      .string({ minLength: 20, maxLength: 60, unit: 'grapheme-ascii' })
      .filter((each) => each.trim() === each)
    await fc.assert(
      fc.asyncProperty(text, text, async (secret, seed) => {
        await world.vault.remove('dev')
        await world.vault.put('dev', pair({ secretAccessKey: makeSecret(secret) }))
        await world.vault.keepSeed('dev', makeSecret(seed))
        const [file = ''] = world.files()
        const bytes = readFileSync(file)
        const found = [...formsOf(secret), ...formsOf(seed)].filter((form) => bytes.includes(form))
        expect(found).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('are listed with what stands outside, without opening or asking anything', async () => {
    await world.vault.put('dev', pair({ device: 'arn:aws:iam::123456789012:mfa/dev', label: 'laptop' }))
    await world.vault.put('<b> name/../x', pair({ accessKeyId: OTHER_ID }))
    Object.assign(world.counts, { available: 0, encrypt: 0, decrypt: 0 })
    const { entries, problems } = await world.vault.list()
    expect(entries.map(({ profile, accessKeyId }) => [profile, accessKeyId])).toEqual([
      ['<b> name/../x', OTHER_ID],
      ['dev', KEY_ID],
    ])
    expect(entries[1]).toMatchObject({ device: 'arn:aws:iam::123456789012:mfa/dev', label: 'laptop', seed: 'not-kept' })
    expect(problems).toEqual([])
    expect(world.counts).toEqual({ available: 0, encrypt: 0, decrypt: 0 })
  })

  it('are opened once for an action, however often it asks', async () => {
    await world.vault.put('dev', pair())
    await world.vault.keepSeed('dev', makeSecret('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'))
    world.counts.decrypt = 0
    const action = world.vault.opening()
    await Promise.all([action.keysOf('dev'), action.keysOf('dev'), action.seedOf('dev')])
    await action.keysOf('dev')
    expect(world.counts.decrypt).toBe(1)
  })

  it('of another key id are not written over', async () => {
    await world.vault.put('dev', pair())
    expect(await failureOf(world.vault.put('dev', pair({ accessKeyId: OTHER_ID })))).toBe('other-keys')
    expect(await secretOf('dev')).toBe(SECRET_KEY)
  })

  it('stored again keep the seed that was kept beside them', async () => {
    await world.vault.put('dev', pair())
    await world.vault.keepSeed('dev', makeSecret('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'))
    await world.vault.put('dev', pair({ label: 'again' }))
    const seed = await world.vault.opening().seedOf('dev')
    expect(seed?.ok === true && openSecret(seed.value)).toBe('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')
  })

  it('go with a renamed profile, unopened', async () => {
    await world.vault.put('dev', pair())
    world.counts.decrypt = 0
    expect((await renameStored(world.options, 'dev', 'staging')).ok).toBe(true)
    expect(world.counts.decrypt).toBe(0)
    expect(await secretOf('staging')).toBe(SECRET_KEY)
    expect(await world.vault.keysOf('dev')).toBeNull()
  })

  it('are encrypted again where the system has a better key, and nobody notices', async () => {
    await world.vault.put('dev', pair())
    const [file = ''] = world.files()
    const before = readFileSync(file, 'utf8')
    world.temper.shouldReEncrypt = true
    expect(await secretOf('dev')).toBe(SECRET_KEY)
    expect(readFileSync(file, 'utf8')).not.toBe(before)
    world.temper.shouldReEncrypt = false
    expect(await secretOf('dev')).toBe(SECRET_KEY)
  })

  it('stay as they were where encrypting again fails', async () => {
    await world.vault.put('dev', pair())
    const [file = ''] = world.files()
    const before = readFileSync(file, 'utf8')
    Object.assign(world.temper, { shouldReEncrypt: true, mark: 'v10' })
    expect(await secretOf('dev')).toBe(SECRET_KEY)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})

describe('keys that cannot be opened stay in the vault', () => {
  it.each([
    ['a locked keyring', { keyring: 'locked' }, 'locked'],
    ['a keyring that gives no key', { available: false }, 'locked'],
    ['a keyring that is away for the moment', { decrypt: 'passing' }, 'locked'],
    ['another keyring program', { backend: 'kwallet6', key: randomBytes(32) }, 'backend-changed'],
    ['a keyring made anew', { key: randomBytes(32) }, 'not-opened'],
    ['no keyring any more', { backend: 'basic_text', available: false }, 'not-trusted'],
    ['an answer that is nothing of ours', { decrypt: 'garbles' }, 'damaged'],
  ] as const)('%s', async (_, temper, code) => {
    await world.vault.put('dev', pair())
    const [file = ''] = world.files()
    const before = readFileSync(file, 'utf8')
    const former = { ...world.temper }
    Object.assign(world.temper, temper)
    expect(await failureOf(world.vault.take('dev'))).toBe(code)
    expect(readFileSync(file, 'utf8')).toBe(before)
    Object.assign(world.temper, former)
    expect(await secretOf('dev')).toBe(SECRET_KEY)
  })

  it.each([
    ['torn', (text: string) => text.slice(0, 40)],
    ['of a later form', (text: string) => text.replace('"form": 1', '"form": 2')],
    ['about another profile', (text: string) => text.replace('"dev"', '"prod"')],
    ['about another key', (text: string) => text.replace(KEY_ID, OTHER_ID)],
  ])('a file that is %s', async (_, spoil) => {
    await world.vault.put('dev', pair())
    const [file = ''] = world.files()
    const spoilt = spoil(readFileSync(file, 'utf8'))
    writeFileSync(file, spoilt)
    expect(await failureOf(world.vault.take('dev'))).toBe('damaged')
    expect(readFileSync(file, 'utf8')).toBe(spoilt)
  })

  it('and a file that may not be read is told, the others are listed', async () => {
    await world.vault.put('dev', pair())
    await world.vault.put('prod', pair())
    const plan = { failed: [], shouldFail: (call: string) => (/^open read .*vault/.test(call) ? 'EACCES' : null) }
    const { entries, problems } = await openVault({ ...world.options, fileSystem: failingFileSystem(plan) }).list()
    expect([entries.length, problems.length]).toEqual([0, 2])
    chmodSync(world.folder, 0o700)
    expect((await world.vault.list()).entries).toHaveLength(2)
  })
})

describe('a store that stops anywhere', () => {
  it('leaves either nothing or whole keys', async () => {
    let number = 1
    for (; number < 200; number += 1) {
      await world.vault.remove('dev')
      const plan = failCall(number, 'EIO')
      const stored = await openVault({ ...world.options, fileSystem: failingFileSystem(plan) }).put('dev', pair())
      if (plan.failed.length === 0) break
      const { entries } = await world.vault.list()
      if (entries.length > 0) expect(await secretOf('dev')).toBe(SECRET_KEY)
      if (stored.ok) expect(entries).toHaveLength(1)
    }
    expect(number).toBeGreaterThan(10)
  })
})

describe('without Electron', () => {
  it('what is kept is known, and a sentence says who can open it', async () => {
    await world.vault.put('dev', pair())
    const closed = closedVault(world.places)
    expect((await vaultEntries(world.places)).map(({ profile }) => profile)).toEqual(['dev'])
    expect(await failureOf(closed.keysOf('dev'))).toBe('needs-app')
    expect(await closed.keysOf('prod')).toBeNull()
  })
})
