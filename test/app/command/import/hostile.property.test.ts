import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recogniseImport } from '../../../../app/command/import/index.ts'
import { isSecret } from '../../../../app/text/secret.ts'
import { ASIA, SECRET, TOKEN } from './read.ts'

const CANARY = 'c4n4ryS3cr3tV4lu3/abcdefghijklmnopqrstuv'

const piece = fc.constantFrom(
  '[',
  ']',
  '[profile ',
  'a]',
  '[sso-session s]',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '=',
  ':',
  ',',
  ';',
  '"',
  "'",
  '{',
  '}',
  '\\',
  '#',
  '$',
  '`',
  '%',
  'export ',
  'set -gx ',
  'SET ',
  '$Env:',
  '-e ',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  's3',
  'region',
  'sso_session',
  'expiration',
  '"AccessKeyId"',
  '"SecretAccessKey"',
  '"Credentials"',
  'Access key ID,Secret access key',
  'User name,',
  'null',
  '1',
  ASIA,
  SECRET,
  TOKEN,
  '\u0000',
  '\uFEFF',
  '\u2028',
  '\uD800',
  '__proto__',
  'constructor',
)
const pasted = fc.oneof(
  fc
    .array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.string() }), { maxLength: 80 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
)

/** Texts that are recognised, with a canary where each value of a setting stands. */
const seeded = fc
  .record({
    lead: fc.constantFrom('export ', '', 'set -gx ', '$Env:', 'SET ', '# '),
    sign: fc.constantFrom('=', ' = ', ': ', ' '),
    quote: fc.constantFrom('', '"', "'"),
    noise: pasted,
    names: fc.subarray([
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_REGION',
      'aws_secret_access_key',
    ]),
    header: fc.constantFrom('', '[a]\n', '[profile a]\n', `[${CANARY}]\n`),
  })
  .map(({ lead, sign, quote, noise, names, header }) =>
    [header, ...names.map((name) => `${lead}${name}${sign}${quote}${CANARY}${quote}\n`), noise].join(''),
  )

describe('any pasted text', () => {
  it('is never thrown at, and what is recognised can be written', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const result = recogniseImport(text)
        if (!result.ok) return
        const names = result.profiles.map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
        for (const { settings } of result.profiles) {
          for (const { setting, value } of settings) {
            if (/secret|session_token|security_token/.test(setting)) expect(isSecret(value)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is never said back: no value is in a message, a note or the JSON of a secret', () => {
    fc.assert(
      fc.property(seeded, (text) => {
        const result = recogniseImport(text)
        const said = result.ok
          ? JSON.stringify([result.notes, result.format, result.profiles.map(({ name }) => name)])
          : result.message
        expect(said).not.toContain(CANARY)
        if (!result.ok) return
        const secrets = result.profiles.flatMap(({ settings }) => settings.filter(({ value }) => isSecret(value)))
        expect(JSON.stringify(secrets)).not.toContain(CANARY)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a text that cannot be meant', () => {
  it.each([
    ['nothing', '', 'Recognised are'],
    ['prose', 'Dear Ada, please find the keys in the usual place.', 'Recognised are'],
    ['more than a megabyte', 'a'.repeat(1_048_577), 'longer than 1 MB'],
    ['bytes', '\u0000\u0001PNG', 'no text'],
    ['a key id alone', ASIA, 'Recognised are'],
    ['an AWS command', 'AWS_PROFILE=dev aws s3 ls', 'Recognised are'],
    ['a region alone', 'export AWS_REGION=eu-west-1', 'Recognised are'],
  ])('%s is answered with what would be recognised', (_what, text, message) => {
    expect(recogniseImport(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })

  it.each([
    ['{'],
    ['['],
    ['{"'],
    ['"'],
    ['\\'],
    ['[a]'],
    ['[@'],
    ['AWS_A='],
    ['AWS_A=AWS_B '],
    ['AWS_A "'],
    ['aws_a,'],
    ['a=b '],
    ['> '],
    ['\n'],
    ['\n '],
    [',"'],
    ['Access key ID,Secret access key\n'],
    ['[a]\naws_access_key_id=b\n'],
    ['{"Credentials":'],
    ['# '],
    ['set -gx '],
    ['export A=B '],
    ['[x]\nregion=a\n  b=c\n'],
    ['\u{e000}'],
  ])('a megabyte of %j is answered, and in time with its length', (unit) => {
    expect(() => recogniseImport(unit.repeat(Math.floor(1_048_576 / unit.length)))).not.toThrow()
  })
})
