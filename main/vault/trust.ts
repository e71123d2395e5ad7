import type { VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Platform } from '../files/model.ts'
import type { SafeStorage, VaultOptions, VaultState } from './model.ts'

/** What Chromium puts before what a keyring's key encrypted on Linux; `v10` there is its public fixed key (os_crypt_linux.cc). */
const KEYRING_MARK = 'v11'

/** What is encrypted to see with which key the system encrypts. */
export const PROBE = 'lanyard'

type Asked = Pick<VaultOptions, 'safeStorage' | 'platform' | 'clock'>

/** Milliseconds for an answer: to a program that waits, to show how it stands, and for a person who is asked to unlock the keyring. */
export const PATIENCE = { quiet: 1_000, look: 3_000, action: 20_000 } as const

/**
 * Whether the system has something that protects a key. On Linux both of its interfaces must say so: the asynchronous one is "available"
 * with Chromium's public fixed key, too, and the synchronous one stops the whole process before a locked keyring. So something is encrypted
 * first; only a keyring that is open encrypts with its own key, and then the other question cannot wait for anybody.
 */
export async function trustOf(asked: Asked, patience: number): Promise<VaultState> {
  const { safeStorage, platform } = asked
  const backend = backendOf(safeStorage, platform)
  if (backend === 'basic_text') return refused(backend, vaultText.basicText)
  if (backend === 'unknown') return refused(backend, vaultText.unknownBackend)
  const trouble = await whenUsable(asked, patience)
  if (trouble !== null) return locked(backend, trouble.message)
  if (!(await isProbeProtected(asked))) return locked(backend, vaultText.locked(backend))
  if (isAvailable(safeStorage)) return { state: 'ready', backend, sentence: vaultText.ready(backend) }
  if (platform === 'win32') return refused(backend, vaultText.noBackend(backend))
  return locked(backend, vaultText.locked(backend))
}

function refused(backend: string, sentence: string): VaultState {
  return { state: 'refused', backend, sentence, code: 'not-trusted' }
}

function locked(backend: string, sentence: string): VaultState {
  return { state: 'locked', backend, sentence, code: 'locked' }
}

/** What keeps the key: on Linux as Electron says, elsewhere the system's own. */
export function backendOf(safeStorage: SafeStorage, platform: Platform): string {
  if (platform === 'darwin') return 'keychain'
  if (platform === 'win32') return 'dpapi'
  try {
    return safeStorage.getSelectedStorageBackend()
  } catch {
    return 'unknown'
  }
}

function isAvailable(safeStorage: SafeStorage): boolean {
  try {
    return safeStorage.isEncryptionAvailable()
  } catch {
    return false
  }
}

async function isProbeProtected({ safeStorage, platform }: Asked): Promise<boolean> {
  if (platform !== 'linux') return true
  try {
    return isProtected(await safeStorage.encryptStringAsync(PROBE), platform)
  } catch {
    return false
  }
}

/** Whether a blob was encrypted with a key of the system's; only Linux has one that is not. */
export function isProtected(blob: Uint8Array, platform: Platform): boolean {
  return platform !== 'linux' || Buffer.from(blob.subarray(0, KEYRING_MARK.length)).toString('latin1') === KEYRING_MARK
}

const STEP = 50

/**
 * Waits until the asynchronous interface may be used: before that, Electron 42 ends the process when it is asked to encrypt. Null: it may;
 * else why not. Later Electrons answer only once they know, which may take a person at the keyring.
 */
async function whenUsable({ safeStorage, clock }: Asked, patience: number): Promise<VaultFailure | null> {
  let asked: ReturnType<typeof isUsable> | null = null
  for (let left = patience; left > 0; left -= STEP) {
    asked ??= isUsable(safeStorage)
    const answer = await Promise.race([asked, clock.sleep(STEP).then(() => 'waiting' as const)])
    if (answer === 'usable') return null
    if (answer === 'waiting') continue
    asked = null
    await clock.sleep(STEP)
  }
  return { code: 'locked', message: vaultText.notReady }
}

async function isUsable(safeStorage: SafeStorage): Promise<'usable' | 'not-yet'> {
  try {
    return (await safeStorage.isAsyncEncryptionAvailable()) ? 'usable' : 'not-yet'
  } catch {
    return 'not-yet'
  }
}
