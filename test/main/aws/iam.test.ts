import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { accountAlias } from '../../../main/aws/aliases.ts'
import { type IamRequest, listMfaDevices } from '../../../main/aws/devices.ts'
import { assumeRole } from '../../../main/aws/role.ts'
import type { StsUser } from '../../support/sts/model.ts'
import { BAD_GATEWAY, CAPTIVE_PORTAL } from '../../support/sts/trouble.ts'
import {
  ALICE_KEYS,
  BOB_KEYS,
  BOB_PHONE,
  clientFor,
  type Keys,
  PHONE,
  ROLES,
  roleArn,
  SECURITY_KEY,
  type StsFixture,
  startSts,
  TOKEN,
  targetAt,
  USERS,
} from '../../support/sts-fixture.ts'
import { askSts } from './ask-sts.ts'

const ALIASES = new Map([['123456789012', 'acme']])
/** Bob may see nothing of IAM. */
const PEOPLE: readonly StsUser[] = USERS.map((user) => (user.name === 'bob' ? { ...user, iam: [] } : user))

let fixture: StsFixture
beforeEach(async () => {
  fixture = await startSts({ aliases: ALIASES, users: PEOPLE })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await fixture.sts.close()
})

const asking = (keys: Keys = ALICE_KEYS): IamRequest => ({
  accessKeyId: keys.accessKeyId,
  secretAccessKey: makeSecret(keys.secretAccessKey),
  iam: { region: 'us-east-1', url: fixture.sts.url, endpoint: null, caBundle: null },
  environment: new Map(),
  now: fixture.clock.now,
})
const devices = (more: Partial<Parameters<typeof listMfaDevices>[0]> = {}) =>
  listMfaDevices({ ...asking(), userName: null, ...more })

describe('listMfaDevices', () => {
  test('names every device of whoever signs, security keys too, and when each was registered', async () => {
    const enabledAt = Date.UTC(2026, 0, 1)
    expect(await devices()).toMatchObject({
      ok: true,
      clockOffset: 0,
      value: [
        { serial: PHONE, userName: 'alice', enabledAt },
        { serial: TOKEN, userName: 'alice', enabledAt },
        { serial: SECURITY_KEY, userName: 'alice', enabledAt },
      ],
    })
    expect(fixture.sts.requests).toMatchObject([{ action: 'ListMFADevices', region: 'us-east-1', status: 200 }])
  })

  test('another user is named; one who is not there is refused by name', async () => {
    expect(await devices({ userName: 'bob' })).toMatchObject({ ok: true, value: [{ serial: BOB_PHONE }] })
    expect(await devices({ userName: 'nobody' })).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 'NoSuchEntityException', status: 404 },
    })
  })

  test('a user without a device has an empty list', async () => {
    expect(await devices({ userName: 'root' })).toMatchObject({ ok: true, value: [] })
  })

  test('keys that may not see devices are refused', async () => {
    expect(await listMfaDevices({ ...asking(BOB_KEYS), userName: null })).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 'AccessDenied', status: 403 },
    })
  })

  test('a session with a code may ask, a session without may not', async () => {
    const withCode = await askSts(fixture)
    expect(withCode.ok && (await devices(withCode.token)).ok).toBe(true)
    const client = await clientFor(fixture.sts, fixture.clock.now(), ALICE_KEYS)
    const { GetSessionTokenCommand } = await import('@aws-sdk/client-sts')
    const { Credentials } = await client.send(new GetSessionTokenCommand({}))
    const without = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: makeSecret(Credentials!.SecretAccessKey!),
      sessionToken: makeSecret(Credentials!.SessionToken!),
    }
    expect(await devices(without)).toMatchObject({ ok: false, failure: { code: 'InvalidClientTokenId' } })
  })

  test('a clock fourteen minutes off is allowed for', async () => {
    fixture.sts.trouble({ clockOffset: -14 * 60_000 })
    expect(await devices()).toMatchObject({ ok: true, clockOffset: -14 * 60_000 })
  })

  test.each([
    ['a captive portal', CAPTIVE_PORTAL, { kind: 'network', problem: 'not-sts', reason: 'HTTP 200' }],
    ['a lost server', BAD_GATEWAY, { kind: 'refused', code: 'HTTP 502', status: 502 }],
  ])('%s is not taken for IAM', async (_what, foreign, failure) => {
    fixture.sts.trouble({ foreign: [foreign] })
    expect(await devices()).toMatchObject({ ok: false, failure })
    expect((await devices()).ok).toBe(true)
  })

  test('a request signed for the wrong region is refused, as IAM has one only', async () => {
    const wrong = { region: 'eu-central-1', url: fixture.sts.url, endpoint: null, caBundle: null }
    expect(await devices({ iam: wrong })).toMatchObject({ ok: false, failure: { code: 'SignatureDoesNotMatch' } })
  })

  test('variables of AWS change nothing', async () => {
    const hostile = {
      AWS_PROFILE: 'no-such-profile',
      AWS_REGION: 'xx-nowhere-1',
      AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEHOSTILE77',
      AWS_SECRET_ACCESS_KEY: 'EXAMPLE',
      AWS_USE_FIPS_ENDPOINT: 'banana',
      AWS_MAX_ATTEMPTS: 'banana',
      AWS_RETRY_MODE: 'banana',
      AWS_DEFAULTS_MODE: 'banana',
      AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
    }
    for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value)
    expect((await devices()).ok).toBe(true)
    expect(fixture.sts.requests).toMatchObject([{ accessKeyId: ALICE_KEYS.accessKeyId, region: 'us-east-1' }])
  })
})

describe('accountAlias', () => {
  test('is the account’s alias, or none', async () => {
    expect(await accountAlias(asking())).toEqual({ ok: true, value: 'acme', clockOffset: 0 })
    await fixture.sts.close()
    fixture = await startSts()
    expect(await accountAlias(asking())).toEqual({ ok: true, value: null, clockOffset: 0 })
  })

  test('is none, without an error, where it may not be seen', async () => {
    expect(await accountAlias(asking(BOB_KEYS))).toEqual({ ok: true, value: null, clockOffset: 0 })
    const role = await assumeRole({
      ...asking(),
      sts: targetAt(fixture.sts.url),
      role: { arn: roleArn('Open'), sessionName: 'me', externalId: null },
      mfa: null,
      durationSeconds: 900,
    })
    expect(ROLES[0]?.iam).toBeUndefined()
    expect(role.ok && (await accountAlias({ ...asking(), ...role.token }))).toMatchObject({ ok: true, value: null })
    expect(fixture.sts.requests.at(-1)).toMatchObject({ action: 'ListAccountAliases', errorCode: 'AccessDenied' })
  })

  test('any other failure stays one', async () => {
    fixture.sts.trouble({ throttle: 'throttling' })
    expect(await accountAlias(asking())).toMatchObject({ ok: false, failure: { code: 'Throttling' } })
  })
})
