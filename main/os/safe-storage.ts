import { safeStorage } from 'electron'
import type { SafeStorage } from '../vault/model.ts'

/**
 * Electron's own encryption, as the vault uses it. Nothing is asked of it before somebody wants the vault: on Linux a question may make the
 * keyring ask for its password. Electron 45 marks the synchronous question as outdated, but only it tells a keyring from Chromium's fixed
 * key (docs/decisions, the vault).
 */
export const electronSafeStorage: SafeStorage = {
  isEncryptionAvailable: () => safeStorage.isEncryptionAvailable(),
  getSelectedStorageBackend: () => safeStorage.getSelectedStorageBackend(),
  isAsyncEncryptionAvailable: async () => safeStorage.isAsyncEncryptionAvailable(),
  encryptStringAsync: (text) => safeStorage.encryptStringAsync(text),
  decryptStringAsync: (blob) => safeStorage.decryptStringAsync(Buffer.from(blob)),
}
