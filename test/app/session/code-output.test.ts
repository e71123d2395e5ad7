import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCodes } from '../../../app/session/code-output.ts'

describe('the codes in what a program printed', () => {
  test.each<[string, readonly string[]]>([
    ['123456\n', ['123456']],
    ['123 456\n', ['123456']],
    ['123-456', ['123456']],
    ['123\u00a0456', ['123456']],
    ['AWS:alice  123456\n', ['123456']],
    ['Amazon Web Services (acme)  012345\r\n', ['012345']],
    ['code:123456', ['123456']],
    ['{"otp":"123456"}', ['123456']],
    ['\u001b[1m123456\u001b[0m\n', ['123456']],
    ['123456\n123456\n', ['123456']],
    ['one  123456\ntwo  654321\n', ['123456', '654321']],
    ['Your code is 123456.', ['123456']],
    ['alice-123456  654321', ['654321']],
    ['arn:aws:iam::123456789012:mfa/alice  654321', ['654321']],
    ['', []],
    ['12345', []],
    ['1234567', []],
    ['12345678', []],
    ['123 456 789', []],
    ['0.123456', []],
    ['a123456', []],
    ['123456a', []],
    ['enter touch…', []],
  ])('%j', (output, codes) => {
    expect(findCodes(output)).toEqual(codes)
  })

  test('never gives anything but six digits that stand in the output', () => {
    const noise = fc.array(fc.constantFrom('1', '23', '456', '123456', ' ', '-', '\n', 'x', '.', '\u001b[0m'))
    fc.assert(
      fc.property(noise, (pieces) => {
        for (const code of findCodes(pieces.join(''))) {
          expect(code).toMatch(/^[0-9]{6}$/)
          expect(pieces.join('').replace(/\D/g, '')).toContain(code.slice(0, 3))
        }
      }),
    )
  })
})
