import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSecret, SECRET_MASK } from '../../../app/text/secret.ts'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import { gatherWorld } from '../../../main/facts/gather.ts'
import { type Fixture, makeFixture } from '../files/fixture.ts'

const NOW = Date.parse('2026-11-05T12:00:00Z')

let fixture: Fixture
beforeEach(() => {
  fixture = makeFixture()
})
afterEach(() => fixture.remove())

type Options = Partial<Parameters<typeof gatherWorld>[0]>

function gather(options: Options = {}) {
  return gatherWorld({
    environment: { HOME: fixture.home },
    platform: 'linux',
    explicitProfile: null,
    now: NOW,
    folder: fixture.home,
    ...options,
  })
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('the environment', () => {
  it('has its secrets wrapped at the door', () => {
    const environment = gatherEnvironment(
      { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI', AWS_PROFILE: 'dev', NOT_SET: undefined },
      'linux',
    )
    expect(isSecret(environment.get('AWS_SECRET_ACCESS_KEY'))).toBe(true)
    expect(String(environment.get('AWS_SECRET_ACCESS_KEY'))).toBe(SECRET_MASK)
    expect(environment.get('AWS_PROFILE')).toBe('dev')
    expect(environment.has('NOT_SET')).toBe(false)
  })

  it('of Windows has names without case', () => {
    const environment = gatherEnvironment({ Aws_Profile: 'dev', aws_session_token: 'x' }, 'win32')
    expect(environment.get('AWS_PROFILE')).toBe('dev')
    expect(isSecret(environment.get('AWS_SESSION_TOKEN'))).toBe(true)
  })
})

describe('the world', () => {
  it('without any file is empty, not an error', async () => {
    const { files, facts, home, places } = await gather()
    expect(files.config).toMatchObject({ state: 'missing', path: fixture.path('.aws/config') })
    expect(files.credentials).toMatchObject({ state: 'missing', path: fixture.path('.aws/credentials') })
    expect(facts.book.profiles).toEqual([])
    expect(home).toBe(fixture.home)
    expect(places.settingsFile).toBe(fixture.path('.config/lanyard/settings.ini'))
  })

  it('uses the given home only where HOME does not say', async () => {
    const elsewhere = fixture.path('elsewhere')
    expect((await gather({ environment: {}, home: elsewhere })).home).toBe(elsewhere)
    expect((await gather({ home: elsewhere })).home).toBe(fixture.home)
  })

  it('honours the variables that move the files', async () => {
    fixture.put('x/config', '[profile moved]\nregion = eu-west-1\n')
    const environment = { HOME: fixture.home, AWS_CONFIG_FILE: '~/x/config', AWS_SHARED_CREDENTIALS_FILE: '' }
    fixture.put('.aws/credentials', '[hidden]\n')
    const { files, facts } = await gather({ environment })
    expect(files.config.path).toBe(fixture.path('x/config'))
    expect(files.credentials.state).toBe('missing')
    expect(facts.book.profiles.map(({ name }) => name)).toEqual(['moved'])
  })

  it('survives folders and nonsense in the place of files', async () => {
    mkdirSync(fixture.path('.aws/config'), { recursive: true })
    fixture.put('.aws/credentials', Buffer.from([0, 255, 13, 91]))
    const { files } = await gather()
    expect(files.config.state).toBe('unreadable')
    expect(files.credentials).toMatchObject({ state: 'present', encoding: 'bytes' })
  })
})

const CONFIG = `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
[profile legacy]
sso_start_url = https://legacy.example/start
sso_account_id = 111122223333
sso_role_name = Dev
sso_region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = eu-west-1
[profile desk]
login_session = arn:aws:iam::111122223333:user/desk
[profile token]
web_identity_token_file = ${'tokens/web'}
role_arn = arn:aws:iam::111122223333:role/Web
[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = corp
`

describe('caches', () => {
  beforeEach(() => {
    fixture.put('.aws/config', CONFIG)
  })

  it('of SSO are found by the SHA-1 of session name or start URL', async () => {
    const token = { accessToken: 'secret', expiresAt: '2026-11-05T20:00:00Z' }
    const renewal = { refreshToken: 'r', clientId: 'c', clientSecret: 's' }
    fixture.put(`.aws/sso/cache/${sha1('corp')}.json`, JSON.stringify({ ...token, ...renewal }))
    fixture.put(
      `.aws/sso/cache/${sha1('https://legacy.example/start')}.json`,
      JSON.stringify({ ...token, expiresAt: '2026-11-05T11:00:00UTC' }),
    )
    const { ssoTokens } = (await gather()).facts.external
    expect(ssoTokens.get('corp')).toEqual({
      file: fixture.path(`.aws/sso/cache/${sha1('corp')}.json`),
      state: 'present',
      expiresAt: Date.parse('2026-11-05T20:00:00Z'),
      renewable: true,
    })
    expect(ssoTokens.get('https://legacy.example/start')).toMatchObject({
      state: 'present',
      expiresAt: Date.parse('2026-11-05T11:00:00Z'),
      renewable: false,
    })
  })

  it('of aws login are found by the SHA-256 of the session, in the folder a variable names', async () => {
    const session = 'arn:aws:iam::111122223333:user/desk'
    const login = {
      accessToken: { accessKeyId: 'ASIA', expiresAt: '2026-11-05T13:00:00Z' },
      refreshToken: 'r',
      dpopKey: 'k',
      clientId: 'c',
    }
    fixture.put(`.aws/login/cache/${sha256(session)}.json`, JSON.stringify(login))
    const { loginTokens } = (await gather()).facts.external
    expect(loginTokens.get(session)).toMatchObject({ state: 'present', expiresAt: Date.parse('2026-11-05T13:00:00Z') })
    fixture.put(`logins/${sha256(session)}.json`, JSON.stringify({ ...login, dpopKey: undefined }))
    const environment = { HOME: fixture.home, AWS_LOGIN_CACHE_DIRECTORY: '$HOME/logins' }
    const elsewhere = (await gather({ environment })).facts.external.loginTokens
    expect(elsewhere.get(session)).toMatchObject({
      state: 'incomplete',
      file: fixture.path(`logins/${sha256(session)}.json`),
    })
  })

  it('of roles are found by the SHA-1 of their arguments', async () => {
    const key = '{"RoleArn": "arn:aws:iam::111122223333:role/Admin"}'
    const credentials = {
      AccessKeyId: 'ASIA',
      SecretAccessKey: 's',
      SessionToken: 't',
      Expiration: '2026-11-05T13:00:00+00:00',
    }
    fixture.put(`.aws/cli/cache/${sha1(key)}.json`, JSON.stringify({ Credentials: credentials }))
    const { roleCaches } = (await gather()).facts.external
    expect(roleCaches.get(key)).toMatchObject({ state: 'present', expiresAt: Date.parse('2026-11-05T13:00:00Z') })
  })

  it.each([
    ['{', 'unreadable'],
    ['[]', 'unreadable'],
    ['null', 'unreadable'],
    ['{"accessToken":"x"}', 'incomplete'],
    ['{"accessToken":"x","expiresAt":"soon"}', 'present'],
  ])('with %j in them are %s', async (text, state) => {
    fixture.put(`.aws/sso/cache/${sha1('corp')}.json`, text)
    const { ssoTokens } = (await gather()).facts.external
    expect(ssoTokens.get('corp')).toMatchObject({ state, expiresAt: null })
  })

  it('that are missing say where they would be', async () => {
    const { ssoTokens, tokenFiles } = (await gather()).facts.external
    expect(ssoTokens.get('corp')).toMatchObject({
      state: 'missing',
      file: fixture.path(`.aws/sso/cache/${sha1('corp')}.json`),
    })
    expect(tokenFiles.get('tokens/web')).toEqual({ path: fixture.path('tokens/web'), state: 'missing' })
    fixture.put('tokens/web', 'token')
    expect((await gather()).facts.external.tokenFiles.get('tokens/web')?.state).toBe('present')
  })

  it('are looked at only as far as the selected profile leads', async () => {
    const { external } = (await gather({ explicitProfile: 'admin', reach: 'selected-profile' })).facts
    expect([...external.ssoTokens.keys()]).toEqual(['corp'])
    expect(external.loginTokens.size).toBe(0)
    expect(external.tokenFiles.size).toBe(0)
    const environment = { HOME: fixture.home, AWS_PROFILE: 'desk' }
    const other = (await gather({ environment, reach: 'selected-profile' })).facts.external
    expect(other.ssoTokens.size).toBe(0)
    expect(other.loginTokens.size).toBe(1)
  })
})

describe('the files of older tools', () => {
  it('AWS_CREDENTIAL_FILE is read for the names in it', async () => {
    expect((await gather()).facts.external.ec2CredentialsFile).toBeNull()
    fixture.put('ec2', 'AWSAccessKeyId=AKIA\r\nno equals\n AWSSecretKey = x=y \n')
    const environment = { HOME: fixture.home, AWS_CREDENTIAL_FILE: '~/ec2' }
    const { ec2CredentialsFile } = (await gather({ environment })).facts.external
    expect(ec2CredentialsFile).toEqual({
      path: fixture.path('ec2'),
      state: 'present',
      has: new Set(['AWSAccessKeyId', 'AWSSecretKey']),
    })
    const missing = { HOME: fixture.home, AWS_CREDENTIAL_FILE: '~/none' }
    expect((await gather({ environment: missing })).facts.external.ec2CredentialsFile?.state).toBe('missing')
  })

  it('boto’s config is read for its [Credentials]', async () => {
    fixture.put('.boto', '[Credentials]\naws_access_key_id = AKIA\naws_secret_access_key: x\nempty =\n[Other]\nk = v\n')
    const { botoConfigs } = (await gather()).facts.external
    expect(botoConfigs.at(-1)).toEqual({
      path: fixture.path('.boto'),
      state: 'present',
      has: new Set(['aws_access_key_id', 'aws_secret_access_key']),
    })
  })

  it('BOTO_CONFIG takes the place of both', async () => {
    fixture.put('my.cfg', 'torn')
    const environment = { HOME: fixture.home, BOTO_CONFIG: '~/my.cfg' }
    const { botoConfigs } = (await gather({ environment })).facts.external
    expect(botoConfigs).toEqual([{ path: fixture.path('my.cfg'), state: 'unreadable', has: new Set() }])
    const none = { HOME: fixture.home, BOTO_CONFIG: '' }
    expect((await gather({ environment: none })).facts.external.botoConfigs).toEqual([])
  })
})

it('holds no secret in what it prints', async () => {
  fixture.put(
    '.aws/credentials',
    '[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/canary\n',
  )
  const environment = { HOME: fixture.home, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/canary' }
  const { facts } = await gather({ environment })
  const printed = JSON.stringify([...facts.environment, ...facts.book.profiles.map(({ settings }) => [...settings])])
  expect(printed).not.toContain('canary')
})
