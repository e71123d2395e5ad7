import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
} from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  ALICE_KEYS,
  BOB_KEYS,
  BOB_PHONE,
  clientFor,
  type Keys,
  PHONE,
  ROOT_KEYS,
  roleArn,
  SECURITY_KEY,
  type StsFixture,
  startSts,
  TOKEN,
} from '../../support/sts-fixture.ts'

let fixture: StsFixture
beforeEach(async () => {
  fixture = await startSts()
})
afterEach(() => fixture.sts.close())

const client = (keys: Keys) => clientFor(fixture.sts, fixture.clock.now(), keys)

async function session(input: GetSessionTokenCommandInput, keys: Keys = ALICE_KEYS) {
  const { Credentials } = await (await client(keys)).send(new GetSessionTokenCommand(input))
  return Credentials!
}

const keysOf = (given: Awaited<ReturnType<typeof session>>): Keys => ({
  accessKeyId: given.AccessKeyId!,
  secretAccessKey: given.SecretAccessKey!,
  sessionToken: given.SessionToken!,
})

async function assume(keys: Keys, role: string, more: object = {}) {
  const input = { RoleArn: roleArn(role), RoleSessionName: 'test', ...more }
  const { Credentials } = await (await client(keys)).send(new AssumeRoleCommand(input))
  return Credentials!
}

const identity = async (keys: Keys) => (await client(keys)).send(new GetCallerIdentityCommand({}))

const WRONG_CODE = 'invalid MFA one time pass code'
const WRONG_DEVICE = 'verify your MFA serial number'

describe('GetSessionToken', () => {
  test('gives a session of the length asked for, that knows who it is', async () => {
    const given = await session({ SerialNumber: PHONE, TokenCode: fixture.code(), DurationSeconds: 900 })
    expect(given.Expiration!.getTime()).toBe(fixture.clock.now() + 900_000)
    expect((await identity(keysOf(given))).Arn).toBe('arn:aws:iam::123456789012:user/alice')
  })

  test('lasts 12 hours by default, and one hour at most for the root user', async () => {
    expect((await session({})).Expiration!.getTime()).toBe(fixture.clock.now() + 43_200_000)
    const root = await session({ DurationSeconds: 43_200 }, ROOT_KEYS)
    expect(root.Expiration!.getTime()).toBe(fixture.clock.now() + 3_600_000)
  })

  test('ends when it ends', async () => {
    const given = await session({ DurationSeconds: 900 })
    fixture.clock.advance(899_999)
    await expect(identity(keysOf(given))).resolves.toBeDefined()
    fixture.clock.advance(1)
    await expect(identity(keysOf(given))).rejects.toMatchObject({ name: 'ExpiredToken' })
  })

  test('takes each code once, from either neighbouring step too', async () => {
    const code = fixture.code()
    await session({ SerialNumber: PHONE, TokenCode: code })
    await expect(session({ SerialNumber: PHONE, TokenCode: code })).rejects.toThrow(WRONG_CODE)
    const next = fixture.sts.codeFor(PHONE, fixture.clock.now() + 30_000).code
    await session({ SerialNumber: PHONE, TokenCode: next })
    fixture.clock.advance(30_000)
    await expect(session({ SerialNumber: PHONE, TokenCode: next })).rejects.toThrow(WRONG_CODE)
    fixture.clock.advance(30_000)
    await session({ SerialNumber: PHONE, TokenCode: fixture.code() })
  })

  test('a wrong code uses nothing up', async () => {
    const code = fixture.code()
    const wrong = code === '000000' ? '111111' : '000000'
    await expect(session({ SerialNumber: PHONE, TokenCode: wrong })).rejects.toMatchObject({ name: 'AccessDenied' })
    await session({ SerialNumber: PHONE, TokenCode: code })
  })

  test.each([
    ['another user’s device', () => ({ SerialNumber: BOB_PHONE, TokenCode: fixture.code(BOB_PHONE) }), WRONG_DEVICE],
    ['no device at all', () => ({ SerialNumber: 'GAHT99999999', TokenCode: fixture.code() }), WRONG_DEVICE],
    ['a security key', () => ({ SerialNumber: SECURITY_KEY, TokenCode: fixture.code(SECURITY_KEY) }), WRONG_DEVICE],
    ['a code two steps old', () => ({ SerialNumber: PHONE, TokenCode: old(2) }), WRONG_CODE],
    ['the code of another device', () => ({ SerialNumber: PHONE, TokenCode: fixture.code(TOKEN) }), WRONG_CODE],
    ['a device without a code', () => ({ SerialNumber: PHONE }), 'must provide both MFA serial number'],
    ['a code of five digits', () => ({ SerialNumber: PHONE, TokenCode: '12345' }), "Value '12345' at 'tokenCode'"],
    ['a code of letters', () => ({ SerialNumber: PHONE, TokenCode: 'abcdef' }), 'regular expression pattern: [\\d]*'],
    ['a serial too short', () => ({ SerialNumber: 'x', TokenCode: '123456' }), "Value 'x' at 'serialNumber'"],
    ['899 s', () => ({ DurationSeconds: 899 }), 'greater than or equal to 900'],
    ['129601 s', () => ({ DurationSeconds: 129_601 }), 'less than or equal to 129600'],
  ])('refuses %s', async (_what, input, message) => {
    await expect(session(input())).rejects.toThrow(message)
  })

  const old = (steps: number) => fixture.sts.codeFor(PHONE, fixture.clock.now() - steps * 30_000).code

  test('takes a hardware token', async () => {
    await session({ SerialNumber: TOKEN, TokenCode: fixture.code(TOKEN) })
  })

  test('refuses session credentials, of a user and of a role', async () => {
    const own = keysOf(await session({}))
    const role = keysOf(await assume(ALICE_KEYS, 'Open'))
    for (const keys of [own, role])
      await expect(session({}, keys)).rejects.toThrow('Cannot call GetSessionToken with session credentials')
  })

  test('refuses the wrong secret, and a session without its token', async () => {
    const wrong = { ...ALICE_KEYS, secretAccessKey: BOB_KEYS.secretAccessKey }
    await expect(session({}, wrong)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
    const { sessionToken: _token, ...bare } = keysOf(await session({}))
    await expect(identity(bare)).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
  })
})

describe('AssumeRole', () => {
  test('a session with MFA opens a role that demands it; one without does not', async () => {
    await expect(assume(ALICE_KEYS, 'Guarded')).rejects.toThrow('not authorized to perform: sts:AssumeRole on resource')
    await expect(assume(keysOf(await session({})), 'Guarded')).rejects.toMatchObject({ name: 'AccessDenied' })
    const strong = keysOf(await session({ SerialNumber: PHONE, TokenCode: fixture.code() }))
    const given = keysOf(await assume(strong, 'Guarded'))
    expect((await identity(given)).Arn).toBe('arn:aws:sts::210987654321:assumed-role/Guarded/test')
  })

  test('takes a code of its own', async () => {
    await assume(ALICE_KEYS, 'Guarded', { SerialNumber: PHONE, TokenCode: fixture.code() })
  })

  test('asks for the external id, the right user, and an existing role', async () => {
    await expect(assume(ALICE_KEYS, 'Partner')).rejects.toMatchObject({ name: 'AccessDenied' })
    await assume(ALICE_KEYS, 'Partner', { ExternalId: 'partner-42' })
    await assume(ALICE_KEYS, 'AliceOnly')
    await expect(assume(BOB_KEYS, 'AliceOnly')).rejects.toMatchObject({ name: 'AccessDenied' })
    await expect(assume(ALICE_KEYS, 'Nobody')).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  test('keeps to the role’s longest session and to one hour in a chain', async () => {
    await expect(assume(ALICE_KEYS, 'Guarded', { DurationSeconds: 7200 })).rejects.toMatchObject({
      name: 'AccessDenied',
    })
    await expect(assume(ALICE_KEYS, 'AliceOnly', { DurationSeconds: 7200 })).rejects.toThrow('MaxSessionDuration')
    const first = await assume(ALICE_KEYS, 'Open', { DurationSeconds: 43_200 })
    await expect(assume(keysOf(first), 'Second', { DurationSeconds: 3601 })).rejects.toThrow('1 hour session limit')
    await assume(keysOf(first), 'Second', { DurationSeconds: 3600 })
  })
})

test('GetAccessKeyInfo knows whose key it is, and is not for sessions', async () => {
  const info = new GetAccessKeyInfoCommand({ AccessKeyId: BOB_KEYS.accessKeyId })
  expect((await (await client(ALICE_KEYS)).send(info)).Account).toBe('123456789012')
  const own = keysOf(await session({}))
  await expect((await client(own)).send(info)).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('an activated region is asked for where the account has not activated STS', async () => {
  fixture.sts.trouble({ disabledRegions: ['eu-central-1'] })
  await expect(identity(ALICE_KEYS)).rejects.toMatchObject({ name: 'RegionDisabledException' })
})
