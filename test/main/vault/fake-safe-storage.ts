import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SafeStorage } from '../../../main/vault/model.ts'
import { PROBE } from '../../../main/vault/trust.ts'

/** How the made-up system behaves; changed while a test runs. */
export type Temper = {
  available: boolean
  /** A locked one stops the process that asks synchronously; the asynchronous interface then takes the key that everybody knows. */
  keyring: 'open' | 'locked'
  /** The asynchronous interface says yes only after being asked that often; encrypting before ends the test, as it ends Electron 42. */
  asksUntilReady: number
  backend: string
  mark: 'v10' | 'v11'
  /** The key behind the keyring; another one opens nothing of before. */
  key: Buffer
  encrypt: 'works' | 'throws' | 'passing'
  decrypt: 'works' | 'throws' | 'passing' | 'garbles' | 'hangs'
  shouldReEncrypt: boolean
}

/** A keyring of AES-256-GCM that counts what is asked of it. */
export function makeFakeSafeStorage(more: Partial<Temper> = {}) {
  const temper: Temper = {
    available: true,
    keyring: 'open',
    asksUntilReady: 0,
    backend: 'gnome_libsecret',
    mark: 'v11',
    key: randomBytes(32),
    encrypt: 'works',
    decrypt: 'works',
    shouldReEncrypt: false,
    ...more,
  }
  const counts = { available: 0, encrypt: 0, decrypt: 0 }
  let asks = 0
  const requireReady = (): void => {
    if (asks <= temper.asksUntilReady) throw new Error('the process would have ended here')
  }
  const safeStorage: SafeStorage = {
    isEncryptionAvailable: () => {
      counts.available += 1
      if (temper.keyring === 'locked') throw new Error('the process would have stopped here')
      return temper.available
    },
    getSelectedStorageBackend: () => temper.backend,
    isAsyncEncryptionAvailable: () => {
      asks += 1
      return Promise.resolve(asks > temper.asksUntilReady)
    },
    encryptStringAsync: async (text) => {
      requireReady()
      const isProbe = text === PROBE
      if (!isProbe) counts.encrypt += 1
      if (!isProbe && temper.encrypt === 'throws') throw new Error(`cannot encrypt ${text}`)
      if (!isProbe && temper.encrypt === 'passing')
        throw new Error('safeStorage.encryptStringAsync is temporarily unavailable.')
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', temper.key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([
        Buffer.from(temper.keyring === 'locked' || (!isProbe && temper.mark === 'v10') ? 'v10' : 'v11'),
        iv,
        cipher.getAuthTag(),
        body,
      ])
    },
    decryptStringAsync: async (blob) => {
      requireReady()
      counts.decrypt += 1
      if (temper.decrypt === 'hangs') await new Promise(() => {})
      if (temper.decrypt === 'throws') throw new Error('Error while decrypting the ciphertext')
      if (temper.decrypt === 'passing') throw new Error('safeStorage.decryptStringAsync is temporarily unavailable.')
      if (temper.decrypt === 'garbles') return { result: 'nothing of ours', shouldReEncrypt: false }
      const bytes = Buffer.from(blob)
      const decipher = createDecipheriv('aes-256-gcm', temper.key, bytes.subarray(3, 15))
      decipher.setAuthTag(bytes.subarray(15, 31))
      const result = Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8')
      return { result, shouldReEncrypt: temper.shouldReEncrypt }
    },
  }
  return { safeStorage, temper, counts }
}
