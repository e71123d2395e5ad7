import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { Step, Verdict } from '../../../app/chain/model.ts'
import { CONFIG, CREDENTIALS, cache, factsOf } from './facts.ts'

const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n'
const ENVIRONMENT_KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' }
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'

const cli = (given: Parameters<typeof factsOf>[0]): Verdict => explain(factsOf(given), 'aws-cli-v2')
const stepOf = (verdict: Verdict, id: string): Step | undefined => verdict.steps.find((step) => step.id === id)
const stateOf = (verdict: Verdict, id: string) => stepOf(verdict, id)?.state

describe('roles', () => {
  test('name their source profiles in order, nearest first', () => {
    const config = `[profile top]\n${ROLE}source_profile = middle\n[profile middle]\n${ROLE}source_profile = base\n`
    const verdict = cli({ config, credentials: `[base]\n${KEYS}`, profile: 'top' })
    expect(verdict.winner).toMatchObject({ provider: 'assume-role', profile: 'top', via: ['middle', 'base'] })
    expect(verdict.winner?.evidence.at(-1)).toMatchObject({ file: CREDENTIALS, line: 3 })
  })

  test.each([
    ['neither source', '', 'PartialCredentialsError'],
    ['both sources', 'source_profile = base\ncredential_source = Environment\n', 'InvalidConfigError'],
    ['a mis-cased credential_source', 'credential_source = environment\n', 'InvalidConfigError'],
    ['a source that is not there', 'source_profile = nowhere\n', 'InvalidConfigError'],
    ['a source without credentials', 'source_profile = bare\n', 'InvalidConfigError'],
    ['itself without keys', 'source_profile = top\n', 'InfiniteLoopConfigError'],
    ['a circle', 'source_profile = round\n', 'InfiniteLoopConfigError'],
    ['a metadata source that is silent', 'credential_source = Ec2InstanceMetadata\n', 'CredentialRetrievalError'],
  ])('fail with %s', (_name, source, code) => {
    const config = `[profile top]\n${ROLE}${source}[profile bare]\nregion = x\n[profile round]\n${ROLE}source_profile = top\n`
    const verdict = cli({ config, credentials: `[base]\n${KEYS}`, profile: 'top' })
    expect(verdict.error).toMatchObject({ code, provider: 'assume-role' })
    expect(stateOf(verdict, 'sso')).toBe('not-reached')
  })

  test('may be their own source when they hold keys', () => {
    const verdict = cli({
      config: `[profile top]\n${ROLE}source_profile = top\n`,
      credentials: `[top]\n${KEYS}`,
      profile: 'top',
    })
    expect(verdict.winner).toMatchObject({ provider: 'assume-role', via: ['top'] })
  })

  test('take keys of the environment by credential_source even with an explicit profile', () => {
    const config = `[profile top]\n${ROLE}credential_source = Environment\n`
    expect(cli({ config, profile: 'top', environment: ENVIRONMENT_KEYS }).winner).toMatchObject({
      provider: 'assume-role',
      via: [],
    })
  })

  test('show credentials that AWS CLI has kept, while they live', () => {
    const config = `[profile top]\n${ROLE}source_profile = base\n`
    const given = { config, credentials: `[base]\n${KEYS}`, profile: 'top' }
    const keyText = '{"RoleArn": "arn:aws:iam::111122223333:role/Admin"}'
    const kept = { kind: 'cache', file: '/home/me/.aws/cli/cache/x.json' }
    const live = { roleCaches: new Map([[keyText, cache(kept.file)]]) }
    const over = { roleCaches: new Map([[keyText, cache(kept.file, { expiresAt: 1 })]]) }
    expect(cli({ ...given, external: live }).winner?.evidence).toContainEqual(kept)
    expect(cli({ ...given, external: over }).winner?.evidence).not.toContainEqual(kept)
  })

  test('say in the ladder that a code will be asked for', () => {
    const config = `[profile top]\n${ROLE}source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`
    const verdict = cli({ config, credentials: `[base]\n${KEYS}`, profile: 'top' })
    expect(stepOf(verdict, 'assume-role')?.reason).toContain('MFA code')
  })
})

describe('web identity', () => {
  const config = `[profile web]\n${ROLE}web_identity_token_file = /run/token\n`
  const external = { tokenFiles: new Map([['/run/token', { path: '/run/token', state: 'present' as const }]]) }

  test('takes each value from the environment first, one by one', () => {
    const environment = { AWS_PROFILE: 'web', AWS_ROLE_ARN: 'arn:aws:iam::1:role/Other' }
    expect(cli({ config, environment, external }).winner?.evidence).toEqual([
      { kind: 'setting', file: CONFIG, line: 3, section: 'profile web', setting: 'web_identity_token_file' },
      { kind: 'variable', name: 'AWS_ROLE_ARN' },
    ])
  })

  test('is hidden by a variable that is set to nothing', () => {
    const verdict = cli({ config, environment: { AWS_PROFILE: 'web', AWS_WEB_IDENTITY_TOKEN_FILE: '' }, external })
    expect(stateOf(verdict, 'web-identity')).toBe('absent')
  })

  test('in the environment alone is taken out by an explicit profile', () => {
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/run/token', AWS_ROLE_ARN: 'arn' }
    expect(stateOf(cli({ credentials: `[dev]\n${KEYS}`, environment, profile: 'dev' }), 'web-identity')).toBe('removed')
    expect(cli({ environment, external }).winner?.provider).toBe('web-identity')
  })

  test('wins without its token file, with a warning', () => {
    const verdict = cli({ config, profile: 'web' })
    expect(verdict.outcome).toBe('resolved')
    expect(verdict.warnings.join()).toContain('/run/token')
  })
})

describe('IAM Identity Center', () => {
  const session = '[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n'
  const profile = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n'

  test('wins over keys of the credentials file, with the session and its cache as evidence', () => {
    const external = { ssoTokens: new Map([['corp', cache('/home/me/.aws/sso/cache/x.json')]]) }
    const verdict = cli({ config: profile + session, credentials: `[dev]\n${KEYS}`, profile: 'dev', external })
    expect(verdict.winner?.provider).toBe('sso')
    expect(verdict.warnings).toEqual([])
    expect(verdict.winner?.evidence).toContainEqual({
      kind: 'setting',
      file: CONFIG,
      line: 6,
      section: 'sso-session corp',
      setting: 'sso_start_url',
    })
    expect(verdict.winner?.evidence).toContainEqual({ kind: 'cache', file: '/home/me/.aws/sso/cache/x.json' })
    expect(stateOf(verdict, 'credentials-file')).toBe('shadowed')
  })

  test.each([
    ['missing', {}],
    ['expired', { ssoTokens: new Map([['corp', cache('/c', { expiresAt: 1 })]]) }],
  ])('wins with a token that is %s, with a warning that names the login', (_state, external) => {
    const verdict = cli({ config: profile + session, profile: 'dev', external })
    expect(verdict.outcome).toBe('resolved')
    expect(verdict.warnings.join()).toContain('aws sso login --profile dev')
  })

  test.each([
    ['an sso-session that is not there', profile],
    ['a value that differs between profile and session', `${profile}sso_region = us-east-1\n${session}`],
    ['a missing region', '[profile dev]\nsso_start_url = x\nsso_account_id = 1\nsso_role_name = Dev\n'],
  ])('fails with %s', (_name, config) => {
    expect(cli({ config, profile: 'dev' }).error).toMatchObject({ code: 'InvalidConfigError', provider: 'sso' })
  })

  test('is not configured by a session or start URL alone', () => {
    expect(stateOf(cli({ config: `[profile dev]\nsso_session = corp\n${session}`, profile: 'dev' }), 'sso')).toBe(
      'absent',
    )
  })
})
