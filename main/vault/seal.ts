import type { VaultContents, VaultEntry, VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { VaultOptions, VaultState } from './model.ts'
import { readSealed, sealedText } from './sealed-text.ts'
import { isProtected, PATIENCE, trustOf } from './trust.ts'

type Asked = Pick<VaultOptions, 'safeStorage' | 'platform' | 'clock' | 'patience'>

const failed = (
  code: VaultFailure['code'],
  message: string,
): { readonly ok: false; readonly failure: VaultFailure } => ({
  ok: false,
  failure: { code, message },
})

/** Whether the system may be asked to encrypt and decrypt now, and what keeps its key. */
async function ready(asked: Asked): Promise<Outcome<VaultState, VaultFailure>> {
  const trust = await trustOf(asked, asked.patience ?? PATIENCE.action)
  return trust.state === 'ready' ? { ok: true, value: trust } : failed(trust.code, trust.sentence)
}

export type Sealed = { readonly blob: Uint8Array; readonly backend: string }

/** Encrypts, and looks at what came out: a blob that anybody could open is none. */
export async function seal(contents: VaultContents, asked: Asked): Promise<Outcome<Sealed, VaultFailure>> {
  const state = await ready(asked)
  if (!state.ok) return state
  try {
    const blob = await asked.safeStorage.encryptStringAsync(sealedText(contents))
    if (!isProtected(blob, asked.platform)) return failed('not-trusted', vaultText.notProtected)
    return { ok: true, value: { blob, backend: state.value.backend } }
  } catch (error) {
    // The message is the system's and may say anything.
    return isPassing(error)
      ? failed('locked', vaultText.passing)
      : failed('not-stored', vaultText.notEncrypted(error instanceof Error ? error.name : 'Error'))
  }
}

export type Opened = { readonly contents: VaultContents; readonly advice: 'keep' | 're-encrypt' }

/** Decrypts an entry's blob. Whatever comes of it, the blob stays. */
export async function unseal(
  entry: VaultEntry,
  blob: Uint8Array,
  path: string,
  asked: Asked,
): Promise<Outcome<Opened, VaultFailure>> {
  const { profile } = entry
  const state = await ready(asked)
  if (!state.ok) return state
  const { backend } = state.value
  if (!isProtected(blob, asked.platform)) return failed('damaged', vaultText.damaged(profile, path))
  try {
    const { result, shouldReEncrypt } = await asked.safeStorage.decryptStringAsync(blob)
    const contents = readSealed(result)
    if (contents === null || contents.accessKeyId !== entry.accessKeyId)
      return failed('damaged', vaultText.damaged(profile, path))
    return { ok: true, value: { contents, advice: shouldReEncrypt ? 're-encrypt' : 'keep' } }
  } catch (error) {
    if (isPassing(error)) return failed('locked', vaultText.passing)
    return backend === entry.backend
      ? failed('not-opened', vaultText.notOpened(profile))
      : failed('backend-changed', vaultText.backendChanged(profile, entry.backend, backend))
  }
}

/** Electron tells by its message alone that the key is only away for the moment (42 to 45). */
const isPassing = (error: unknown): boolean => error instanceof Error && /temporarily unavailable/i.test(error.message)
