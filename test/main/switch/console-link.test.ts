import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { printLedger } from '../../../app/session/ledger/ledger.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { ledgerFile } from '../../../main/session/renewal/ledger.ts'
import type { StsUser } from '../../support/sts/model.ts'
import { ALICE_KEYS, BOB_KEYS, type Keys, PHONE, roleArn, USERS } from '../../support/sts-fixture.ts'
import { keysSection } from '../session/asked-world.ts'
import { arrive, type ConsoleWorld, MINUTE, makeConsoleWorld, valueOf } from './console-world.ts'

let made: ConsoleWorld
afterEach(() => made.remove())

const make = async (...given: Parameters<typeof makeConsoleWorld>) => {
  made = await makeConsoleWorld(...given)
  return made
}

const roles = (more = '') =>
  `[profile open]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n${more}` +
  `[profile second]\nrole_arn = ${roleArn('Second')}\nsource_profile = open\n`
const OPEN_KEY = `{"RoleArn": "${roleArn('Open')}"}`

async function note(keys: Keys, more: Partial<LedgerEntry>): Promise<void> {
  const entry: LedgerEntry = {
    profile: 'x',
    source: 'alice',
    serial: PHONE,
    route: 'session-token',
    place: { kind: 'cli-cache' },
    accessKeyId: keys.accessKeyId,
    file: null,
    section: null,
    settings: [],
    writtenAt: made.clock.now(),
    expiresAt: made.clock.now() + 60 * MINUTE,
    durationSeconds: 3600,
    ...more,
  }
  const path = ledgerFile((await made.world()).places)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, printLedger([entry]))
}

const durations = () => made.signIn.requests.map(({ sessionDuration }) => sessionDuration)

describe('a role signs in', () => {
  test('assumed with long-term keys, for as long as its credentials', async () => {
    await make({ config: roles() })
    const ready = valueOf(await made.link('open', { service: 'ec2', region: 'eu-west-1' }))
    expect(ready).toMatchObject({ using: 'role Open of “open”', endsAt: made.clock.now() + 60 * MINUTE, notes: [] })
    expect(await arrive(ready.link.address)).toBe(200)
    expect(made.signIn.signedIn).toMatchObject([
      {
        arn: expect.stringContaining(':assumed-role/Open/'),
        destination: `${made.signIn.site.console}/ec2/home?region=eu-west-1`,
        until: ready.endsAt,
      },
    ])
  })

  test('and for twelve hours where they were asked for', async () => {
    await make({ config: roles() })
    const ready = valueOf(await made.link('open', { durationSeconds: 43_200 }))
    expect(await arrive(ready.link.address)).toBe(200)
    expect(made.signIn.signedIn).toMatchObject([{ until: ready.endsAt }])
    expect(ready.endsAt).toBe(made.clock.now() + 12 * 60 * MINUTE)
  })

  test('chained, without a duration whatever was asked for, which is said', async () => {
    await make({ config: roles() })
    const ready = valueOf(await made.link('second', { durationSeconds: 7200 }))
    expect(await arrive(ready.link.address)).toBe(200)
    expect(durations()).toEqual([null, null])
    expect(ready).toMatchObject({
      endsAt: made.clock.now() + 60 * MINUTE,
      notes: [expect.stringContaining('directly')],
    })
  })

  test('behind a session in the files, without a duration', async () => {
    await make({ config: '' })
    made.put('.aws/credentials', keysSection('alice-mfa', made.session(60)))
    made.put('.aws/config', `[profile open]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice-mfa\n`)
    valueOf(await made.link('open', { durationSeconds: 7200 }))
    expect(durations()).toEqual([null])
  })

  test('of SSO, as AWS CLI has kept it, without a duration', async () => {
    const sso = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n'
    await make({
      config: `${sso}[sso-session corp]\nsso_start_url = https://x.test/start\nsso_region = eu-west-1\n`,
    })
    expect(await made.link('dev')).toMatchObject({
      failure: { code: 'sign-in-needed', message: expect.stringContaining('aws sso login --profile dev') },
    })
    made.cache(
      '{"accountId":"111122223333","roleName":"Dev","sessionName":"corp"}',
      made.role(60),
      made.clock.now() + 60 * MINUTE,
    )
    expect(valueOf(await made.link('dev', { durationSeconds: 7200 })).using).toBe('SSO role Dev of “dev”')
    expect(durations()).toEqual([null])
  })

  test('kept by AWS CLI: a duration is tried, and done without where it is refused', async () => {
    await make({ config: roles() })
    const end = made.clock.now() + 40 * MINUTE
    made.cache(OPEN_KEY, made.role(40, 'temporary'), end)
    const ready = valueOf(await made.link('open', { durationSeconds: 7200 }))
    expect(durations()).toEqual(['7200', null])
    expect(ready).toMatchObject({ endsAt: end, notes: [expect.stringContaining('did not take the duration')] })
    made.cache(OPEN_KEY, made.role(40, 'long-term'), end)
    expect(valueOf(await made.link('open', { durationSeconds: 7200 }))).toMatchObject({
      endsAt: made.clock.now() + 120 * MINUTE,
      notes: [],
    })
  })

  test('kept by Lanyard: what it noted decides, and nothing is tried in vain', async () => {
    await make({ config: roles() })
    const shared = made.role(40, 'temporary')
    made.cache(OPEN_KEY, shared, made.clock.now() + 40 * MINUTE)
    await note(shared, { route: 'shared-code' })
    valueOf(await made.link('open', { durationSeconds: 7200 }))
    expect(durations()).toEqual([null])
  })
})

describe('long-term keys sign in with a federation token', () => {
  test('that may do what the user may', async () => {
    await make({})
    const ready = valueOf(await made.link('alice', { durationSeconds: 129_600 }))
    expect(await arrive(ready.link.address)).toBe(200)
    expect(ready).toMatchObject({
      using: 'GetFederationToken with the keys of “alice”',
      endsAt: made.clock.now() + 36 * 60 * MINUTE,
    })
    expect(made.signIn.signedIn).toMatchObject([
      { arn: 'arn:aws:sts::123456789012:federated-user/lanyard-alice', until: ready.endsAt, may: 'something' },
    ])
    expect(made.sts.requests).toMatchObject([{ action: 'GetFederationToken', durationSeconds: '129600' }])
    expect(durations()).toEqual([null, null])
  })

  test('for an hour unless something else was asked for, and the missing MFA is said', async () => {
    await make({ config: `[profile alice]\nmfa_serial = ${PHONE}\n` })
    expect(valueOf(await made.link('alice'))).toMatchObject({
      endsAt: made.clock.now() + 60 * MINUTE,
      notes: [expect.stringContaining('no MFA')],
    })
  })

  test('which a user may be forbidden: then that is said, with the other way', async () => {
    const users: readonly StsUser[] = USERS.map((user) => ({ ...user, federation: 'not-allowed' }))
    await make({}, { users })
    expect(await made.link('alice')).toMatchObject({
      failure: { code: 'AccessDenied', message: expect.stringMatching(/may not call sts:GetFederationToken.*role/) },
    })
  })
})

describe('what cannot sign in is said, with what can', () => {
  const config = `[profile prod]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\n`

  test('a session of GetSessionToken, by asking whose it is', async () => {
    await make({ config })
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + keysSection('alice-mfa', made.session(60)))
    expect(await made.link('alice-mfa')).toMatchObject({
      failure: { code: 'user-session', message: expect.stringMatching(/a role behind it: “prod”.*“alice” \(GetFed/) },
    })
    expect(made.sts.requests.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
    expect(made.signIn.requests).toEqual([])
  })

  test('one that Lanyard wrote, without asking anybody', async () => {
    await make({ config })
    const session = made.session(60)
    made.put('.aws/credentials', keysSection('alice', ALICE_KEYS) + keysSection('work', session))
    await note(session, { profile: 'work' })
    expect(await made.link('work')).toMatchObject({ failure: { message: expect.stringContaining('“alice”') } })
    expect(made.sts.requests).toEqual([])
  })

  test('a role in the files is told from a session, and signs in', async () => {
    await make({})
    made.put('.aws/credentials', keysSection('handed', made.role(30)))
    valueOf(await made.link('handed'))
    expect(durations()).toEqual([null])
  })

  test.each([
    [
      'a role with a device',
      `[profile p]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\nmfa_serial = ${PHONE}\n`,
      'session renew p',
    ],
    ['a process', '[profile p]\ncredential_process = /bin/false\n', 'not at hand'],
    ['nothing', '[profile p]\nregion = eu-west-1\n', 'lanyard chain --profile p'],
    ['half a pair', '[profile p]\naws_access_key_id = AKIAEXAMPLE000000000\n', ''],
    ['a login that ended', '[profile p]\nlogin_session = arn:aws:iam::777788889999:user/me\n', 'Log in again'],
  ])('%s', async (_what, config, says) => {
    await make({ config })
    const environment = { AWS_EC2_METADATA_DISABLED: 'true' }
    const answer = await made.link('p', {}, {}, environment)
    expect(answer).toMatchObject({ ok: false, failure: { message: expect.stringContaining(says) } })
    expect(JSON.stringify(answer)).not.toContain('whoami')
    expect(made.signIn.requests).toEqual([])
  })

  test('credentials that have ended', async () => {
    await make({})
    const over = `x_security_token_expires = ${new Date(made.clock.now() - 1).toISOString()}\n`
    made.put('.aws/credentials', keysSection('over', made.role(-1), over))
    expect(await made.link('over')).toMatchObject({ failure: { code: 'ended' } })
  })

  test('durations outside what the route takes, before anything is called', async () => {
    await make({ config: roles() })
    for (const durationSeconds of [0, 899, 129_601, Number.NaN])
      expect(await made.link('alice', { durationSeconds })).toMatchObject({ failure: { code: 'duration' } })
    expect(made.sts.requests).toEqual([])
    expect(await made.link('open', { durationSeconds: 43_201 })).toMatchObject({ failure: { code: 'duration' } })
    expect(made.signIn.requests).toEqual([])
  })
})

describe('whoever else has the credentials', () => {
  const config = `[profile p]\nrole_arn = ${roleArn('Open')}\nsource_profile = alice\nmfa_serial = ${PHONE}\n[profile vaulted]\ncredential_process = lanyard credential-process --profile vaulted\n`
  const asKeys = ({ accessKeyId, secretAccessKey, sessionToken }: Keys) => ({
    accessKeyId,
    secretAccessKey: makeSecret(secretAccessKey),
    sessionToken: sessionToken === undefined ? null : makeSecret(sessionToken),
    expiresAt: null,
  })

  test('is asked where none are at hand: a renewed role, or keys of a vault', async () => {
    await make({ config })
    const role = made.role(60)
    valueOf(await made.link('p', {}, { credentials: async () => ({ ok: true, value: asKeys(role) }) }))
    const keys = async () => ({ ok: true, value: asKeys(BOB_KEYS) }) as const
    const closed = { code: 'locked', message: 'The keyring is locked. Unlock it.' }
    const locked = await made.link('vaulted', {}, { credentials: async () => ({ ok: false, failure: closed }) })
    expect(locked).toEqual({ ok: false, failure: closed })
    const ready = valueOf(await made.link('vaulted', {}, { credentials: keys }))
    expect(ready.using).toContain('GetFederationToken')
  })

  test('and is not, where they are', async () => {
    await make({})
    let asked = 0
    const credentials = async () => {
      asked += 1
      return { ok: false, failure: { code: 'x', message: 'x' } } as const
    }
    valueOf(await made.link('alice', {}, { credentials }))
    expect(asked).toBe(0)
  })
})
