import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownSetting, knownSettings } from '../../../../app/profile/catalog/known.ts'
import { validateValue } from '../../../../app/profile/catalog/validate.ts'
import { SECRET_SETTINGS } from '../../../../app/profile/model.ts'

const KINDS = ['profile', 'sso-session', 'services'] as const
const everySetting = KINDS.flatMap((kind) => knownSettings(kind).map((setting) => ({ kind, setting })))

describe('the catalogue', () => {
  it('has a meaning for every setting, in one or two sentences', () => {
    for (const { setting } of everySetting) expect(setting.help, setting.name).toMatch(/^[A-Z].{10,160}\.$/)
  })

  it('names every setting of a kind once', () => {
    for (const kind of KINDS) {
      const names = knownSettings(kind).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('finds by name what it lists, in any case', () => {
    for (const { kind, setting } of everySetting) {
      expect(knownSetting(setting.name, kind)).toBe(setting)
      expect(knownSetting(setting.name.toUpperCase(), kind)).toBe(setting)
    }
  })

  it('takes the three secret settings for secret, and no other', () => {
    const secret = knownSettings('profile').filter((setting) => setting.secret)
    for (const { name } of secret) expect(SECRET_SETTINGS.has(name)).toBe(true)
    for (const name of SECRET_SETTINGS) {
      expect(knownSetting(name, 'profile')).toMatchObject({
        secret: true,
        file: 'credentials',
        control: { kind: 'secret' },
      })
    }
  })

  it('puts keys into the credentials file and the rest into the config file', () => {
    const inCredentials = knownSettings('profile').filter(({ file }) => file === 'credentials')
    expect(inCredentials.map(({ name }) => name)).toEqual([
      'aws_access_key_id',
      'aws_secret_access_key',
      'aws_session_token',
      'aws_account_id',
      'x_security_token_expires',
    ])
  })

  it('understands old names but does not offer them', () => {
    expect(knownSetting('aws_security_token', 'profile')).not.toBeNull()
    expect(knownSettings('profile').map(({ name }) => name)).not.toContain('aws_security_token')
  })

  it('knows the endpoint of any service in a services section, and of none in a profile', () => {
    expect(knownSetting('cognito_identity.endpoint_url', 'services')).toMatchObject({ control: { kind: 'url' } })
    expect(knownSetting('cognito_identity.endpoint_url', 'profile')).toBeNull()
    expect(knownSetting('dynamodb.region', 'services')).toBeNull()
  })

  it('knows nothing of settings nobody documents', () => {
    expect(knownSetting('granted_sso_region', 'profile')).toBeNull()
    expect(validateValue('granted_sso_region', 'anything', 'profile')).toBeNull()
  })
})

const fine: readonly (readonly [string, string])[] = [
  ['region', 'eu-central-1'],
  ['region', 'us-gov-west-1'],
  ['region', 'eusc-de-east-1'],
  ['region', 'ap-southeast-2'],
  ['output', 'yaml-stream'],
  ['role_arn', 'arn:aws:iam::111122223333:role/Admin'],
  ['role_arn', 'arn:aws-cn:iam::111122223333:role/team/Admin-x@y'],
  ['role_arn', 'arn:aws-us-gov:iam::111122223333:role/A'],
  ['mfa_serial', 'arn:aws:iam::111122223333:mfa/ada-phone'],
  ['mfa_serial', 'GAHT12345678'],
  ['login_session', 'arn:aws:sts::111122223333:assumed-role/Admin/ada'],
  ['duration_seconds', '900'],
  ['duration_seconds', '43200'],
  ['sso_account_id', '111122223333'],
  ['sso_start_url', 'https://d-1234567890.awsapps.com/start#/'],
  ['endpoint_url', 'http://localhost:4566'],
  ['endpoint_url', 'http://[::1]:4566/a?b=c'],
  ['role_session_name', 'ada@example.com'],
  ['external_id', 'c:9/x'],
  ['credential_source', 'Ec2InstanceMetadata'],
  ['credential_process', '"/opt/my tool" --arg "x y"'],
  ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLE'],
  ['use_fips_endpoint', 'True'],
  ['max_attempts', '5'],
  ['retry_mode', 'adaptive'],
  ['x_security_token_expires', '2026-11-05T21:04:00Z'],
  ['s3.addressing_style', 'path'],
  ['s3.multipart_threshold', '64MB'],
  ['s3.multipart_chunksize', '16777216'],
  ['s3.max_bandwidth', '50MB/s'],
  ['cli_pager', ''],
  ['source_profile', 'any name at all'],
]

const odd: readonly (readonly [string, string, string])[] = [
  ['region', 'eu-central', 'eu-central-1'],
  ['region', 'EU-CENTRAL-1', 'eu-central-1'],
  ['region', 'eu-central-1a', 'eu-central-1'],
  ['region', '"eu-central-1"', 'quotes'],
  ['region', '', 'eu-central-1'],
  ['output', 'xml', 'json, yaml, yaml-stream, text, table, off'],
  ['role_arn', 'arn:aws:iam::111122223333:user/ada', ':role/'],
  ['role_arn', 'arn:aws:iam::1111:role/Admin', ':role/'],
  ['role_arn', 'Admin', ':role/'],
  ['mfa_serial', 'arn:aws:iam::111122223333:u2f/user/ada/key', 'gives no codes'],
  ['mfa_serial', 'arn:aws:iam::111122223333:passkey/user/ada/key', 'gives no codes'],
  ['mfa_serial', 'phone', ':mfa/'],
  ['login_session', 'ada', 'identity'],
  ['duration_seconds', '899', '900 to 43200'],
  ['duration_seconds', '43201', '900 to 43200'],
  ['duration_seconds', '1h', '900 to 43200'],
  ['sso_account_id', '1111-2222-3333', 'twelve digits'],
  ['sso_start_url', 'd-1234567890.awsapps.com/start', 'https://'],
  ['endpoint_url', 'http://', 'https://'],
  ['endpoint_url', 'http://a b', 'https://'],
  ['role_session_name', 'a', '2 to 64'],
  ['role_session_name', 'ada lovelace', '2 to 64'],
  ['external_id', '1', '2 to 1224'],
  ['credential_source', 'environment', 'Environment'],
  ['credential_process', '"/opt/my tool', 'quote'],
  ['aws_access_key_id', 'AKIA', '16 to 128'],
  ['aws_secret_access_key', "'abc'", 'quotes'],
  ['use_fips_endpoint', 'yes', 'true, false'],
  ['max_attempts', '0', '1 to 1000'],
  ['max_attempts', '2.5', '1 to 1000'],
  ['x_security_token_expires', 'tomorrow', '2026-11-05'],
  ['s3.multipart_threshold', 'much', '8MB'],
  ['s3.max_bandwidth', '50MB', '50MB/s'],
  ['s3.max_queue_size', '-1', 'whole number'],
  ['source_profile', '', 'profile'],
]

describe('a value of a known setting', () => {
  it.each(fine)('%s = %s is fine', (setting, value) => {
    expect(validateValue(setting, value, 'profile')).toBeNull()
  })

  it.each(odd)('%s = %s is told with what is expected', (setting, value, expected) => {
    expect(validateValue(setting, value, 'profile')).toContain(expected)
  })

  it('is looked at by the kind of section', () => {
    expect(validateValue('s3.endpoint_url', 'nowhere', 'services')).toContain('https://')
    expect(validateValue('sso_region', 'nowhere', 'sso-session')).toContain('eu-central-1')
  })
})

describe('any value at all', () => {
  it('is never thrown at, and never said back', () => {
    const settings = fc.constantFrom(...everySetting)
    const marked = fc.string({ maxLength: 80 }).map((text) => `${text}Q7zZq9${text}`)
    fc.assert(
      fc.property(settings, marked, ({ kind, setting }, value) => {
        expect(validateValue(setting.name, value, kind) ?? '').not.toContain('Q7zZq9')
      }),
    )
  })

  it('is judged in no time, however long', () => {
    for (const { kind, setting } of everySetting) {
      for (const unit of ['a-', '1', '/', 'arn:aws-', '"', '\\', ' '])
        validateValue(setting.name, unit.repeat(200_000), kind)
    }
  })
})
