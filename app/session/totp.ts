import { makeSecret, type Secret } from '../text/secret.ts'
import { seedText } from '../text/vault-text.ts'

/** A seed as an authenticator is given it, and what it says it is for. */
export type ReadSeed = {
  /** Base32 (RFC 4648), upper case, without padding. */
  readonly seed: Secret
  /** The label of an `otpauth://` link; null: none. */
  readonly label: string | null
}

type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string }

const no = (failure: string): { readonly ok: false; readonly failure: string } => ({ ok: false, failure })

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** RFC 4226, 4: 128 bits are a must; AWS gives 320, and 80 is the least that authenticators are known to be given. */
const LEAST_BITS = 80
const LONGEST_TEXT = 2048

/**
 * The seed in a copied text: an `otpauth://totp/…` link (Google Authenticator, "Key Uri Format") or the bare base32 that IAM shows as the
 * secret configuration key. Refused in a sentence where it is of a kind that AWS's virtual devices are not (RFC 6238 with SHA-1, six
 * digits, 30 s). No sentence has any of the text.
 */
export function readSeed(text: string): Result<ReadSeed> {
  const trimmed = text.trim()
  if (trimmed === '') return no(seedText.empty)
  if (trimmed.length > LONGEST_TEXT) return no(seedText.notASeed)
  return /^otpauth:/i.test(trimmed) ? readLink(trimmed) : seedOf(trimmed, null)
}

function seedOf(text: string, label: string | null): Result<ReadSeed> {
  const groups = text
    .replace(/[\s=]+$/, '')
    .toUpperCase()
    .split(/[\s-]+/)
  const seed = groups.join('')
  if (!/^[A-Z2-7]+$/.test(seed) || !areGroups(groups)) return no(seedText.notASeed)
  if (seed.length * 5 < LEAST_BITS) return no(seedText.tooShort)
  return { ok: true, value: { seed: makeSecret(seed), label } }
}

/** Seeds are shown in groups of one length, the last one perhaps shorter; words of a sentence are not. */
function areGroups(groups: readonly string[]): boolean {
  const [first = '', ...others] = groups
  return others.every(({ length }, index) =>
    index < others.length - 1 ? length === first.length : length <= first.length,
  )
}

const LINK = /^otpauth:\/\/([a-z]+)\/([^?#]*)\?([^#]*)/i

function readLink(text: string): Result<ReadSeed> {
  const [, type, label = '', query = ''] = LINK.exec(text) ?? []
  if (type === undefined) return no(seedText.notASeed)
  if (type.toLowerCase() !== 'totp') return no(seedText.notTotp)
  const values = new Map(query.split('&').map(pairOf))
  const other = otherKind(values)
  if (other !== null) return no(seedText.otherKind(other))
  return seedOf(values.get('secret') ?? '', decoded(label) || null)
}

function pairOf(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at < 0
    ? [decoded(pair).toLowerCase(), '']
    : [decoded(pair.slice(0, at)).toLowerCase(), decoded(pair.slice(at + 1))]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim()
  } catch {
    return ''
  }
}

/** What of a link is not as AWS has it, in a few words of ours; null: nothing. */
function otherKind(values: ReadonlyMap<string, string>): string | null {
  const { algorithm, digits, period } = Object.fromEntries(values)
  if (algorithm !== undefined && !/^(?:hmac)?sha-?1$/i.test(algorithm)) return 'another algorithm than SHA-1'
  if (digits !== undefined && digits !== '6') return 'not six digits'
  return period !== undefined && period !== '30' ? 'not every 30 s' : null
}

/** Base32 (RFC 4648, 6) as bytes: upper case, no padding, bits left over dropped. Null where a character is none. */
export function base32Bytes(text: string): Uint8Array | null {
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const character of text) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return Uint8Array.from(bytes)
}

/** The six digits of an HMAC-SHA-1 (RFC 4226, 5.3); 20 bytes. */
export function digitsOf(hmac: Uint8Array): string {
  const offset = (hmac[19] ?? 0) & 0x0f
  const at = (index: number): number => hmac[offset + index] ?? 0
  const number = ((at(0) & 0x7f) << 24) | (at(1) << 16) | (at(2) << 8) | at(3)
  return String(number % 1_000_000).padStart(6, '0')
}
