import type { Edit } from '../document/model.ts'
import type { FileRole } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import type { Secret } from '../text/secret.ts'

/** What is told of keys in the vault without opening it; nothing here is secret, and nothing here is encrypted. */
export type VaultEntry = {
  readonly profile: string
  /** Whole: a key id is no secret. */
  readonly accessKeyId: string
  readonly storedAt: Instant
  /** The profile's MFA device when the keys were stored; null: none. */
  readonly device: string | null
  /** What the person called them; null: nothing. */
  readonly label: string | null
  readonly seed: 'kept' | 'not-kept'
  /** What kept the key of the vault when the keys were stored, as Electron calls it (`gnome_libsecret`; `keychain`, `dpapi`). */
  readonly backend: string
}

/**
 * How one file stood before the keys were moved, so that they can go back to where they were. Secrets inside: kept in the encrypted part
 * alone. `digest` is that of the text the move left (SHA-256, hex), `back` what makes the former text of it.
 */
export type KeptPlace = {
  readonly role: FileRole
  readonly digest: string
  readonly back: readonly Edit[]
  /** The section the keys were in, before and after; `before` null: there was none. */
  readonly header: string
  readonly before: string | null
  readonly after: string
}

/** The encrypted part. */
export type VaultContents = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** The MFA device's seed, base32; null: not kept. */
  readonly seed: Secret | null
  readonly places: readonly KeptPlace[]
}

const FAILURES = [
  'not-trusted',
  'locked',
  'backend-changed',
  'not-opened',
  'not-stored',
  'not-there',
  'other-keys',
  'damaged',
  'needs-app',
] as const

/** Why the vault did not give or take keys: a sentence with the next step. `blob` and files stay as they are in every case. */
export type VaultFailure = { readonly code: (typeof FAILURES)[number]; readonly message: string }

const CODES: ReadonlySet<string> = new Set([...FAILURES, 'vault-closed'])

/** Whether a failure to hand out credentials is about the vault: its own, or that there is none here (`vault-closed`). */
export const isVaultFailure = (code: string): boolean => CODES.has(code)

/** How an entry of the vault and the files stand to each other. */
export type VaultStanding =
  /** The files ask Lanyard for the keys, and hold none. */
  | 'in-use'
  /** The same keys stand in a file too: moving in or out was not finished, or was undone. */
  | 'plain-too'
  /** A file holds other keys for the profile. */
  | 'other-keys'
  /** No file holds the keys, and none asks Lanyard for them. */
  | 'not-connected'
  | 'no-profile'
