import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeKeyId, maskKeyId, redact } from '../../../app/text/redact.ts'

const characters = (alphabet: string, length: { minLength: number; maxLength: number }): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), length).map((parts) => parts.join(''))

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const mixed = (text: string): boolean => /[A-Z]/.test(text) && /[a-z]/.test(text)

const secretKey = characters(BASE64, { minLength: 40, maxLength: 40 }).filter(mixed)
const sessionToken = characters(BASE64, { minLength: 100, maxLength: 400 })
  .filter(mixed)
  .map((text) => `${text}==`)
const keyId = fc
  .tuple(
    fc.constantFrom('AKIA', 'ASIA'),
    characters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', { minLength: 16, maxLength: 16 }),
  )
  .map(([prefix, rest]) => prefix + rest)
const tokenCode = characters('0123456789', { minLength: 6, maxLength: 6 })

const surrounding = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '"',
    "'",
    'aws_secret_access_key = ',
    '{"SecretAccessKey":"',
    'Authorization: ',
    '[x]\n',
    '\t',
  ),
)

describe('the redactor', () => {
  it('never lets a secret access key through, whatever stands around it', () => {
    fc.assert(
      fc.property(surrounding, secretKey, surrounding, (before, secret, after) => {
        expect(redact(`${before}${secret}${after}`)).not.toContain(secret)
      }),
      { numRuns: 2000 },
    )
  })

  it('never lets a session token through, nor any forty characters of it', () => {
    fc.assert(
      fc.property(surrounding, sessionToken, surrounding, (before, token, after) => {
        const shown = redact(`${before}${token}${after}`)
        expect(shown).not.toContain(token.slice(0, 40))
        expect(shown).not.toContain(token.slice(-42, -2))
      }),
      { numRuns: 500 },
    )
  })

  it('never shows more of a key id than its prefix and its last four characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'key ', '"', 'x=', '\n'),
        keyId,
        fc.constantFrom('', ' ', '"', '\n', ','),
        (before, id, after) => {
          expect(redact(`${before}${id}${after}`)).not.toContain(id)
          expect(redact(`key ${id}.`)).toBe(`key ${id.slice(0, 4)}…${id.slice(-4)}.`)
        },
      ),
    )
  })

  it('never shows a token code where codes are spoken of', () => {
    const spoken = fc.constantFrom('code ', 'TokenCode=', 'the MFA code is ', '--code ', 'one-time passcode: ', 'otp ')
    fc.assert(
      fc.property(spoken, tokenCode, (words, code) => {
        expect(redact(`${words}${code}`)).not.toContain(code)
        expect(redact(`Value '${code}' at 'tokenCode' failed to satisfy`)).not.toContain(code)
        expect(redact(`${words}${code.slice(0, 3)} ${code.slice(3)}`)).not.toContain(
          `${code.slice(0, 3)} ${code.slice(3)}`,
        )
      }),
    )
  })

  it.each([
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261105, Signature=abc',
      /^Authorization: ••••$/,
    ],
    ['sent Bearer abc.def.ghi', /^sent Bearer ••••$/],
    ['HTTPS_PROXY=http://alice:hunter2@proxy:3128/', /^HTTPS_PROXY=http:\/\/••••@proxy:3128\/$/],
    ['{"AccessToken":"short","expiresIn":60}', /^\{"AccessToken":••••,"expiresIn":60\}$/],
    ['aws_session_token = short', /^aws_session_token = ••••$/],
    ['https://sts.amazonaws.com/?X-Amz-Signature=0a1b&Action=x', /X-Amz-Signature=••••&Action=x$/],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', /^••••$/],
    ['run: /opt/tool --password hunter2 -v', /^run: \/opt\/tool --password •••• -v$/],
  ])('masks %s', (text, expected) => {
    expect(redact(text)).toMatch(expected)
  })

  it.each([
    'Could not read /home/alice/projects/work/infrastructure/modules/config: permission denied',
    'arn:aws:iam::111122223333:role/Admin',
    '/home/alice/.aws/cli/cache/adb844166a029e21ac5deefc31f9720cc25b2315.json',
    'The session of acme-base lasts 43200 seconds, account 111122223333',
    'port 123456 of the host',
    'AWS CLI takes everything after "aws_session_token =" for the value, the comment too; move it.',
  ])('leaves what is harmless: %s', (text) => {
    expect(redact(text)).toBe(text)
  })
})

describe('a key id on screen', () => {
  it('keeps its prefix and its last four characters', () => {
    expect(maskKeyId('AKIAIOSFODNN7EXAMPLE')).toBe('AKIA…MPLE')
  })

  it('is masked whole when it is no key id: a secret may stand in the wrong place', () => {
    expect(maskKeyId('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe('••••')
    expect(maskKeyId('short')).toBe('••••')
  })

  it('is told by its shape', () => {
    expect(describeKeyId('AKIAIOSFODNN7EXAMPLE')).toBe('AKIA…MPLE: long-term, 20 characters')
    expect(describeKeyId('ASIAIOSFODNN7EXAMPLE')).toBe('ASIA…MPLE: temporary, 20 characters')
    expect(describeKeyId('nonsense')).toBe('••••: not shaped like an access key id, 8 characters')
  })

  it.each(['a', '-', 'a-', '--a', 'code1', 'eyJ', 'A', '/', '-secret', 'aws_secret_key', 'x://'])(
    'reads a megabyte of %j in one go',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
      expect(redact(text).length).toBeGreaterThan(0)
    },
  )
})
