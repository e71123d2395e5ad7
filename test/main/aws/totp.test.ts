import { describe, expect, test } from 'vitest'
import { FIXTURE_NOW } from '../../support/fake-clock.ts'
import { decodeBase32, hotpCode, matchingStep, stepOf, totpCode } from '../../support/sts/totp.ts'

// RFC 6238, appendix B: SHA-1, seed `12345678901234567890`, eight digits.
const SEED = Buffer.from('12345678901234567890')
const VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const

describe('TOTP', () => {
  test.each(VECTORS)('gives the code of RFC 6238 at %i s', (seconds, code) => {
    expect(hotpCode(SEED, stepOf(seconds * 1000), 8)).toBe(code)
  })

  test('decodes base32 with padding and blanks', () => {
    expect(decodeBase32('gezd gnbv gy3t qojq gezd gnbv gy3t qojq ==').toString()).toBe('12345678901234567890')
    expect(() => decodeBase32('1')).toThrow('not base32')
  })

  test('matches the neighbouring steps and no further', () => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const code = totpCode(seed, FIXTURE_NOW)
    for (const drift of [-30_000, 0, 30_000])
      expect(matchingStep(seed, code, FIXTURE_NOW + drift)).toBe(stepOf(FIXTURE_NOW))
    for (const drift of [-60_000, 60_000]) expect(matchingStep(seed, code, FIXTURE_NOW + drift)).toBeNull()
  })
})
