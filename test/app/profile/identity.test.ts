import { describe, expect, it } from 'vitest'
import { followSources } from '../../../app/profile/graph.ts'
import { accountIdOf, keyIdKind, mfaSerialOf, regionOf, sourceProfileOf } from '../../../app/profile/identity.ts'
import type { FileRole } from '../../../app/profile/model.ts'
import { newSectionHeader } from '../../../app/profile/section-header.ts'
import { isFilled, nestedEntries, plainValue } from '../../../app/profile/settings.ts'
import { book, profileOf } from './snapshots.ts'

const a = (...lines: readonly string[]) => profileOf(book(`[profile a]\n${lines.join('\n')}\n`), 'a')

describe('the account', () => {
  const sso = 'sso_account_id = 111111111111'
  const role = 'role_arn = arn:aws:iam::222222222222:role/path/Dev'
  const own = 'aws_account_id = 333333333333'
  const mfa = 'mfa_serial = arn:aws:iam::444444444444:mfa/phone'

  it.each([
    ['the SSO account first', [mfa, own, role, sso], '111111111111'],
    ['then the role', [mfa, own, role], '222222222222'],
    ['then the account id', [mfa, own], '333333333333'],
    ['then the device', [mfa], '444444444444'],
    ['what holds an account id only', ['sso_account_id = 12', 'role_arn = x', own], '333333333333'],
    ['nothing from a hardware serial', ['mfa_serial = GAHT12345678'], null],
    ['a role of another partition', ['role_arn = arn:aws-cn:iam::222222222222:role/Dev'], '222222222222'],
  ])('is taken from %s', (_rule, lines, accountId) => {
    expect(accountIdOf(a(...lines))).toBe(accountId)
  })
})

describe('what a profile says of itself', () => {
  it('is null where it says nothing, or the empty text', () => {
    const empty = a('region =', 'source_profile =', 'mfa_serial =')
    expect([regionOf(empty), sourceProfileOf(empty), mfaSerialOf(empty)]).toEqual([null, null, null])
  })

  it('names its SSO session and services as the book has them, blocks with their entries', () => {
    const read = book(
      '[profile a]\nsso_session = s\nservices = t\n[sso-session s]\nk = v\n[services t]\nsts =\n  endpoint_url = http://x\n',
    )
    const { settings } = profileOf(read, 'a')
    expect(read.ssoSessions.get(plainValue(settings, 'sso_session') ?? '')?.header).toBe('sso-session s')
    const services = read.services.get(plainValue(settings, 'services') ?? '')
    expect(nestedEntries(services?.settings ?? new Map(), 'sts')?.get('endpoint_url')).toBe('http://x')
  })

  it('is read without opening a secret', () => {
    const { settings } = profileOf(book(null, '[a]\naws_secret_access_key = s\naws_session_token =\nregion = x\n'), 'a')
    expect(isFilled(settings, 'aws_secret_access_key')).toBe(true)
    expect(isFilled(settings, 'aws_session_token')).toBe(false)
    expect(plainValue(settings, 'aws_secret_access_key')).toBeNull()
    expect(plainValue(settings, 'region')).toBe('x')
  })

  it('tells long-term key ids from temporary ones', () => {
    expect(['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', 'x'].map(keyIdKind)).toEqual([
      'long-term',
      'temporary',
      'unknown',
    ])
  })
})

describe('the header under which a profile is written', () => {
  it('is the one that is there', () => {
    const read = book('[profile "my prof"]\nk = v\n[profile  b]\n[default]\n[profile default]\n', '[b]\n')
    const headerOf = (role: FileRole, name: string) => profileOf(read, name).sections[role]?.header
    expect(headerOf('config', 'my prof')).toBe('profile "my prof"')
    expect(headerOf('config', 'b')).toBe('profile  b')
    expect(headerOf('config', 'default')).toBe('profile default')
    expect(headerOf('credentials', 'b')).toBe('b')
  })

  it('is AWS CLI’s for a new one', () => {
    expect(newSectionHeader('config', 'default')).toBe('default')
    expect(newSectionHeader('config', 'my prof')).toBe("profile 'my prof'")
    expect(newSectionHeader('config', "o'neil")).toBe(`profile 'o'"'"'neil'`)
    expect(newSectionHeader('credentials', 'my prof')).toBe('my prof')
  })
})

describe('the graph of sources', () => {
  const role = 'role_arn = arn:aws:iam::111122223333:role/Dev'
  const { byName } = book(
    `[profile a]\n${role}\nsource_profile = b\n[profile b]\n${role}\nsource_profile = c\n[profile c]\nregion = x\nsource_profile = a\n`,
  )

  it('is followed through roles only', () => {
    expect(followSources(byName, 'a')).toEqual({ via: ['b', 'c'], end: 'ends' })
    expect(followSources(byName, 'nobody')).toEqual({ via: [], end: 'missing' })
  })
})
