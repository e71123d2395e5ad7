import { describe, expect, test } from 'vitest'
import { readExpiryText } from '../../../app/chain/instants.ts'
import { expiryOf, renewSourceOf } from '../../../app/session/expiry.ts'
import { bookOf } from '../chain/facts.ts'

const AT = Date.UTC(2026, 10, 5, 21, 4, 0)
const TEMPORARY =
  'aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\naws_session_token = EXAMPLE\n'
const LONG_TERM = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = EXAMPLE\n'
const DEVICE = 'mfa_serial = arn:aws:iam::123456789012:mfa/me\n'

const expiry = (credentials: string, config?: string) => {
  const book = bookOf({ credentials: `[p]\n${credentials}`, ...(config === undefined ? {} : { config }) })
  return expiryOf(book.byName.get('p')!)
}

describe('readExpiryText', () => {
  test.each([
    ['2026-11-05T21:04:00Z'],
    ['2026-11-05T21:04:00+00:00'],
    ['2026-11-05T21:04:00.000Z'],
    ['2026-11-05T22:04:00+01:00'],
    ['2026-11-05T16:04:00-0500'],
    ['2026-11-05T21:04:00UTC'],
    ['2026-11-05 21:04:00'],
    ['2026-11-05 21:04:00 +0000'],
    ['2026-11-05 21:04:00 UTC'],
    ['2026-11-05 21:04:00 +0000 UTC'],
    ['2026-11-05T21:04:00 Z'],
    ['2026-11-05T21:04:00+00'],
    ['2026-11-05 22:04:00+01'],
    ['"2026-11-05T21:04:00Z"'],
    [' 2026-11-05T21:04:00Z '],
    [String(AT / 1000)],
    [String(AT)],
  ])('reads %s', (text) => {
    expect(readExpiryText(text)).toBe(AT)
  })

  test.each([
    '',
    'never',
    '21:04',
    '2026-11-05',
    '2026-13-05T21:04:00Z',
    '12',
    'Thu, 05 Nov 2026',
    '2026-11-05T21:04:00Zz',
  ])('says nothing about “%s”', (text) => {
    expect(readExpiryText(text)).toBeNull()
  })

  test('local time without a zone is not guessed', () => {
    expect(readExpiryText('2026-11-05 21:04:00', 'not-known')).toBeNull()
    expect(readExpiryText('2026-11-05T21:04:00Z', 'not-known')).toBe(AT)
  })
})

describe('expiryOf', () => {
  test.each([
    'x_security_token_expires',
    'expiration',
    'aws_session_expiration',
    'aws_expiration',
    'aws_credential_expiration',
    'Expiration',
  ])('knows %s', (setting) => {
    expect(expiry(`${TEMPORARY}${setting} = 2026-11-05T21:04:00Z\n`)).toEqual({
      kind: 'at',
      expiresAt: AT,
      setting: setting.toLowerCase(),
    })
  })

  test('says unknown where nobody wrote it down, or nothing readable', () => {
    expect(expiry(TEMPORARY)).toEqual({ kind: 'unknown' })
    expect(expiry(`${TEMPORARY}expiration = soon\n`)).toEqual({ kind: 'unknown' })
    expect(expiry(`${TEMPORARY}expiration = 2026-11-05 21:04:00\nmanager = awsume\n`)).toEqual({ kind: 'unknown' })
  })

  test('long-term keys do not end, whatever stands beside them', () => {
    expect(expiry(`${LONG_TERM}expiration = 2026-11-05T21:04:00Z\n`)).toEqual({ kind: 'none' })
    expect(expiry('region = eu-west-1\n')).toEqual({ kind: 'none' })
  })

  test('the latest of several counts: the older one was left behind', () => {
    const both = 'expiration = 2026-11-04T21:04:00Z\nx_security_token_expires = 2026-11-05T21:04:00Z\n'
    expect(expiry(TEMPORARY + both)).toMatchObject({ expiresAt: AT, setting: 'x_security_token_expires' })
  })

  test('temporary keys by their id, or by a token beside any id', () => {
    expect(expiry('aws_access_key_id = ASIAIOSFODNN7EXAMPLE\n')).toEqual({ kind: 'unknown' })
    expect(expiry('aws_access_key_id = XXXX\naws_security_token = EXAMPLE\n')).toEqual({ kind: 'unknown' })
  })

  test('keys in the config file end too', () => {
    const config = `[profile p]\n${TEMPORARY}expiration = 2026-11-05T21:04:00Z\n`
    expect(expiry('region = eu-west-1\n', config)).toMatchObject({ kind: 'at', expiresAt: AT })
  })
})

describe('renewSourceOf', () => {
  const book = bookOf({
    config: [
      `[profile base]\n${DEVICE}`,
      '[profile plain]\n',
      `[profile team-long-term]\n${DEVICE}`,
      '[profile role]\nrole_arn = arn:aws:iam::123456789012:role/A\nsource_profile = base-mfa\n',
      '[profile role-of-role]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = role\n',
      '[profile lost]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = nowhere\n',
      '[profile ring]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = ring2\n',
      '[profile ring2]\nrole_arn = arn:aws:iam::123456789012:role/B\nsource_profile = ring\n',
      `[profile sso]\nsso_session = corp\n${DEVICE}`,
      '[profile sso-mfa]\nsso_session = corp\n',
      '[profile old]\naws_mfa_device = GAHT12345678\n',
    ].join(''),
    credentials: [
      `[base]\n${LONG_TERM}`,
      `[base-mfa]\n${TEMPORARY}`,
      `[plain]\n${LONG_TERM}`,
      `[plain-mfa]\n${TEMPORARY}`,
      `[team-long-term]\n${LONG_TERM}`,
      `[team]\n${TEMPORARY}`,
      `[sso]\n${LONG_TERM}`,
      `[old]\n${LONG_TERM}`,
    ].join(''),
  })

  test.each([
    ['base', 'base'],
    ['base-mfa', 'base'],
    ['team', 'team-long-term'],
    ['team-long-term', 'team-long-term'],
    ['role', 'base'],
    ['role-of-role', 'base'],
    ['old', 'old'],
    ['plain', null],
    ['plain-mfa', null],
    ['lost', null],
    ['ring', null],
    ['sso', null],
    ['sso-mfa', null],
  ])('%s is renewed from %s', (name, source) => {
    expect(renewSourceOf(book.byName.get(name)!, book)).toBe(source)
  })
})
