import { describe, expect, it } from 'vitest'
import { profileKinds } from '../../../app/chain/kind.ts'
import type { CacheFact, ExternalFacts } from '../../../app/chain/model.ts'
import { type MarksBook, NO_MARKS } from '../../../app/marks/model.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import { buildRows } from '../../../app/view/rows.ts'
import { bookOf, CONFIG, CREDENTIALS, KEY_ID, NO_EXTERNAL, SECRET_KEY, TEMPORARY_KEY_ID, TOKEN } from './world.ts'

const END = Date.UTC(2026, 10, 5, 21, 4)

function rowsOf(config: string, credentials: string, external: ExternalFacts = NO_EXTERNAL): readonly ProfileRow[] {
  const book = bookOf(config, credentials)
  return buildRows({
    book,
    kinds: profileKinds(book, external),
    external,
    production: ['*prod*'],
    marks: new Map(),
    sessionDuration: 43_200,
  })
}

const rows = rowsOf(CONFIG, CREDENTIALS)
const row = (name: string, of: readonly ProfileRow[] = rows): ProfileRow => {
  const found = of.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no row ${name}`)
  return found
}

const cache = (changes: Partial<CacheFact>): CacheFact => ({
  file: '/cache/x.json',
  state: 'present',
  expiresAt: END,
  renewable: false,
  ...changes,
})

const withToken = (token: CacheFact): ProfileRow =>
  row('dev-sandbox', rowsOf(CONFIG, CREDENTIALS, { ...NO_EXTERNAL, ssoTokens: new Map([['corp', token]]) }))

describe('the rows', () => {
  it('are every profile in file order, and nothing else', () => {
    expect(rows.map((one) => one.name)).toEqual([
      'default',
      'acme-base',
      'acme-base-mfa',
      'acme-prod-admin',
      'acme-prod-readonly',
      'dev-sandbox',
      'dev-login',
      'partner',
      'vault',
      'plain',
    ])
  })

  it.each([
    ['acme-base', '4444 5555 6666 · eu-west-1 · MFA alice-phone'],
    ['acme-base-mfa', 'Temporary keys · eu-west-1 · from acme-base'],
    ['acme-prod-admin', '1111 2222 3333 · eu-west-1 · via acme-base-mfa'],
    ['dev-sandbox', '7777 8888 9999 · eu-central-1 · SSO corp'],
    ['vault', 'Credential process'],
    ['plain', 'No credentials'],
  ])('say what %s is on the second line', (name, subtitle) => {
    expect(row(name).subtitle).toBe(subtitle)
  })

  it('count down what ends, roles by the session they are assumed from', () => {
    expect(row('acme-base-mfa').badge).toEqual({ kind: 'expires', expiresAt: END, lifetime: 43_200_000 })
    expect(row('acme-prod-admin').expiresAt).toBe(END)
    expect(row('acme-base').badge).toEqual({ kind: 'no-expiry' })
    expect(row('vault').badge).toEqual({ kind: 'on-demand' })
    expect(row('plain').badge).toEqual({ kind: 'empty' })
  })

  it('say of roles whether somebody has to come first', () => {
    const arn = 'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n'
    const guarded = `[profile guarded]\n${arn}mfa_serial = arn:aws:iam::444455556666:mfa/phone\n[profile open]\n${arn}`
    const keys = `[base]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`
    const roles = rowsOf(guarded, keys)
    expect(['guarded', 'open', 'base'].map((name) => row(name, roles).badge.kind)).toEqual([
      'no-session',
      'on-demand',
      'no-expiry',
    ])
  })

  it('name the profile that a renewal starts from', () => {
    expect(row('acme-base').renewFrom).toBe('acme-base')
    expect(row('acme-base-mfa').renewFrom).toBe('acme-base')
    expect(row('dev-sandbox')).toMatchObject({ renewable: false, renewFrom: null })
  })

  it('renew a role that names a device from the keys behind it, and none that uses them without a code', () => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = acme-base\n'
    const device = 'mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone\n'
    const own = rowsOf(`${CONFIG}[profile direct]\n${role}${device}[profile free]\n${role}`, CREDENTIALS)
    expect(row('direct', own)).toMatchObject({ renewable: true, renewFrom: 'acme-base' })
    expect(row('free', own)).toMatchObject({ renewable: false, renewFrom: null })
    expect(row('acme-prod-admin', own)).toMatchObject({ renewable: true, renewFrom: 'acme-base' })
  })

  it('carry what a person said of a profile, which comes before the patterns', () => {
    const book = bookOf(CONFIG, CREDENTIALS)
    const marks: MarksBook = new Map([
      ['acme-base', { ...NO_MARKS, production: 'yes', favourite: true, colour: 'red', note: 'ask Bob', usedAt: 7 }],
      ['acme-prod-admin', { ...NO_MARKS, production: 'no' }],
    ])
    const kinds = profileKinds(book, NO_EXTERNAL)
    const marked = buildRows({
      book,
      kinds,
      external: NO_EXTERNAL,
      production: ['*prod*'],
      marks,
      sessionDuration: 900,
    })
    const said = { label: 'production', favourite: true, colour: 'red', note: 'ask Bob', usedAt: 7 }
    expect(row('acme-base', marked)).toMatchObject(said)
    expect(row('acme-prod-admin', marked)).toMatchObject({ label: null, favourite: false, colour: null, note: '' })
  })

  it('mark broken and production ones', () => {
    expect(row('partner')).toMatchObject({ kind: 'broken', badge: { kind: 'broken' }, worst: 'error', label: null })
    expect(row('acme-prod-admin').label).toBe('production')
  })

  it('say shadowed where left-over keys hide a login, or settings hide the keys', () => {
    expect(row('dev-login').badge).toEqual({ kind: 'shadowed' })
    const hidden = rowsOf(
      '[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n[profile a]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[profile own]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = own\n',
      ['a', 'own']
        .map((name) => `[${name}]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\n`)
        .join(''),
    )
    expect(row('a', hidden)).toMatchObject({ kind: 'sso', badge: { kind: 'shadowed' }, worst: 'warning' })
    expect(row('own', hidden).badge.kind).not.toBe('shadowed')
  })

  it('take the end of an SSO login from its cache, and say unknown where the tool renews it by itself', () => {
    expect(withToken(cache({})).badge).toMatchObject({ kind: 'expires', expiresAt: END })
    expect(withToken(cache({ renewable: true })).badge).toEqual({ kind: 'unknown-expiry' })
    expect(withToken(cache({ state: 'missing' })).badge).toEqual({ kind: 'no-session' })
  })

  it('take a role’s longer end from the cache of AWS CLI', () => {
    const key = '{"RoleArn": "arn:aws:iam::111122223333:role/ReadOnly"}'
    const external = { ...NO_EXTERNAL, roleCaches: new Map([[key, cache({ expiresAt: END + 60_000 })]]) }
    expect(row('acme-prod-readonly', rowsOf(CONFIG, CREDENTIALS, external)).expiresAt).toBe(END + 60_000)
  })

  it('draw the ring of a cached role against what the role is asked for, not against a session from a code', () => {
    const keys = `[base]\naws_access_key_id = ${KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`
    const role = `[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`
    const names = '"RoleArn": "arn:aws:iam::111122223333:role/R", "SerialNumber": "arn:aws:iam::111122223333:mfa/me"'
    const lifetime = (config: string, key: string): unknown => {
      const external = { ...NO_EXTERNAL, roleCaches: new Map([[key, cache({})]]) }
      const { badge } = row('r', rowsOf(config, keys, external))
      return badge.kind === 'expires' ? badge.lifetime : badge
    }
    expect(lifetime(role, `{${names}}`)).toBe(3_600_000)
    expect(lifetime(`${role}duration_seconds = 7200\n`, `{"DurationSeconds": 7200, ${names}}`)).toBe(7_200_000)
  })

  it('keep the end written beside the keys while AWS CLI refuses the other file', () => {
    const credentials = `[t]\naws_access_key_id = ${TEMPORARY_KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\naws_session_token = ${TOKEN}\nexpiration = 2099-01-02T03:04:05Z\n`
    const [, row] = rowsOf('[profile a]\nx = 1\nx = 2\n', credentials)
    expect(row).toMatchObject({ badge: { kind: 'broken' }, expiresAt: Date.parse('2099-01-02T03:04:05Z') })
  })

  it('say unknown honestly for temporary keys without a written end', () => {
    const credentials = `[t]\naws_access_key_id = ${TEMPORARY_KEY_ID}\naws_secret_access_key = ${SECRET_KEY}\naws_session_token = ${TOKEN}\n`
    expect(rowsOf('', credentials)[0]?.badge).toEqual({ kind: 'unknown-expiry' })
  })

  it('are searched by name, account, role, region, session and source', () => {
    const { search } = row('acme-prod-admin')
    for (const word of [
      'acme-prod-admin',
      '111122223333',
      '1111 2222 3333',
      'team/admin',
      'eu-west-1',
      'acme-base-mfa',
    ]) {
      expect(search).toContain(word)
    }
    expect(row('dev-sandbox').search).toContain('poweruser')
  })

  it('survive loops of sources', () => {
    const config = '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n'
    expect(rowsOf(config, '').map((one) => one.badge.kind)).toEqual(['broken', 'broken'])
  })

  it('show only the first line of a value that swallowed the next one', () => {
    const config = `[profile a]\nregion = eu-west-1\n  aws_secret_access_key = ${SECRET_KEY}\n`
    expect(JSON.stringify(rowsOf(config, ''))).not.toContain(SECRET_KEY)
  })
})

describe('a profile whose keys are in the vault', () => {
  const config = `[profile dev]
region = eu-west-1
mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone
credential_process = /opt/lanyard credential-process --profile dev

[profile admin]
role_arn = arn:aws:iam::444455556666:role/Admin
source_profile = dev
mfa_serial = arn:aws:iam::444455556666:mfa/alice-phone
`
  const book = bookOf(config, '')
  const kinds = profileKinds(book, NO_EXTERNAL)
  const input = { book, kinds, external: NO_EXTERNAL, production: [], marks: new Map(), sessionDuration: 43_200 }
  const kept = buildRows({ ...input, vault: new Map([['dev', { accessKeyId: KEY_ID }]]) })

  it('says so in its second line, and can be renewed like one with keys', () => {
    expect(row('dev', kept).subtitle).toContain('Keys in the vault · eu-west-1 · MFA alice-phone')
    expect([row('dev', kept).renewFrom, row('admin', kept).renewFrom]).toEqual(['dev', 'dev'])
    expect(row('dev', kept).badge).toEqual({ kind: 'no-expiry' })
  })

  it('is one with a program where nothing is known of a vault', () => {
    const without = buildRows(input)
    expect(row('dev', without).subtitle).not.toContain('vault')
    expect([row('dev', without).renewFrom, row('admin', without).renewFrom]).toEqual([null, null])
  })
})
