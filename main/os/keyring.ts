import type { Platform } from '../files/model.ts'
import { askProperty } from './session-bus.ts'

/** Whether what keeps the vault's key would give it without asking a person; `unknown` where only asking tells. */
export type KeyringState = 'open' | 'unknown'

/** The collection that Chromium keeps its key in (Secret Service API 0.2, "Collections": the alias `default`). */
const DEFAULT_COLLECTION = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  face: 'org.freedesktop.Secret.Collection',
  name: 'Locked',
} as const

/** Milliseconds: it only looks, and a program waits for the answer. */
const PATIENCE = 500

/**
 * Found out without asking the keyring for anything. Windows (DPAPI) never asks anybody. Of a Secret Service its property tells; one that
 * does not run is not started. KWallet and the macOS keychain may ask which program that is even while they are open.
 */
export async function keyringState(
  platform: Platform,
  backend: string,
  busAddress: string | undefined,
): Promise<KeyringState> {
  if (platform === 'win32') return 'open'
  if (platform !== 'linux' || backend !== 'gnome_libsecret') return 'unknown'
  return (await askProperty(busAddress, DEFAULT_COLLECTION, PATIENCE)) === 'no' ? 'open' : 'unknown'
}
