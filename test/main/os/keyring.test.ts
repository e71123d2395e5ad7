import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyringState } from '../../../main/os/keyring.ts'
import { type Keyring, missingForKeyring, startKeyring } from '../../support/keyring.ts'

test('without a keyring to look at it is not known, and Windows asks nobody', async () => {
  expect(await keyringState('linux', 'gnome_libsecret', undefined)).toBe('unknown')
  expect(await keyringState('linux', 'kwallet6', undefined)).toBe('unknown')
  expect(await keyringState('darwin', 'keychain', undefined)).toBe('unknown')
  expect(await keyringState('win32', 'dpapi', undefined)).toBe('open')
})

describe.skipIf(missingForKeyring() !== null)(`a keyring on the session bus (needs ${missingForKeyring()})`, () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())
  const state = () => keyringState('linux', 'gnome_libsecret', keyring.environment['DBUS_SESSION_BUS_ADDRESS'])

  test('is open until it is locked, and one that has ended is not started for the question', async () => {
    expect(await state()).toBe('open')
    keyring.lock()
    expect(await state()).toBe('unknown')
    await keyring.end()
    expect(await state()).toBe('unknown')
  })
})
