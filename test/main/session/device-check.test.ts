import { afterEach, describe, expect, test } from 'vitest'
import { checkDevice } from '../../../main/session/device-check.ts'
import { issueKeys } from '../../support/sts/registry.ts'
import { throttled } from '../../support/sts/trouble.ts'
import {
  ALICE_KEYS,
  BOB_KEYS,
  PHONE,
  roleArn,
  SECURITY_KEY,
  SLEEPING_KEYS,
  TOKEN,
  USERS,
} from '../../support/sts-fixture.ts'
import { type AskedWorld, keysSection, makeAskedWorld } from './asked-world.ts'

let made: AskedWorld
afterEach(() => made.remove())

const ALICE = USERS[0]!
const base = (serial: string, keys = ALICE_KEYS) => keysSection('base', keys, `mfa_serial = ${serial}\n`)

async function check(profile: string, ...given: Parameters<typeof makeAskedWorld>) {
  made = await makeAskedWorld(...given)
  return checkDevice(await made.world(), profile, made.deps)
}
const actions = () => made.sts.requests.map(({ action }) => action)

describe('checkDevice', () => {
  test('holds a profile’s device against IAM, and spends no code', async () => {
    expect(await check('base', { credentials: base(PHONE) })).toMatchObject({
      ok: true,
      value: {
        profile: 'base',
        problems: [],
        devices: [
          { serial: PHONE, kind: 'code', enabledAt: Date.UTC(2026, 0, 1), current: true },
          { serial: TOKEN, kind: 'code', current: false },
          { serial: SECURITY_KEY, kind: 'fido', current: false },
        ],
      },
    })
    expect(actions()).toEqual(['GetCallerIdentity', 'ListMFADevices'])
    expect(made.sts.requests.every(({ serial }) => serial === null)).toBe(true)
  })

  test('a role is checked with the keys its chain ends in', async () => {
    const config = `[profile role]\nrole_arn = ${roleArn('Guarded')}\nsource_profile = middle\nmfa_serial = ${TOKEN}\n[profile middle]\nrole_arn = ${roleArn('Open')}\nsource_profile = base\n`
    const answer = await check('role', { config, credentials: base(PHONE) })
    expect(answer).toMatchObject({ ok: true, value: { problems: [], profile: 'role' } })
    expect(answer.ok && answer.value.devices.find(({ current }) => current)?.serial).toBe(TOKEN)
    expect(made.sts.requests[0]?.accessKeyId).toBe(ALICE_KEYS.accessKeyId)
  })

  test('somebody else’s device is found where it bears that user’s name', async () => {
    const serial = 'arn:aws:iam::123456789012:mfa/bob'
    const named = USERS.map((user) =>
      user.name === 'bob'
        ? { ...user, devices: [{ serial, kind: 'virtual' as const, seed: 'JBSWY3DPEHPK3PXP' }] }
        : user,
    )
    const answer = await check('base', { credentials: base(serial) }, { users: named })
    expect(answer).toMatchObject({ ok: true, value: { problems: [expect.stringContaining('belongs to bob')] } })
  })

  test('an unknown device and a security key are told, with what to name instead', async () => {
    const answer = await check('base', { credentials: base('arn:aws:iam::123456789012:mfa/gone') })
    expect(answer).toMatchObject({ ok: true, value: { problems: [expect.stringContaining(PHONE)] } })
    await made.remove()
    const key = await check('base', { credentials: base(SECURITY_KEY) })
    expect(key).toMatchObject({ ok: true, value: { problems: [expect.stringContaining('gives no six digits')] } })
  })

  test('keys that may not list devices still have their account compared', async () => {
    const users = USERS.map((user) => ({ ...user, iam: [] }))
    const answer = await check('base', { credentials: base('arn:aws:iam::999988887777:mfa/me', BOB_KEYS) }, { users })
    expect(answer).toMatchObject({
      ok: true,
      value: { devices: [], problems: [expect.stringContaining('of account 9999 8888 7777')] },
    })
  })

  test('a live session made from the keys is asked where the keys alone may not', async () => {
    made = await makeAskedWorld({}, { users: USERS })
    const keys = issueKeys(made.sts.registry, made.clock.now() + 3_600_000, (accessKeyId) => ({
      kind: 'user-session',
      user: ALICE,
      accessKeyId,
      mfa: 'yes',
    }))
    made.put('.aws/credentials', base(PHONE) + keysSection('base-mfa', keys))
    made.sts.trouble({
      refuse: ({ action, accessKeyId }) =>
        action === 'ListMFADevices' && accessKeyId === ALICE_KEYS.accessKeyId
          ? { status: 403, code: 'AccessDenied', message: 'User: x is not authorized to perform: iam:ListMFADevices' }
          : null,
    })
    const answer = await checkDevice(await made.world(), 'base', made.deps)
    expect(answer.ok && answer.value.devices).toHaveLength(3)
    expect(actions()).toEqual(['GetCallerIdentity', 'ListMFADevices', 'ListMFADevices'])
  })

  test.each([
    ['no such profile', 'gone', base(PHONE), 'There is no profile “gone”'],
    ['no keys', 'empty', '[empty]\nregion = eu-west-1\n', 'leads to no access keys'],
    ['half keys', 'half', '[half]\naws_access_key_id = AKIAEXAMPLE\n', 'leads to no access keys'],
    ['keys that AWS does not know', 'base', base(PHONE, SLEEPING_KEYS), 'does not know the access key of “base”'],
  ])('%s ends in a sentence', async (_what, profile, credentials, says) => {
    expect(await check(profile, { credentials })).toEqual({ ok: false, failure: expect.stringContaining(says) })
  })

  test('throttling of IAM ends in a sentence that asks for no code', async () => {
    made = await makeAskedWorld({ credentials: base(PHONE) })
    made.sts.trouble({ refuse: ({ action }) => (action === 'ListMFADevices' ? throttled(1)[0]! : null) })
    const answer = await checkDevice(await made.world(), 'base', made.deps)
    expect(answer).toEqual({ ok: false, failure: expect.stringContaining('limiting calls') })
    expect(!answer.ok && answer.failure).not.toContain('code')
  })
})
