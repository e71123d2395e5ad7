import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../../app/document/parse.ts'
import { planSessionCommands, type SessionToWrite, wouldLoseKeys, writeSession } from '../../../app/session/plan.ts'

const SESSION: SessionToWrite = {
  target: 'base-mfa',
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY==',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE+/tok#en;=',
  expiresAt: Date.UTC(2026, 10, 5, 21, 4, 0),
  region: 'eu-central-1',
}

const WRITTEN = `aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY==
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE+/tok#en;=
x_security_token_expires = 2026-11-05T21:04:00Z
`

describe('writeSession', () => {
  test('makes the section where there is none', () => {
    expect(writeSession('', SESSION)).toBe(`[base-mfa]\n${WRITTEN}region = eu-central-1\n`)
    expect(writeSession('[base]\nk = v\n', { ...SESSION, region: null })).toBe(
      `[base]\nk = v\n\n[base-mfa]\n${WRITTEN}`,
    )
  })

  test('replaces what belongs to a session and leaves all else, byte for byte', () => {
    const before = `# mine\r
[base]\r
aws_access_key_id=AKIAIOSFODNN7EXAMPLE\r
\r
[base-mfa]
; a note
aws_access_key_id   =   ASIAOLDOLDOLDEXAMPLE
aws_secret_access_key=old
aws_session_token = old
aws_security_token = left over
aws_account_id = 123456789012
expiration = 2020-01-01T00:00:00Z
aws_session_expiration = 2020-01-01T00:00:00Z
aws_expiration = x
aws_credential_expiration = y
x_security_token_expires = 2020-01-01T00:00:00+00:00
region=us-east-2
team_note = keep # me

[after]
k : v`
    expect(writeSession(before, SESSION)).toBe(`# mine\r
[base]\r
aws_access_key_id=AKIAIOSFODNN7EXAMPLE\r
\r
[base-mfa]
; a note
aws_access_key_id   =   ASIAIOSFODNN7EXAMPLE
aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY==
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLE+/tok#en;=
x_security_token_expires = 2026-11-05T21:04:00Z
region=us-east-2
team_note = keep # me

[after]
k : v`)
  })

  test('keys in another letter case are written anew, so that every tool reads them', () => {
    const after = writeSession(
      '[base-mfa]\nAWS_ACCESS_KEY_ID = ASIAOLD\nAws_Session_Token = old\nAWS_SECURITY_TOKEN = old\n',
      SESSION,
    )
    expect(after).toBe(`[base-mfa]\n${WRITTEN}region = eu-central-1\n`)
  })

  test('an empty region is filled, any other stays', () => {
    expect(writeSession('[base-mfa]\nregion =\n', SESSION)).toContain('region = eu-central-1')
    expect(writeSession('[base-mfa]\nregion = us-east-2\n', SESSION)).not.toContain('eu-central-1')
  })

  test('written twice is written once', () => {
    const line = fc.constantFrom(
      '[base]',
      '[base-mfa]',
      '[other]',
      'aws_access_key_id = ASIAOLD',
      'AWS_SESSION_TOKEN = old',
      'expiration = 2020-01-01T00:00:00Z',
      'region = us-east-2',
      '# comment',
      '',
      's3 =',
      '  addressing_style = path',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const once = writeSession(lines.join(end), SESSION)
        if (once !== null) expect(writeSession(once, SESSION)).toBe(once)
      }),
    )
  })

  test('lines of other sections never change', () => {
    const text = fc.array(fc.constantFrom('[a]', '[b]', 'k = v', '  more', '; note', '', 'k2: v'), { maxLength: 10 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const head = ['[first]', ...before, ''].join('\n')
        const tail = ['[last]', ...after].join('\n')
        const written = writeSession(`${head}[base-mfa]\naws_access_key_id = ASIAOLD\n${tail}`, SESSION)
        expect(written?.startsWith(head)).toBe(true)
        expect(written?.endsWith(tail)).toBe(true)
      }),
    )
  })
})

test('the commands name only the target section', () => {
  const document = parseDocument('[base]\nk = v\n[base-mfa]\nexpiration = 1\n')
  const sections = planSessionCommands(document, SESSION).map((command) => command.section)
  expect(new Set(sections)).toEqual(new Set(['base-mfa']))
})

describe('wouldLoseKeys', () => {
  test.each([
    ['long-term keys', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n', true],
    ['in another letter case', 'AWS_ACCESS_KEY_ID = AKIAIOSFODNN7EXAMPLE\n', true],
    ['beside a left-over token', 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_session_token = x\n', true],
    ['a secret alone', 'aws_secret_access_key = x\n', true],
    ['keys of another make', 'aws_access_key_id = minio\naws_secret_access_key = x\n', true],
    ['temporary keys', 'aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n', false],
    ['temporary keys of another make', 'aws_access_key_id = minio\naws_session_token = x\n', false],
    ['no keys', 'region = eu-west-1\n', false],
    ['empty keys', 'aws_access_key_id =\naws_secret_access_key =\n', false],
  ])('%s', (_what, settings, expected) => {
    expect(wouldLoseKeys(parseDocument(`[base-mfa]\n${settings}`), 'base-mfa')).toBe(expected)
    expect(wouldLoseKeys(parseDocument(`[another]\n${settings}`), 'base-mfa')).toBe(false)
  })
})
