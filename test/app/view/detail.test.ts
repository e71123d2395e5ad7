import { describe, expect, it } from 'vitest'
import { profileKinds } from '../../../app/chain/kind.ts'
import { buildDetail } from '../../../app/view/detail.ts'
import type { ProfileDetail } from '../../../app/view/model.ts'
import { plainText } from '../../../app/view/rich-text.ts'
import { bookOf, CONFIG, CREDENTIALS, NO_EXTERNAL, SECRET_KEY, TOKEN } from './world.ts'

type Vault = ReadonlyMap<string, { readonly accessKeyId: string }>

function detailOf(name: string, config = CONFIG, credentials = CREDENTIALS, vault: Vault = new Map()): ProfileDetail {
  const book = bookOf(config, credentials)
  const detail = buildDetail(name, {
    book,
    kinds: profileKinds(book, NO_EXTERNAL),
    external: NO_EXTERNAL,
    production: ['*prod*'],
    marks: new Map(),
    sessionDuration: 43_200,
    shell: 'posix',
    vault,
  })
  if (detail === null) throw new Error(`no detail of ${name}`)
  return detail
}

const sentence = (name: string): string => plainText(detailOf(name).sentence)
const setting = (detail: ProfileDetail, name: string) => detail.settings.find((one) => one.name === name)

describe('the detail', () => {
  it('says who gives the keys where tools ask Lanyard', () => {
    const command = (profile: string) => `credential_process = lanyard credential-process --profile ${profile}\n`
    const config = `[profile kept]\nmfa_serial = arn:aws:iam::444455556666:mfa/phone\n${command('kept')}[profile beside]\n${command('prod')}`
    const kept = detailOf('kept', config, '', new Map([['kept', { accessKeyId: 'AKIAEXAMPLEKEPT7777' }]]))
    expect(plainText(kept.sentence)).toMatch(/^Long-term keys AKIA…7777.*, kept in the vault, MFA device phone\.$/)
    expect(kept.givenBy).toBe('vault')
    const beside = detailOf('beside', config, '')
    expect(plainText(beside.sentence)).toBe('Credentials that Lanyard gives for prod.')
    expect(beside.givenBy).toBe('lanyard')
    expect(detailOf('vault').givenBy).toBe('files')
  })

  it.each([
    ['acme-base', 'Long-term keys AKIA…MPLE of account 4444 5555 6666, MFA device alice-phone.'],
    ['acme-base-mfa', 'Temporary keys ASIA…MPLE, made from acme-base.'],
    ['acme-prod-admin', 'Role Admin in account 1111 2222 3333, assumed from acme-base-mfa.'],
    ['dev-sandbox', 'IAM Identity Center role PowerUser in account 7777 8888 9999, through session corp.'],
    ['vault', 'Credentials from what vault-helper prints.'],
    ['plain', 'No credentials of its own: AWS CLI v2 asks the providers after the files.'],
  ])('says in one sentence what %s is', (name, expected) => {
    expect(sentence(name)).toBe(expected)
  })

  it('says why a broken one cannot be used, once', () => {
    expect(sentence('partner')).toMatch(/^AWS CLI v2 cannot use this profile: .*partner-bas.*\.$/)
    expect(detailOf('partner').problems.map((problem) => problem.code)).toEqual(['source-profile-missing'])
    expect(detailOf('partner').problems[0]?.severity).toBe('error')
  })

  it('masks what is secret and keeps the ends of key ids', () => {
    const detail = detailOf('acme-base-mfa')
    expect(setting(detail, 'aws_secret_access_key')).toMatchObject({ value: '••••••••', masked: true })
    expect(setting(detail, 'aws_session_token')).toMatchObject({ value: '••••••••', masked: true })
    expect(setting(detail, 'aws_access_key_id')).toMatchObject({ value: 'ASIA…MPLE', masked: true })
    expect(setting(detailOf('vault'), 'credential_process')?.value).not.toContain('hunter2')
    expect(setting(detailOf('acme-base'), 'mfa_serial')).toMatchObject({
      value: 'arn:aws:iam::444455556666:mfa/alice-phone',
      masked: false,
    })
  })

  it('shows each setting with its line, and what it overrides', () => {
    const detail = detailOf('a', '[profile a]\nregion = us-east-1\n', '[a]\nregion = eu-west-1\n')
    expect(setting(detail, 'region')).toEqual({
      name: 'region',
      value: 'eu-west-1',
      masked: false,
      origin: { label: 'credentials:2', file: '/home/alice/.aws/credentials', line: 2 },
      overrides: [{ value: 'us-east-1', origin: { label: 'config:2', file: '/home/alice/.aws/config', line: 2 } }],
    })
  })

  it('tells where the live credentials stand', () => {
    expect(detailOf('acme-base-mfa').storedIn).toBe('in [acme-base-mfa] of credentials')
    expect(detailOf('acme-prod-admin').storedIn).toBe('in [acme-base-mfa] of credentials')
    expect(detailOf('vault').storedIn).toBeNull()
  })

  it('tells what a renewal starts from, or why there is none', () => {
    expect(detailOf('acme-base-mfa')).toMatchObject({ renewFrom: 'acme-base', renewHint: null })
    expect(detailOf('dev-sandbox')).toMatchObject({ renewFrom: null, renewHint: 'Renew it with aws sso login.' })
    expect(detailOf('plain')).toMatchObject({ renewFrom: null, renewHint: null })
    const direct = '[profile direct]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = acme-base\n'
    expect(detailOf('direct', CONFIG + direct).renewHint).toContain('names no MFA device')
  })

  it('warns where left-over keys hide a login, at the line of the login', () => {
    expect(detailOf('dev-login').problems).toContainEqual(
      expect.objectContaining({
        code: 'shadowed',
        severity: 'warning',
        origin: expect.objectContaining({ label: 'config:32' }),
      }),
    )
  })

  it('has the line of Copy environment, and none for a name that no shell takes safely', () => {
    expect(detailOf('acme-base').environmentLine).toBe("export AWS_PROFILE='acme-base'")
  })

  it('masks secrets in nested blocks, in overridden values and in swallowed lines', () => {
    const config = `[profile a]\naws_secret_access_key = ${SECRET_KEY}\nregion = x\n  aws_session_token = ${TOKEN}\ns3 =\n  secret_thing = hunter2\n  addressing_style = path\n`
    const shown = JSON.stringify(detailOf('a', config, `[a]\naws_secret_access_key = ${SECRET_KEY.toLowerCase()}\n`))
    for (const secret of [SECRET_KEY, SECRET_KEY.toLowerCase(), TOKEN, 'hunter2']) expect(shown).not.toContain(secret)
    expect(shown).toContain('addressing_style = path')
  })
})

describe('a name that is not there', () => {
  it('has no detail', () => {
    const book = bookOf(CONFIG, CREDENTIALS)
    const input = {
      book,
      kinds: new Map(),
      external: NO_EXTERNAL,
      production: [],
      marks: new Map(),
      sessionDuration: 43_200,
      shell: 'posix',
    } as const
    expect(buildDetail('nobody', input)).toBeNull()
    expect(buildDetail('__proto__', input)).toBeNull()
  })
})
