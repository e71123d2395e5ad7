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
  test('are over when the latest of the ends beside them has passed, and not before', () => {
    const keys = `[dev]\n${KEYS}aws_session_token = x\nx_security_token_expires = 2026-11-05T11:00:00Z\n`
    const warningsOf = (credentials: string) => cli({ credentials, profile: 'dev' }).warnings
    expect(warningsOf(keys).join()).toContain('x_security_token_expires')
    expect(warningsOf(`${keys}expiration = 1793905200\n`)).toEqual([])
    expect(warningsOf(`[dev]\n${KEYS}aws_session_token = x\nexpiration = 1004678000\n`).join()).toContain('expiration')
  })

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
