import { afterEach, describe, expect, test } from 'vitest'
import type { VaultOptions } from '../../../main/vault/model.ts'
import { openVault } from '../../../main/vault/vault.ts'
import type { Temper } from './fake-safe-storage.ts'
import { KEY_ID, makeVaultWorld, pair, type VaultWorld } from './vault-world.ts'

let world: VaultWorld
afterEach(() => world.remove())

/** A vault with keys of `dev` from before this process began, and how often the system was asked for anything since. */
async function afterRestart(temper: Partial<Temper> = {}, more: Partial<VaultOptions> = {}) {
  world = makeVaultWorld(temper)
  expect(await world.vault.put('dev', pair())).toMatchObject({ ok: true })
  const { safeStorage } = world
  let asked = 0
  const counting = Object.fromEntries(
    Object.entries(safeStorage).map(([name, call]) => [
      name,
      name === 'getSelectedStorageBackend'
        ? call
        : (...given: readonly never[]) => {
            asked += 1
            return (call as (...all: readonly never[]) => unknown)(...given)
          },
    ]),
  ) as VaultOptions['safeStorage']
  return { vault: openVault({ ...world.options, safeStorage: counting, ...more }), asked: () => asked }
}

describe('work without a person', () => {
  test('asks a keyring for nothing before a person has used the vault, and says what to do', async () => {
    const { vault, asked } = await afterRestart()
    expect(await vault.quietly().keysOf('dev')).toMatchObject({
      ok: false,
      failure: { code: 'locked', message: expect.stringMatching(/“dev”.*settings.*try again/) },
    })
    expect(asked()).toBe(0)
    expect(await vault.quietly().keysOf('nobody')).toBeNull()
    expect(await vault.keysOf('dev')).toMatchObject({ ok: true })
    expect(await vault.quietly().keysOf('dev')).toMatchObject({ ok: true, value: { accessKeyId: KEY_ID } })
  })

  test('may use it once somebody has looked at the vault and the keyring gave its key', async () => {
    const { vault } = await afterRestart()
    world.temper.keyring = 'locked'
    expect(await vault.state()).toMatchObject({ state: 'locked' })
    expect(await vault.quietly().keysOf('dev')).toMatchObject({ failure: { code: 'locked' } })
    world.temper.keyring = 'open'
    expect(await vault.state()).toMatchObject({ state: 'ready' })
    expect(await vault.quietly().keysOf('dev')).toMatchObject({ ok: true })
  })

  test('may use one that is known to be open, by the name of its backend', async () => {
    const backends: string[] = []
    const keyring = async (backend: string) => {
      backends.push(backend)
      return 'open' as const
    }
    const { vault } = await afterRestart({}, { keyring })
    expect(await vault.quietly().keysOf('dev')).toMatchObject({ ok: true })
    expect(backends).toEqual(['gnome_libsecret'])
  })

  test('is not kept from DPAPI, which asks nobody', async () => {
    const { vault } = await afterRestart({}, { platform: 'win32' })
    expect(await vault.quietly().keysOf('dev')).toMatchObject({ ok: true })
  })
})
