import { createHmac } from 'node:crypto'
import { codeWindow } from '../../app/session/code-window.ts'
import { base32Bytes, digitsOf, type ReadSeed, readSeed } from '../../app/session/totp.ts'
import type { VaultEntry } from '../../app/switch/vault-model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import { seedText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { VaultOpening } from './model.ts'

/** The code that a seed gives at an instant (RFC 6238, SHA-1, 30 s, six digits). Null: the seed is no base32. */
export function codeAt(seed: Secret, now: Instant): string | null {
  const key = base32Bytes(openSecret(seed))
  if (key === null) return null
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(codeWindow(now).number))
  return digitsOf(createHmac('sha1', key).update(counter).digest())
}

/** The profile whose seed gives the codes of a device; null: no seed is kept for it. Nothing is opened. */
export function seedHolder(entries: readonly VaultEntry[], serial: string): string | null {
  return entries.find(({ device, seed }) => seed === 'kept' && device === serial)?.profile ?? null
}

/**
 * The code of a profile's device by the seed in the vault, as a source of codes for the token window. `now`: by AWS's clock as far as it is
 * known, since a code of the wrong half minute is spent in vain.
 */
export async function codeFromVault(
  profile: string,
  now: Instant,
  vault: Pick<VaultOpening, 'seedOf'>,
): Promise<Outcome<string, string>> {
  const seed = await vault.seedOf(profile)
  if (seed === null) return { ok: false, failure: seedText.notKept(profile) }
  if (!seed.ok) return { ok: false, failure: seed.failure.message }
  const code = codeAt(seed.value, now)
  return code === null ? { ok: false, failure: seedText.notASeed } : { ok: true, value: code }
}

/** The seed on the clipboard. Read in this process alone; what it says is in no failure. `read` gives null where there is no text. */
export async function seedFromClipboard(read: () => Promise<string | null>): Promise<Outcome<ReadSeed, string>> {
  return readSeed((await read()) ?? '')
}
