import type { KeptPlace, VaultContents, VaultEntry, VaultFailure } from '../../app/switch/vault-model.ts'
import type { Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Clock, Places, Platform } from '../files/model.ts'

/** What of Electron's `safeStorage` the vault uses. On Linux the synchronous answer is the only one that tells a keyring from none. */
export type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean
  /** Linux only; elsewhere never asked. */
  readonly getSelectedStorageBackend: () => string
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>
  readonly encryptStringAsync: (text: string) => Promise<Uint8Array>
  readonly decryptStringAsync: (
    blob: Uint8Array,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
}

/** Where the vault is, and what it is opened with. */
export type VaultOptions = {
  readonly safeStorage: SafeStorage
  readonly places: Places
  readonly platform: Platform
  readonly clock: Clock
  readonly fileSystem?: FileSystem
  /** Milliseconds for the system's encryption to be ready; as long as a person takes to unlock a keyring when left out. */
  readonly patience?: number
  /** Whether a keyring is open, found out without asking it for anything; left out, only using it tells. */
  readonly keyring?: (backend: string) => Promise<'open' | 'unknown'>
}

/** Whether keys can go to the vault; `backend` as Electron calls it. `sentence` says where they would be kept, or why not. */
export type VaultState =
  | { readonly state: 'ready'; readonly backend: string; readonly sentence: string }
  | {
      readonly state: 'refused' | 'locked'
      readonly backend: string
      readonly sentence: string
      readonly code: VaultFailure['code']
    }

/** Long-term keys out of the vault. */
export type VaultedPair = { readonly accessKeyId: string; readonly secretAccessKey: Secret }

/** What is stored for a profile. */
export type NewVaultKeys = VaultedPair & {
  readonly device: string | null
  readonly label: string | null
  readonly places: readonly KeptPlace[]
}

/** Entries, and a sentence for each file of the vault that is none. */
export type VaultList = { readonly entries: readonly VaultEntry[]; readonly problems: readonly string[] }

/**
 * Opens entries for one action: each is decrypted once at most, however often it is asked for. Whoever began the action drops it at its
 * end; nothing opened is kept anywhere else.
 */
export type VaultOpening = {
  /** Null: the vault holds nothing of this profile. */
  readonly keysOf: (profile: string) => Promise<Outcome<VaultedPair, VaultFailure> | null>
  /** Null: no seed is kept for it. */
  readonly seedOf: (profile: string) => Promise<Outcome<Secret, VaultFailure> | null>
}

export type Vault = {
  /** Asks the system, for three seconds at most; on Linux that may make the keyring ask the person to unlock it, so lists never do. */
  readonly state: () => Promise<VaultState>
  /** From what stands outside the encrypted parts: opens nothing, and asks the system for nothing. */
  readonly list: () => Promise<VaultList>
  /** Encrypts, writes, reads back and decrypts; ok only if the same came out. What was stored before stays otherwise. */
  readonly put: (profile: string, keys: NewVaultKeys) => Promise<Outcome<VaultEntry, VaultFailure>>
  /** Everything that is kept of a profile. It stays in the vault until {@link Vault.remove}. */
  readonly take: (profile: string) => Promise<Outcome<VaultContents, VaultFailure>>
  readonly opening: () => VaultOpening
  /** {@link Vault.opening} where no person stands behind the action: nobody is asked for a password, it fails with a sentence instead. */
  readonly quietly: () => VaultOpening
  readonly keysOf: VaultOpening['keysOf']
  /** Keeps the seed of the profile's device beside its keys, or forgets it (null). The person was warned. */
  readonly keepSeed: (profile: string, seed: Secret | null) => Promise<Outcome<VaultEntry, VaultFailure>>
  readonly remove: (profile: string) => Promise<Outcome<null, VaultFailure>>
}
