import { describe, expect, test } from 'vitest'
import { deviceKindOf, userOfArn } from '../../../app/session/listed-device.ts'
import { buildDeviceCheck, type DeviceFacts } from '../../../app/view/device-check.ts'

const PHONE = 'arn:aws:iam::123456789012:mfa/alice-phone'
const TOKEN = 'GAHT12345678'
const YUBI = 'arn:aws:iam::123456789012:u2f/user/alice/yubi'
const device = (serial: string) => ({ serial, userName: 'alice', enabledAt: 7 })

const check = (more: Partial<DeviceFacts> = {}) =>
  buildDeviceCheck({
    profile: 'base',
    serial: PHONE,
    caller: { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/team/alice' },
    listed: [device(PHONE), device(TOKEN), device(YUBI)],
    otherOwner: null,
    ...more,
  })
const sentence = (more?: Partial<DeviceFacts>) =>
  check(more)
    .sentence.map(({ text }) => text)
    .join('')

describe('a device that will work', () => {
  test('is said to be one of the user’s, and which of them gives codes', () => {
    expect(sentence()).toBe('alice of 1234 5678 9012 has 3 MFA devices, and one of them is the one named: alice-phone.')
    expect(check()).toMatchObject({
      profile: 'base',
      problems: [],
      devices: [
        { serial: PHONE, kind: 'code', enabledAt: 7, current: true },
        { serial: TOKEN, kind: 'code', current: false },
        { serial: YUBI, kind: 'fido', current: false },
      ],
    })
    expect(sentence({ listed: [device(PHONE)] })).toContain('has one MFA device, and it is the one named')
  })

  test('may be a hardware token, whose number tells no account', () => {
    expect(check({ serial: TOKEN }).problems).toEqual([])
  })

  test('is supposed so where keys may not list devices, and that is said', () => {
    expect(check({ listed: null })).toMatchObject({ problems: [], devices: [] })
    expect(sentence({ listed: null })).toContain('may not list MFA devices')
  })
})

describe('a device that would spend a code in vain is told before', () => {
  test.each<[string, Partial<DeviceFacts>, string, string]>([
    ['of another account', { serial: 'arn:aws:iam::999988887777:mfa/me' }, 'of account 9999 8888 7777', 'one of'],
    ['of another partition', { serial: 'arn:aws-cn:iam::123456789012:mfa/me' }, 'another partition', 'one of'],
    ['not there', { serial: 'arn:aws:iam::123456789012:mfa/gone' }, 'is not among them', PHONE],
    ['of somebody else', { serial: 'arn:aws:iam::123456789012:mfa/bob', otherOwner: 'bob' }, 'belongs to bob', TOKEN],
    ['a security key', { serial: YUBI }, 'gives no six digits', `one of ${PHONE}, ${TOKEN}`],
    ['a security key, and nothing else', { serial: YUBI, listed: [device(YUBI)] }, 'security key', 'Register an'],
    [
      'none, but there is one',
      { serial: null, listed: [device(PHONE)] },
      'names no MFA device',
      `Set mfa_serial to ${PHONE}`,
    ],
    ['none at all', { serial: null, listed: [] }, 'names no MFA device', 'Register an authenticator app'],
    [
      'of another account, unlisted',
      { serial: 'arn:aws:iam::999988887777:mfa/me', listed: null },
      'account',
      'Compare',
    ],
    [
      'for the keys of a role',
      { caller: { account: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/x/y' }, listed: null },
      'Choose the profile that holds',
      'user',
    ],
  ])('%s', (_what, more, says, next) => {
    const { problems } = check(more)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(says)
    expect(problems[0]).toContain(next)
    expect(sentence(more)).not.toContain('the one named')
  })
})

test.each([
  [YUBI, 'fido'],
  ['arn:aws-us-gov:iam::123456789012:u2f/root-account/key', 'fido'],
  ['arn:aws:iam::123456789012:passkey/user/me/phone', 'fido'],
  [PHONE, 'code'],
  ['arn:aws:iam::123456789012:mfa/u2f/odd', 'code'],
  [TOKEN, 'code'],
])('%s gives %s', (serial, kind) => {
  expect(deviceKindOf(serial)).toBe(kind)
})

test.each([
  ['arn:aws:iam::123456789012:user/team/me', 'me'],
  ['arn:aws-cn:iam::123456789012:root', 'root'],
  ['arn:aws:sts::123456789012:assumed-role/x/y', null],
  ['arn:aws:sts::123456789012:federated-user/me', null],
  ['', null],
])('the user of %s', (arn, user) => {
  expect(userOfArn(arn)).toBe(user)
})
