import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { Step, Verdict } from '../../../app/chain/model.ts'
import { cache, factsOf } from './facts.ts'

const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n'
const ENVIRONMENT_KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' }
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'

const js = (given: Parameters<typeof factsOf>[0]): Verdict => explain(factsOf(given), 'sdk-js-v3')
const stepOf = (verdict: Verdict, id: string): Step | undefined => verdict.steps.find((step) => step.id === id)
const stateOf = (verdict: Verdict, id: string) => stepOf(verdict, id)?.state

describe('the JavaScript SDK and the environment', () => {
  test('prefers AWS_PROFILE to the keys, takes them out, and says that others do not', () => {
    const verdict = js({ credentials: `[dev]\n${KEYS}`, environment: { AWS_PROFILE: 'dev', ...ENVIRONMENT_KEYS } })
    expect(verdict.winner).toMatchObject({ provider: 'profile-keys', profile: 'dev' })
    expect(stateOf(verdict, 'environment')).toBe('removed')
    expect(verdict.warnings.join()).toContain('Most other tools take the keys')
  })

  test('takes an empty AWS_PROFILE for none and never reads AWS_DEFAULT_PROFILE', () => {
    const environment = { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'dev', ...ENVIRONMENT_KEYS }
    const verdict = js({ environment })
    expect(verdict.profile).toEqual({ name: 'default', origin: { kind: 'default' } })
    expect(verdict.winner?.provider).toBe('environment')
  })

  test('passes over half a pair of keys', () => {
    const verdict = js({ credentials: `[default]\n${KEYS}`, environment: { AWS_ACCESS_KEY_ID: 'AKIA' } })
    expect(stateOf(verdict, 'environment')).toBe('incomplete')
    expect(verdict.winner?.provider).toBe('profile-keys')
  })

  test('runs out of providers where the named profile is missing, and we say why', () => {
    const verdict = js({ environment: { AWS_PROFILE: 'missing' } })
    expect(verdict).toMatchObject({ outcome: 'none', error: null, winner: null })
    expect(verdict.warnings.join()).toContain('missing')
  })

  test('tries web identity of the environment after the profile, even with an explicit one', () => {
    const external = { tokenFiles: new Map([['/t', { path: '/t', state: 'present' as const }]]) }
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn' }
    const verdict = js({ credentials: '[dev]\naws_access_key_id = AKIA\n', environment, profile: 'dev', external })
    expect(verdict.winner?.provider).toBe('web-identity')
    expect(stateOf(verdict, 'web-identity-environment')).toBe('wins')
  })
})

describe('the JavaScript SDK and a profile', () => {
  test('reads both files as one', () => {
    const verdict = js({
      config: '[profile dev]\naws_secret_access_key = x\n',
      credentials: '[dev]\naws_access_key_id = AKIA\n',
      profile: 'dev',
    })
    expect(verdict.winner?.provider).toBe('profile-keys')
  })

  test('reads a file as empty that it cannot parse', () => {
    const verdict = js({ credentials: `[__proto__]\nx = 1\n[default]\n${KEYS}` })
    expect(verdict.outcome).toBe('none')
    expect(verdict.warnings.length).toBeGreaterThan(0)
  })

  test('falls from a role without a source to the keys', () => {
    const verdict = js({ config: `[profile dev]\n${ROLE}`, credentials: `[dev]\n${KEYS}`, profile: 'dev' })
    expect(stateOf(verdict, 'assume-role')).toBe('incomplete')
    expect(verdict.winner?.provider).toBe('profile-keys')
  })

  test('leaves the whole profile when its role is broken: its keys only would have won', () => {
    const config = `[profile dev]\n${ROLE}source_profile = nowhere\n`
    const verdict = js({ config, credentials: `[dev]\n${KEYS}`, profile: 'dev' })
    expect(verdict.outcome).toBe('none')
    expect(stateOf(verdict, 'assume-role')).toBe('incomplete')
    expect(stateOf(verdict, 'profile-keys')).toBe('shadowed')
    expect(verdict.warnings.join()).toContain('nowhere')
  })

  test('reads credential_process a second time after a role that failed softly', () => {
    const config = `[profile dev]\n${ROLE}source_profile = nowhere\ncredential_process = x\n`
    const verdict = js({ config, profile: 'dev' })
    expect(verdict.winner?.provider).toBe('process')
    expect(stateOf(verdict, 'process')).toBe('shadowed')
    expect(stateOf(verdict, 'process-again')).toBe('wins')
  })

  test('stops at mfa_serial, because only code can ask for the code', () => {
    const config = `[profile dev]\n${ROLE}source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`
    const verdict = js({ config, credentials: `[base]\n${KEYS}`, profile: 'dev' })
    expect(verdict.error).toMatchObject({ code: 'CredentialsProviderError', provider: 'assume-role' })
  })

  test('allows a source profile with nothing but a credential_source', () => {
    const config = `[profile dev]\n${ROLE}source_profile = env\n[profile env]\ncredential_source = Environment\n`
    expect(js({ config, environment: ENVIRONMENT_KEYS, profile: 'dev' }).winner).toMatchObject({
      provider: 'assume-role',
      via: ['env'],
    })
  })

  test('goes once round a circle, then gives the profile up', () => {
    const config = `[profile a]\n${ROLE}source_profile = b\n[profile b]\n${ROLE}source_profile = a\n`
    const verdict = js({ config, profile: 'a' })
    expect(verdict.outcome).toBe('none')
    expect(verdict.warnings.join()).toContain('circle')
  })

  test('opens a web identity token file at once', () => {
    const config = `[profile dev]\n${ROLE}web_identity_token_file = /none\n`
    expect(js({ config, profile: 'dev' }).error).toMatchObject({ code: 'Error', provider: 'web-identity' })
  })
})

describe('the JavaScript SDK and IAM Identity Center', () => {
  const session = '[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n'
  const profile = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n'
  const external = { ssoTokens: new Map([['corp', cache('/c')]]) }

  test('lets keys of the profile win', () => {
    const verdict = js({ config: profile + session, credentials: `[dev]\n${KEYS}`, profile: 'dev', external })
    expect(verdict.winner?.provider).toBe('profile-keys')
    expect(stateOf(verdict, 'sso')).toBe('shadowed')
  })

  test('trips over an sso-session that is not there', () => {
    expect(js({ config: profile, profile: 'dev', external }).error).toMatchObject({
      code: 'TypeError',
      provider: 'sso',
    })
  })

  test('sees no sso-session where AWS_CONFIG_FILE starts with ~/', () => {
    const environment = { AWS_CONFIG_FILE: '~/.aws/config' }
    expect(js({ config: profile + session, profile: 'dev', external, environment }).error?.code).toBe('TypeError')
  })

  test('takes region and start URL from the session alone', () => {
    const config = `${profile}sso_region = us-east-1\n[sso-session corp]\nsso_start_url = x\n`
    expect(js({ config, profile: 'dev', external }).error).toMatchObject({
      code: 'CredentialsProviderError',
      provider: 'sso',
    })
  })

  test.each([
    ['missing', undefined, 'fails'],
    ['over', cache('/c', { expiresAt: 1 }), 'fails'],
    ['over, and renewable', cache('/c', { expiresAt: 1, renewable: true }), 'resolved'],
  ])('meets a token that is %s', (_name, token, outcome) => {
    const ssoTokens = new Map(token ? [['corp', token]] : [])
    expect(js({ config: profile + session, profile: 'dev', external: { ssoTokens } }).outcome).toBe(outcome)
  })
})

describe('the JavaScript SDK away from files', () => {
  test.each([
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '' }, 'none', null],
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' }, 'resolved', null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/' }, 'none', null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://example.com/' }, 'resolved', null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'no url' }, 'fails', 'TypeError'],
    [{ AWS_EC2_METADATA_DISABLED: '1' }, 'none', null],
  ])('makes of %j what the tool does', (environment, outcome, code) => {
    const verdict = js({ environment: environment as unknown as Record<string, string> })
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.error?.code ?? null).toBe(code)
  })

  test('does not ask metadata where a container is configured or the switch says so', () => {
    expect(stateOf(js({ environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' } }), 'instance-metadata')).toBe(
      'absent',
    )
    expect(stateOf(js({ environment: { AWS_EC2_METADATA_DISABLED: '1' } }), 'instance-metadata')).toBe('absent')
    expect(stateOf(js({ environment: { AWS_EC2_METADATA_DISABLED: 'false' } }), 'instance-metadata')).toBe('not-probed')
  })

  test('has its documented rungs in order', () => {
    expect(js({}).steps.map((step) => step.id)).toEqual([
      'environment',
      'assume-role',
      'profile-keys',
      'web-identity',
      'process',
      'sso',
      'login',
      'process-again',
      'web-identity-environment',
      'container',
      'instance-metadata',
    ])
  })
})
