import type { VaultFailure } from '../../app/switch/vault-model.ts'
import { vaultText } from '../../app/text/vault-text.ts'
import type { Platform } from '../files/model.ts'
import type { SafeStorage, VaultOptions, VaultState } from './model.ts'

/** What Chromium puts before what a keyring's key encrypted on Linux; `v10` there is its public fixed key (os_crypt_linux.cc). */
const KEYRING_MARK = 'v11'

type Asked = Pick<VaultOptions, 'safeStorage' | 'platform' | 'clock'>

/**
 * Whether the system has something that protects a key. The synchronous answer counts: on Linux the asynchronous one is "available" with
 * Chromium's public fixed key too.
 */
export function trustOf({ safeStorage, platform }: Pick<Asked, 'safeStorage' | 'platform'>): VaultState {
  const backend = backendOf(safeStorage, platform)
  if (backend === 'basic_text') return refused(backend, vaultText.basicText)
  if (backend === 'unknown') return refused(backend, vaultText.unknownBackend)
  if (isAvailable(safeStorage)) return { state: 'ready', backend, sentence: vaultText.ready(backend) }
  if (platform === 'win32') return refused(backend, vaultText.noBackend(backend))
  return { state: 'locked', backend, sentence: vaultText.locked(backend), code: 'locked' }
}

function refused(backend: string, sentence: string): VaultState {
  return { state: 'refused', backend, sentence, code: 'not-trusted' }
}

/** What keeps the key: on Linux as Electron says, elsewhere the system's own. */
function backendOf(safeStorage: SafeStorage, platform: Platform): string {
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

/** Whether a blob was encrypted with a key of the system's; only Linux has one that is not. */
export function isProtected(blob: Uint8Array, platform: Platform): boolean {
  return platform !== 'linux' || Buffer.from(blob.subarray(0, KEYRING_MARK.length)).toString('latin1') === KEYRING_MARK
}

const STEP = 50
const TRIES = 60

/**
 * Waits until the asynchronous interface may be used: before that, Electron 42 ends the process when it is asked to encrypt. Null: it may;
 * else why not, after three seconds at the latest.
 */
export async function whenUsable({
  safeStorage,
  clock,
}: Pick<Asked, 'safeStorage' | 'clock'>): Promise<VaultFailure | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (await isUsable(safeStorage)) return null
    await clock.sleep(STEP)
  }
  return { code: 'locked', message: vaultText.notReady }
}

async function isUsable(safeStorage: SafeStorage): Promise<boolean> {
  try {
    return await safeStorage.isAsyncEncryptionAvailable()
  } catch {
    return false
  }
}
