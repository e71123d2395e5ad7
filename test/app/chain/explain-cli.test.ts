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

describe('which profile AWS CLI v2 selects', () => {
  test('is the argument, before AWS_PROFILE, before AWS_DEFAULT_PROFILE, before default', () => {
    const config = '[default]\n[profile a]\n[profile b]\n[profile c]\n'
    const environment = { AWS_PROFILE: 'b', AWS_DEFAULT_PROFILE: 'c' }
    expect(cli({ config, environment, profile: 'a' }).profile).toEqual({ name: 'a', origin: { kind: 'argument' } })
    expect(cli({ config, environment }).profile.name).toBe('b')
    expect(cli({ config, environment: { AWS_DEFAULT_PROFILE: 'c' } }).profile).toEqual({
      name: 'c',
      origin: { kind: 'variable', name: 'AWS_DEFAULT_PROFILE' },
    })
    expect(cli({ config }).profile).toEqual({ name: 'default', origin: { kind: 'default' } })
  })

  test.each(['missing', '', 'default'])(
    'fails on AWS_PROFILE=%j without such a profile, even with keys in the environment',
    (name) => {
      const verdict = cli({ environment: { AWS_PROFILE: name, ...ENVIRONMENT_KEYS } })
      expect(verdict.outcome).toBe('fails')
      expect(verdict.error).toMatchObject({ code: 'ProfileNotFound', provider: null })
      expect(new Set(verdict.steps.map((step) => step.state))).toEqual(new Set(['not-reached']))
      expect(verdict.profile.name).toBe(name)
    },
  )

  test('takes an empty --profile for none', () => {
    expect(cli({ profile: '', environment: ENVIRONMENT_KEYS }).winner?.provider).toBe('environment')
  })
})

describe('keys in the environment', () => {
  test('win over AWS_PROFILE and shadow its keys', () => {
    const verdict = cli({ credentials: `[dev]\n${KEYS}`, environment: { AWS_PROFILE: 'dev', ...ENVIRONMENT_KEYS } })
    expect(verdict.winner).toMatchObject({ provider: 'environment', profile: null, via: [] })
    expect(stateOf(verdict, 'credentials-file')).toBe('shadowed')
  })

  test('are removed by an explicit profile', () => {
    const verdict = cli({ credentials: `[dev]\n${KEYS}`, environment: ENVIRONMENT_KEYS, profile: 'dev' })
    expect(stepOf(verdict, 'environment')).toMatchObject({ state: 'removed', evidence: [{ kind: 'argument' }, {}, {}] })
    expect(verdict.winner).toMatchObject({ provider: 'credentials-file', profile: 'dev' })
  })

  test('fail the chain when the secret is missing, and go unseen when the key ID is', () => {
    expect(cli({ environment: { AWS_ACCESS_KEY_ID: 'AKIA' } }).error).toMatchObject({
      code: 'PartialCredentialsError',
      provider: 'environment',
    })
    const verdict = cli({ environment: { AWS_SECRET_ACCESS_KEY: 'x' } })
    expect(verdict.outcome).toBe('none')
    expect(stateOf(verdict, 'environment')).toBe('incomplete')
  })

  test('win although they are expired, and it is said', () => {
    const environment = { ...ENVIRONMENT_KEYS, AWS_CREDENTIAL_EXPIRATION: '2026-11-05T11:00:00Z' }
    const verdict = cli({ environment })
    expect(verdict.outcome).toBe('resolved')
    expect(verdict.warnings.join()).toContain('does not fall through')
  })
})

describe('keys in the files', () => {
  test('point at the file, line, section and setting', () => {
    const verdict = cli({ credentials: `# mine\n[dev]\n${KEYS}`, profile: 'dev' })
    expect(verdict.winner?.evidence).toEqual([
      { kind: 'setting', file: CREDENTIALS, line: 3, section: 'dev', setting: 'aws_access_key_id' },
      { kind: 'setting', file: CREDENTIALS, line: 4, section: 'dev', setting: 'aws_secret_access_key' },
    ])
  })

  test('split over the two files are an error that says so', () => {
    const verdict = cli({
      config: '[profile dev]\naws_secret_access_key = x\n',
      credentials: '[dev]\naws_access_key_id = AKIA\n',
      profile: 'dev',
    })
    expect(verdict.error).toMatchObject({ code: 'PartialCredentialsError', provider: 'credentials-file' })
    expect(verdict.error?.message).toContain('shared config file')
  })

  test('in credentials beat a process, in config lose to it', () => {
    const config = '[profile a]\ncredential_process = /bin/keys\n[profile b]\ncredential_process = /bin/keys\n'
    expect(cli({ config, credentials: `[a]\n${KEYS}`, profile: 'a' }).winner?.provider).toBe('credentials-file')
    const inConfig = cli({ config: `${config}${KEYS}`, profile: 'b' })
    expect(inConfig.winner?.provider).toBe('process')
    expect(stateOf(inConfig, 'config-file')).toBe('shadowed')
  })

  test('win although their noted end has passed, and it is said', () => {
    const credentials = `[dev]\n${KEYS}aws_session_token = x\nx_security_token_expires = 2026-11-05T10:00:00Z\n`
    expect(cli({ credentials, profile: 'dev' }).warnings.join()).toContain('x_security_token_expires')
  })

  test('in a file that AWS CLI refuses fail with the line', () => {
    const verdict = cli({
      config: '[profile dev]\nregion = a\nregion = b\n',
      credentials: `[dev]\n${KEYS}`,
      profile: 'dev',
    })
    expect(verdict.error).toMatchObject({ code: 'ConfigParseError', provider: null })
    expect(verdict.error?.message).toContain(CONFIG)
    expect(verdict.region).toBeNull()
  })
})

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

describe('the rest of the ladder', () => {
  test('stops at a login without its cache', () => {
    const config = '[profile dev]\nlogin_session = arn:me\ncredential_process = x\n'
    const verdict = cli({ config, profile: 'dev' })
    expect(verdict.error).toMatchObject({ code: 'LoginTokenLoadError', provider: 'login' })
    expect(stateOf(verdict, 'process')).toBe('not-reached')
    const external = { loginTokens: new Map([['arn:me', cache('/c')]]) }
    expect(cli({ config, profile: 'dev', external }).winner?.provider).toBe('login')
  })

  test.each([
    [`credential_process = tool "never closed`, 'ValueError'],
    ['credential_process =', 'IndexError'],
  ])('fails on %s without running it', (line, code) => {
    expect(cli({ config: `[profile dev]\n${line}\n`, profile: 'dev' }).error).toMatchObject({
      code,
      provider: 'process',
    })
  })

  test('reads the first EC2 file and the boto configuration', () => {
    const ec2 = { path: '/k', state: 'present' as const, has: new Set(['AWSAccessKeyId', 'AWSSecretKey']) }
    const boto = {
      path: '/etc/boto.cfg',
      state: 'present' as const,
      has: new Set(['aws_access_key_id', 'aws_secret_access_key']),
    }
    const verdict = cli({
      environment: { AWS_CREDENTIAL_FILE: '/k' },
      external: { ec2CredentialsFile: ec2, botoConfigs: [boto] },
    })
    expect(verdict.winner?.provider).toBe('ec2-credentials-file')
    expect(stateOf(verdict, 'boto-config')).toBe('shadowed')
    expect(cli({ environment: { AWS_CREDENTIAL_FILE: '/k' } }).error).toMatchObject({ code: 'ConfigNotFound' })
  })

  test.each([
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '' }, null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: '' }, 'ValueError'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/' }, 'ValueError'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://example.com/' }, null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://[::1]:80/' }, null],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.9.9.9/' }, null],
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/' }, null],
    [
      { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x', AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/none' },
      'FileNotFoundError',
    ],
  ])('judges the container endpoint of %j', (environment, code) => {
    const verdict = cli({ environment: environment as unknown as Record<string, string> })
    expect(verdict.error?.code ?? null).toBe(code)
    expect(verdict.winner?.provider ?? null).toBe(code === null ? 'container' : null)
  })

  test('never probes instance metadata, and says when it is switched off', () => {
    expect(stateOf(cli({}), 'instance-metadata')).toBe('not-probed')
    expect(cli({}).outcome).toBe('none')
    expect(stateOf(cli({ environment: { AWS_EC2_METADATA_DISABLED: 'True' } }), 'instance-metadata')).toBe('absent')
    expect(stateOf(cli({ environment: { AWS_EC2_METADATA_DISABLED: '1' } }), 'instance-metadata')).toBe('not-probed')
  })

  test('shows a broken rung behind the winner as incomplete, with what it would do', () => {
    const verdict = cli({ config: `[profile dev]\n${ROLE}`, environment: { AWS_PROFILE: 'dev', ...ENVIRONMENT_KEYS } })
    expect(stepOf(verdict, 'assume-role')?.state).toBe('incomplete')
    expect(stepOf(verdict, 'assume-role')?.reason).toContain('PartialCredentialsError')
  })

  test('has its documented rungs in order', () => {
    expect(cli({}).steps.map((step) => step.id)).toEqual([
      'environment',
      'assume-role',
      'web-identity',
      'sso',
      'credentials-file',
      'login',
      'process',
      'config-file',
      'ec2-credentials-file',
      'boto-config',
      'container',
      'instance-metadata',
    ])
  })
})
