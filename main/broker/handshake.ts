import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * How both sides prove that they can read the user's own files, without the key ever travelling. Node cannot ask the system who is at
 * the other end of a socket, and a named pipe has no owner that it could look at.
 *
 *   client -> server   its nonce
 *   server -> client   its nonce, and a proof over both: before it, the client says nothing about itself
 *   client -> server   the request, and a proof over both nonces and the request
 *   server -> client   the answer, sealed with a key made of both nonces: who relays it reads nothing
 */

/** Random bytes of the key and of each nonce. */
export const KEY_BYTES = 32

const VERSION = 'lanyard 1'
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Nonces of one connection, hexadecimal. */
export type Nonces = { readonly client: string; readonly server: string }

/** A fresh nonce. */
export const makeNonce = (): string => randomBytes(KEY_BYTES).toString('hex')

/** Whether a text is a nonce or a proof: as many bytes, hexadecimal. */
export const isNonce = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

function digest(key: Uint8Array, who: 'server' | 'client' | 'answer', parts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update([VERSION, who, ...parts].join('\n'))
    .digest()
}

/** What only a server that knows the key can say to these nonces. */
export const serverProof = (key: Uint8Array, { client, server }: Nonces): string =>
  digest(key, 'server', [client, server]).toString('hex')

/** What only a client that knows the key can say to these nonces, and for this request alone. */
export const clientProof = (key: Uint8Array, { client, server }: Nonces, request: string): string =>
  digest(key, 'client', [client, server, request]).toString('hex')

/** Compares proofs without telling by its time how much of them was right. */
export function isSameProof(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Closes an answer so that only the other side of these nonces can read it, base64. */
export function seal(key: Uint8Array, { client, server }: Nonces, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, digest(key, 'answer', [client, server]), iv)
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64')
}

/** Opens a sealed answer; null where it was made by somebody else, for another connection, or changed on the way. */
export function unseal(key: Uint8Array, { client, server }: Nonces, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  try {
    const iv = bytes.subarray(0, IV_BYTES)
    const decipher = createDecipheriv(CIPHER, digest(key, 'answer', [client, server]), iv, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const open = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES))
    return Buffer.concat([open, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
