import { createHmac } from 'node:crypto'

/** Length of a code's life: 30 s, as every AWS virtual MFA device (RFC 6238, section 5.2). */
export const STEP_MS = 30_000

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes of a base32 text (RFC 4648, padding and blanks ignored); throws on any other character. */
export function decodeBase32(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const character of text.toUpperCase().replace(/[\s=]/g, '')) {
    const index = ALPHABET.indexOf(character)
    if (index < 0) throw new Error('not base32')
    value = (value << 5) | index
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 0xff)
      value &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** The RFC 4226 code of `counter`: HMAC-SHA-1, dynamic truncation, `digits` decimal digits. */
export function hotpCode(seed: Buffer, counter: number, digits = 6): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', seed).update(message).digest()
  const offset = (digest[19] ?? 0) & 0x0f
  const truncated = digest.readUInt32BE(offset) & 0x7fffffff
  return String(truncated % 10 ** digits).padStart(digits, '0')
}

/** Number of the 30 s step an instant (milliseconds) lies in. */
export function stepOf(instant: number): number {
  return Math.floor(instant / STEP_MS)
}

/** The code a device with this base32 seed shows at an instant (milliseconds). */
export function totpCode(base32Seed: string, instant: number): string {
  return hotpCode(decodeBase32(base32Seed), stepOf(instant))
}

/** The step, within one of `instant`'s, whose code this is (AWS accepts one step of drift either way), else null. */
export function matchingStep(base32Seed: string, code: string, instant: number): number | null {
  const seed = decodeBase32(base32Seed)
  const current = stepOf(instant)
  return [current, current - 1, current + 1].find((step) => hotpCode(seed, step) === code) ?? null
}
