import type { VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { SafeStorage, VaultOpening, VaultOptions } from './model.ts'
import { readStored } from './store.ts'
import { backendOf, isProtected, PATIENCE } from './trust.ts'

/*
 * The vault for work that no person stands behind: renewals from a timer, and programs that ask. A keyring that would ask for its password is
 * not asked. Chromium keeps the key once it has it, so what was opened once in this process opens without a question from then on.
 */

/** Options that notice when the system has given its key, and whether it has. */
export type WatchedOptions = { readonly options: VaultOptions; readonly hasKey: () => 'yes' | 'not-yet' }

/** Looks over the shoulder of the system's encryption. */
export function watchKey(options: VaultOptions): WatchedOptions {
  const { safeStorage: given, platform } = options
  let key: 'yes' | 'not-yet' = 'not-yet'
  const safeStorage: SafeStorage = {
    ...given,
    isEncryptionAvailable: () => {
      const isAvailable = given.isEncryptionAvailable()
      // Elsewhere it is no proof: Linux has a key that everybody knows.
      if (isAvailable && platform === 'darwin') key = 'yes'
      return isAvailable
    },
    encryptStringAsync: async (text) => {
      const blob = await given.encryptStringAsync(text)
      if (isProtected(blob, platform)) key = 'yes'
      return blob
    },
    decryptStringAsync: async (blob) => {
      const opened = await given.decryptStringAsync(blob)
      if (isProtected(blob, platform)) key = 'yes'
      return opened
    },
  }
  return { options: { ...options, safeStorage }, hasKey: () => key }
}

/** An opening that asks nobody: where a person might be asked, a sentence says what to do instead. */
export function openQuietly(watched: WatchedOptions, open: (options: VaultOptions) => VaultOpening): VaultOpening {
  const { options } = watched
  const opening = open({ ...options, patience: PATIENCE.quiet })
  const unlessAsked = async <Value>(
    profile: string,
    take: () => Promise<Outcome<Value, VaultFailure> | null>,
  ): Promise<Outcome<Value, VaultFailure> | null> => {
    const stored = await readStored(options, profile)
    if (!stored.ok) return stored
    if (stored.value === null) return null
    if (await wouldAsk(watched)) return { ok: false, failure: { code: 'locked', message: vaultText.notLetIn(profile) } }
    return take()
  }
  return {
    keysOf: (profile) => unlessAsked(profile, () => opening.keysOf(profile)),
    seedOf: (profile) => unlessAsked(profile, () => opening.seedOf(profile)),
  }
}

async function wouldAsk({ options, hasKey }: WatchedOptions): Promise<boolean> {
  const { platform, safeStorage, keyring } = options
  if (hasKey() === 'yes' || platform === 'win32') return false
  return (await keyring?.(backendOf(safeStorage, platform))) !== 'open'
}
