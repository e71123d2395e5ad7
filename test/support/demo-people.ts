import type { IssuedKeys, StsRole, StsUser } from './sts/model.ts'
import type { EmbeddedStsOptions } from './sts/server.ts'

/*
 * The people, devices, roles and live sessions of the demo world. Every key says EXAMPLE: nothing here opens anything but the
 * embedded STS.
 */

/** Serials of the demo's MFA devices. */
export const ALICE_PHONE = 'arn:aws:iam::123456789012:mfa/alice-phone'
export const ALICE_LAPTOP = 'arn:aws:iam::111122223333:mfa/alice-laptop'
export const PAYMENTS_TOKEN = 'GAHT12345678'

/** A key pair as it stands in a file. */
export type DemoKeys = { readonly accessKeyId: string; readonly secretAccessKey: string }

/** A made-up secret of the usual 40 characters that says what it is; `word` is up to 12 letters. */
function secretOf(word: string): string {
  return `EXAMPLE/${word}+`.padEnd(40, 'bPxRfiCYEXAMPLEKEY')
}

/** A made-up key id of the usual 20 characters. */
function idOf(prefix: 'AKIA' | 'ASIA', word: string): string {
  return `${prefix}EXAMPLE${word}`.padEnd(20, '7').slice(0, 20)
}

const longTerm = (word: string): DemoKeys => ({ accessKeyId: idOf('AKIA', word), secretAccessKey: secretOf(word) })

export const BASE_KEYS = longTerm('BASE')
export const DEFAULT_KEYS = longTerm('HOME')
export const PAYMENTS_KEYS = longTerm('PAYMENTS')
/** Left over in a profile that uses IAM Identity Center by now; deleted long ago. */
export const NORTHWIND_KEYS = longTerm('NORTH')

const active = (keys: DemoKeys) => [{ ...keys, state: 'active' }] as const

const BASE_ALICE: StsUser = {
  accountId: '123456789012',
  name: 'alice',
  userId: 'AIDAEXAMPLEALICE00001',
  keys: active(BASE_KEYS),
  devices: [{ serial: ALICE_PHONE, kind: 'virtual', seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }],
}

const HOME_ALICE: StsUser = {
  accountId: '111122223333',
  name: 'alice',
  userId: 'AIDAEXAMPLEALICE00002',
  keys: active(DEFAULT_KEYS),
  devices: [{ serial: ALICE_LAPTOP, kind: 'virtual', seed: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' }],
}

const PAYMENTS_BOT: StsUser = {
  accountId: '444455556666',
  name: 'payments-operator',
  userId: 'AIDAEXAMPLEPAYMENTS01',
  keys: active(PAYMENTS_KEYS),
  devices: [{ serial: PAYMENTS_TOKEN, kind: 'hardware', seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }],
}

const ROLES: readonly StsRole[] = [
  {
    arn: 'arn:aws:iam::210987654321:role/Developer',
    roleId: 'AROAEXAMPLEDEVELOPER1',
    trusts: ['arn:aws:iam::123456789012:root'],
    mfa: 'required',
    externalId: null,
    maxSessionDuration: 43_200,
  },
  {
    arn: 'arn:aws:iam::999988887777:role/Admin',
    roleId: 'AROAEXAMPLEADMIN00001',
    trusts: ['arn:aws:iam::123456789012:user/alice'],
    mfa: 'required',
    externalId: null,
    maxSessionDuration: 3600,
  },
]

/** Names of the profiles that hold temporary keys. */
export type DemoSession = 'acme-base-mfa' | 'team-tools' | 'night-build' | 'handed-over'

/** Minutes from the start of the demo until each session ends; negative: it ended before. */
export const SESSION_MINUTES: Readonly<Record<DemoSession, number>> = {
  'acme-base-mfa': 11,
  'team-tools': 6 * 60 + 20,
  'night-build': -130,
  'handed-over': 45,
}

/** The temporary keys in the demo's files, as the embedded STS knows them. `now` is the start of the demo. */
export function demoSessions(now: number): Readonly<Record<DemoSession, IssuedKeys>> {
  return {
    'acme-base-mfa': sessionOf('acme-base-mfa', 'BASEMFA', BASE_ALICE, now),
    'team-tools': sessionOf('team-tools', 'TEAM', HOME_ALICE, now),
    'night-build': sessionOf('night-build', 'NIGHT', HOME_ALICE, now),
    'handed-over': sessionOf('handed-over', 'HANDED', BASE_ALICE, now),
  }
}

function sessionOf(name: DemoSession, word: string, user: StsUser, now: number): IssuedKeys {
  const accessKeyId = idOf('ASIA', word)
  return {
    accessKeyId,
    secretAccessKey: secretOf(word),
    sessionToken: `IQoJEXAMPLETOKEN/${word}+`.padEnd(300, 'EXAMPLEtoken/AAAAAAAAAA+'),
    expiresAt: Math.floor(now / 1000) * 1000 + SESSION_MINUTES[name] * 60_000,
    caller: { kind: 'user-session', user, accessKeyId, mfa: 'yes' },
  }
}

/** What the embedded STS of the demo knows. */
export function demoPeople(
  now: number,
): Required<Pick<EmbeddedStsOptions, 'users' | 'roles' | 'sessions' | 'aliases'>> {
  return {
    users: [BASE_ALICE, HOME_ALICE, PAYMENTS_BOT],
    roles: ROLES,
    sessions: Object.values(demoSessions(now)),
    aliases: new Map([['123456789012', 'acme']]),
  }
}

/** The MFA devices whose codes the demo shows: `profile` is where a session starts from. */
export const DEMO_DEVICES: readonly { readonly serial: string; readonly profile: string }[] = [
  { serial: ALICE_PHONE, profile: 'acme-base' },
  { serial: ALICE_LAPTOP, profile: 'default' },
  { serial: PAYMENTS_TOKEN, profile: 'payments-long-term' },
]
