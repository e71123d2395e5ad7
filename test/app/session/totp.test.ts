import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base32Bytes, readSeed } from '../../../app/session/totp.ts'
import { isSecret, makeSecret, openSecret } from '../../../app/text/secret.ts'
import { codeAt, codeFromVault, seedFromClipboard, seedHolder } from '../../../main/vault/code.ts'

/** The key of RFC 6238, appendix B: "12345678901234567890". */
const RFC_SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

const seedIn = (text: string): string | null => {
  const read = readSeed(text)
  return read.ok ? openSecret(read.value.seed) : null
}

const refusal = (text: string): string => {
  const read = readSeed(text)
  if (read.ok) throw new Error('it was taken')
  expect(read.failure).toMatch(/[.]$/)
  return read.failure
}

describe('codes', () => {
  // RFC 6238, appendix B, SHA-1, the last six of its eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s are those of RFC 6238', (seconds, code) => {
    expect(codeAt(makeSecret(RFC_SEED), seconds * 1000)).toBe(code)
  })

  test('come from the vault, by the clock that is given', async () => {
    const seedOf = async () => ({ ok: true, value: makeSecret(RFC_SEED) }) as const
    expect(await codeFromVault('dev', 59_000, { seedOf })).toEqual({ ok: true, value: '287082' })
  })

  test('are not had where no seed is kept, or the vault does not open', async () => {
    expect(await codeFromVault('dev', 0, { seedOf: async () => null })).toMatchObject({ ok: false })
    const locked = { code: 'locked', message: 'It is locked.' } as const
    const seedOf = async () => ({ ok: false, failure: locked }) as const
    expect(await codeFromVault('dev', 0, { seedOf })).toEqual({ ok: false, failure: 'It is locked.' })
  })

  test('are of the profile whose device it is', () => {
    const entry = { accessKeyId: 'AKIAEXAMPLE', storedAt: 0, label: null, backend: 'gnome_libsecret' }
    const entries = [
      { ...entry, profile: 'a', device: 'one', seed: 'not-kept' },
      { ...entry, profile: 'b', device: 'one', seed: 'kept' },
    ] as const
    expect([seedHolder(entries, 'one'), seedHolder(entries, 'two')]).toEqual(['b', null])
  })
})

describe('a seed on the clipboard', () => {
  test.each([
    ['the secret key as IAM shows it', RFC_SEED],
    ['in groups and lower case', 'gezd gnbv gy3t qojq gezd-gnbv gy3t qojq ='],
    [
      'the link of a QR code',
      `otpauth://totp/Amazon%20Web%20Services:alice@111122223333?secret=${RFC_SEED}&issuer=Amazon%20Web%20Services`,
    ],
    ['a link that says what is usual', `OTPAUTH://TOTP/x?SECRET=${RFC_SEED}&algorithm=SHA1&digits=6&period=30`],
  ])('is taken: %s', (_, text) => {
    expect(seedIn(`  ${text}\n`)).toBe(RFC_SEED)
  })

  test('brings its label, wrapped as a secret', () => {
    const read = readSeed(`otpauth://totp/AWS:alice?secret=${RFC_SEED}`)
    expect(read.ok && [read.value.label, isSecret(read.value.seed)]).toEqual(['AWS:alice', true])
    expect(JSON.stringify(read)).not.toContain(RFC_SEED)
  })

  test.each([
    ['nothing', ''],
    ['a sentence', 'the seed is in my other trousers'],
    ['counter codes', `otpauth://hotp/x?secret=${RFC_SEED}&counter=1`],
    ['another algorithm', `otpauth://totp/x?secret=${RFC_SEED}&algorithm=SHA256`],
    ['eight digits', `otpauth://totp/x?secret=${RFC_SEED}&digits=8`],
    ['a minute', `otpauth://totp/x?secret=${RFC_SEED}&period=60`],
    ['no secret', 'otpauth://totp/x?issuer=AWS'],
    ['a short one', 'JBSWY3DP'],
    ['a code', '123456'],
    ['a very long text', 'A'.repeat(5000)],
    ['bad escapes', 'otpauth://totp/%zz?secret=%zz'],
  ])('is refused in a sentence: %s', (_, text) => {
    refusal(text)
  })

  test('is in no refusal, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 80 }), (text) => {
        const read = readSeed(text)
        if (!read.ok && text.trim().length >= 8) expect(read.failure).not.toContain(text.trim())
      }),
    )
  })

  test('that the system does not give is told like an empty one', async () => {
    expect(await seedFromClipboard(async () => null)).toMatchObject({ ok: false })
  })
})

test('base32 is read as it was written, whatever the bytes', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const encode = (bytes: Uint8Array): string => {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...(base32Bytes(encode(bytes)) ?? [])]).toEqual([...bytes])
    }),
  )
  expect(base32Bytes('AB1')).toBeNull()
})
