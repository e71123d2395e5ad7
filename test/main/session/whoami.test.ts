import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { whoAmI } from '../../../main/session/whoami.ts'
import { issueKeys } from '../../support/sts/registry.ts'
import { BAD_GATEWAY, broken, CAPTIVE_PORTAL, throttled } from '../../support/sts/trouble.ts'
import {
  ALICE_KEYS,
  BOB_KEYS,
  type Keys,
  PHONE,
  ROLES,
  roleArn,
  SLEEPING_KEYS,
  USERS,
} from '../../support/sts-fixture.ts'
import { type AskedWorld, keysSection, makeAskedWorld } from './asked-world.ts'

let made: AskedWorld
afterEach(() => made.remove())

const MINUTE = 60_000
const ALICE = USERS[0]!
const OPEN = ROLES[0]!

const make = async (...given: Parameters<typeof makeAskedWorld>) => {
  made = await makeAskedWorld(...given)
  return made
}
const who = async (profile: string | null, environment: Readonly<Record<string, string>> = {}) =>
  whoAmI(await made.world(environment), profile, made.deps)

/** Temporary keys that the STS knows: of alice with MFA, or of the role Open. */
function issued(of: 'alice' | 'open', minutes = 60): Keys {
  const end = made.clock.now() + minutes * MINUTE
  return issueKeys(made.sts.registry, end, (accessKeyId) =>
    of === 'alice'
      ? { kind: 'user-session', user: ALICE, accessKeyId, mfa: 'yes' }
      : { kind: 'role-session', role: OPEN, sessionName: 'kept', accessKeyId },
  )
}

const roleConfig = (more = '') =>
  `[profile open]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n${more}` +
  `[profile second]\nrole_arn = ${roleArn('Second')}\nsource_profile = open\n`
const OPEN_KEY = `{"RoleArn": "${roleArn('Open')}"}`

const actions = () => made.sts.requests.map(({ action }) => action)

describe('whoAmI uses the credentials that AWS CLI would use', () => {
  test('long-term keys of the credentials file', async () => {
    await make()
    expect(await who('alice')).toMatchObject({
      ok: true,
      value: {
        profile: 'alice',
        account: '123456789012',
        alias: 'acme',
        arn: 'arn:aws:iam::123456789012:user/alice',
        userId: 'AIDAEXAMPLEALICE',
        credentials: { provider: 'credentials-file', expiresAt: null, through: [] },
        notes: [],
      },
    })
    expect(actions()).toEqual(['GetCallerIdentity', 'ListAccountAliases'])
  })

  test('a session in the files, with its end', async () => {
    await make()
    const end = made.clock.now() + 60 * MINUTE
    made.put(
      '.aws/credentials',
      keysSection('live', issued('alice'), `x_security_token_expires = ${new Date(end).toISOString()}\n`),
    )
    expect(await who('live')).toMatchObject({ ok: true, value: { credentials: { expiresAt: end } } })
  })

  test('the environment, the old token name first, unless a profile is named', async () => {
    await make()
    const { accessKeyId, secretAccessKey, sessionToken } = issued('open')
    const environment = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SECURITY_TOKEN: sessionToken ?? '',
      AWS_SESSION_TOKEN: 'EXAMPLE-of-something-else',
    }
    expect(await who(null, environment)).toMatchObject({
      ok: true,
      value: { account: '210987654321', credentials: { provider: 'environment' } },
    })
    expect(await who('alice', environment)).toMatchObject({ value: { credentials: { provider: 'credentials-file' } } })
  })

  test('a role that AWS CLI has kept, while a quarter of an hour is left, and nothing is assumed', async () => {
    await make({ config: roleConfig() })
    made.cache(OPEN_KEY, issued('open'), made.clock.now() + 16 * MINUTE)
    expect(await who('open')).toMatchObject({
      ok: true,
      value: { arn: 'arn:aws:sts::210987654321:assumed-role/Open/kept', credentials: { provider: 'cli-cache' } },
    })
    made.cache(OPEN_KEY, issued('open'), made.clock.now() + 15 * MINUTE)
    expect(await who('open')).toMatchObject({ ok: true, value: { credentials: { provider: 'assume-role' } } })
  })

  test('a role that needs no code is assumed, for the shortest time, and the source is named', async () => {
    await make({ config: roleConfig() })
    expect(await who('open')).toMatchObject({
      ok: true,
      value: { alias: null, credentials: { provider: 'assume-role', through: ['alice'] } },
    })
    expect(made.sts.requests[0]).toMatchObject({ action: 'AssumeRole', durationSeconds: '900', serial: null })
    expect(await who('second')).toMatchObject({ ok: true, value: { credentials: { through: ['open', 'alice'] } } })
  })

  test('SSO role credentials that AWS CLI has kept', async () => {
    await make({
      config: `[sso-session corp]\nsso_start_url = https://x.test/start\nsso_region = eu-west-1\n[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n`,
    })
    // The name that `aws-facts` and botocore give for this role.
    const key = '{"accountId":"111122223333","roleName":"Dev","sessionName":"corp"}'
    expect(createHash('sha1').update(key).digest('hex')).toBe('20985b56d713cfd135648cadc68a6115ca80d9a5')
    const token = {
      startUrl: 'https://x.test/start',
      region: 'eu-west-1',
      accessToken: 'EXAMPLE',
      expiresAt: new Date(made.clock.now() + 60 * MINUTE).toISOString(),
    }
    made.put(`.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`, JSON.stringify(token))
    expect(await who('dev')).toMatchObject({ ok: false, failure: { code: 'sign-in-needed' } })
    made.cache(key, issued('open'), made.clock.now() + 60 * MINUTE)
    expect(await who('dev')).toMatchObject({ ok: true, value: { credentials: { provider: 'sso' } } })
  })

  test('keys that aws login has kept, until they end', async () => {
    const session = 'arn:aws:iam::777788889999:user/me'
    await make({ config: `[profile in]\nlogin_session = ${session}\nregion = eu-west-1\n` })
    const put = (end: number) => {
      const expiresAt = new Date(end).toISOString()
      const login = { accessToken: { ...issued('alice'), expiresAt }, refreshToken: 'x', dpopKey: 'x', clientId: 'x' }
      const name = createHash('sha256').update(session).digest('hex')
      made.put(`.aws/login/cache/${name}.json`, JSON.stringify(login))
    }
    put(made.clock.now() + 10 * MINUTE)
    expect(await who('in')).toMatchObject({ ok: true, value: { credentials: { provider: 'login' } } })
    put(made.clock.now() - MINUTE)
    expect(await who('in')).toMatchObject({ ok: false, failure: { message: expect.stringContaining('aws login') } })
  })

  test('credentials in memory, where AWS CLI would find none at hand', async () => {
    await make({ config: roleConfig(`mfa_serial = ${PHONE}\n`) })
    const keys = issued('open')
    const held = {
      accessKeyId: keys.accessKeyId,
      secretAccessKey: makeSecret(keys.secretAccessKey),
      sessionToken: makeSecret(keys.sessionToken ?? ''),
      expiresAt: made.clock.now() + 60 * MINUTE,
    }
    const deps = { ...made.deps, held: (name: string) => (name === 'open' ? held : null) }
    expect(await whoAmI(await made.world(), 'open', deps)).toMatchObject({
      ok: true,
      value: { credentials: { provider: 'memory' } },
    })
  })
})

describe('whoAmI asks nobody, and says what it would take', () => {
  test.each<[string, string, string, string]>([
    ['a role with a device', roleConfig(`mfa_serial = ${PHONE}\n`), 'open', 'needs a code of alice-phone'],
    ['a role behind such a role', roleConfig(`mfa_serial = ${PHONE}\n`), 'second', 'builds on the role “open”'],
    ['a process', '[profile p]\ncredential_process = /bin/false\n', 'p', 'credential_process'],
    ['nothing', '[profile p]\nregion = eu-west-1\n', 'p', 'lanyard chain --profile p'],
    [
      'a source that is not there',
      `[profile p]\nrole_arn = ${roleArn('Open')}\nsource_profile = gone\n`,
      'p',
      'would stop',
    ],
    ['a container', `[profile p]\nrole_arn = ${roleArn('Open')}\ncredential_source = EcsContainer\n`, 'p', ''],
  ])('%s', async (_what, config, profile, says) => {
    await make({ config })
    expect(await who(profile, { AWS_EC2_METADATA_DISABLED: 'true' })).toMatchObject({
      ok: false,
      failure: { code: expect.any(String), message: expect.stringContaining(says) },
    })
    expect(made.sts.requests).toEqual([])
  })
})

describe('whoAmI on bad days', () => {
  test('keys that AWS does not know, and a session that has ended, are told apart', async () => {
    await make()
    made.put('.aws/credentials', keysSection('off', SLEEPING_KEYS) + keysSection('over', issued('alice', -1)))
    expect(await who('off')).toMatchObject({ ok: false, failure: { code: 'InvalidClientTokenId' } })
    expect(await who('over')).toMatchObject({
      ok: false,
      failure: { code: 'ExpiredToken', message: expect.stringContaining('“over” are temporary and have ended') },
    })
  })

  test('a role that is refused is named', async () => {
    await make({ config: roleConfig(), credentials: keysSection('alice', BOB_KEYS) })
    made.put('.aws/config', `[profile open]\nrole_arn = ${roleArn('AliceOnly')}\nsource_profile = alice\n`)
    expect(await who('open')).toMatchObject({
      ok: false,
      failure: { code: 'AccessDenied', message: expect.stringContaining('the role AliceOnly of 2109 8765 4321') },
    })
  })

  test('a clock that is off is allowed for, and said', async () => {
    await make()
    made.sts.trouble({ clockOffset: 14 * MINUTE })
    expect(await who('alice')).toMatchObject({
      ok: true,
      value: { notes: [expect.stringContaining('14 minutes behind')] },
    })
  })

  test.each<[string, Parameters<AskedWorld['sts']['trouble']>[0], string]>([
    ['throttling', { failures: throttled(1, 'ThrottlingException') }, 'limiting calls'],
    ['a fault of AWS', { failures: broken(1) }, 'not available at the moment'],
    ['a lost server', { foreign: [BAD_GATEWAY] }, 'not available at the moment'],
    ['a lost connection', { drop: { next: 1, when: 'after' } }, 'broke off'],
  ])('%s ends in a sentence that speaks of no code', async (_what, trouble, says) => {
    await make()
    made.sts.trouble(trouble)
    const answer = await who('alice')
    expect(answer).toMatchObject({ ok: false, failure: { message: expect.stringContaining(says) } })
    expect(!answer.ok && answer.failure.message).not.toMatch(/\bcode\b|renew/)
  })

  test('stopped in the middle, it says so', async () => {
    await make()
    made.sts.trouble({ slow: 'never' })
    const abort = new AbortController()
    const asked = whoAmI(await made.world(), 'alice', { ...made.deps, signal: abort.signal })
    await vi.waitFor(() => expect(made.sts.requests).toHaveLength(1))
    abort.abort()
    expect(await asked).toMatchObject({
      ok: false,
      failure: { code: 'network-cancelled', message: expect.stringContaining('stopped') },
    })
  })

  test('a captive portal is told as one', async () => {
    await make()
    made.sts.trouble({ foreign: [CAPTIVE_PORTAL] })
    expect(await who('alice')).toMatchObject({ ok: false, failure: { code: 'network-not-sts' } })
  })

  test('an alias that cannot be had is no reason not to say who one is', async () => {
    await make({ credentials: keysSection('bob', BOB_KEYS) }, { users: USERS.map((user) => ({ ...user, iam: [] })) })
    expect(await who('bob')).toMatchObject({ ok: true, value: { alias: null } })
    expect(await who('bob', { AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:1' })).toMatchObject({
      ok: true,
      value: { alias: null },
    })
  })

  test('keys for an STS of one’s own are never sent to IAM at AWS', async () => {
    await make()
    const environment = { AWS_ENDPOINT_URL_IAM: '' }
    expect(await who('alice', environment)).toMatchObject({ ok: true, value: { alias: null } })
    expect(actions()).toEqual(['GetCallerIdentity'])
  })

  test('nothing secret is part of an answer', async () => {
    await make({ config: roleConfig() })
    for (const profile of ['alice', 'open', 'second']) {
      const text = JSON.stringify(await who(profile))
      expect(text).not.toContain(ALICE_KEYS.secretAccessKey)
      for (const { secretAccessKey, sessionToken } of made.sts.registry.issued.values()) {
        expect(text).not.toContain(secretAccessKey)
        expect(text).not.toContain(sessionToken)
      }
    }
  })
})
