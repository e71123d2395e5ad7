import type { StsTarget } from '../../app/chain/sts-target.ts'
import { makeStsClient } from '../../main/aws/sts-client.ts'
import { send } from '../../main/aws/transport.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import type { StsRole, StsUser } from './sts/model.ts'
import { type EmbeddedSts, type EmbeddedStsOptions, startEmbeddedSts } from './sts/server.ts'

/** People of the tests: alice with a virtual, a hardware and a FIDO device; bob without; the root user. */
export const PHONE = 'arn:aws:iam::123456789012:mfa/alice-phone'
export const TOKEN = 'GAHT12345678'
export const SECURITY_KEY = 'arn:aws:iam::123456789012:u2f/user/alice/yubi'
export const BOB_PHONE = 'arn:aws:iam::123456789012:mfa/bob-phone'

const pad = (text: string) => text.padEnd(40, 'bPxRfiCYEXAMPLEKEY')
export const ALICE_KEYS = { accessKeyId: 'AKIAEXAMPLEALICE7777', secretAccessKey: pad('EXAMPLE/ALICE+') }
export const BOB_KEYS = { accessKeyId: 'AKIAEXAMPLEBOB777777', secretAccessKey: pad('EXAMPLE/BOB+') }
export const ROOT_KEYS = { accessKeyId: 'AKIAEXAMPLEROOT77777', secretAccessKey: pad('EXAMPLE/ROOT+') }
export const SLEEPING_KEYS = { accessKeyId: 'AKIAEXAMPLESLEEP7777', secretAccessKey: pad('EXAMPLE/SLEEP+') }

const user = (name: string, keys: StsUser['keys'], devices: StsUser['devices'] = []): StsUser => ({
  accountId: '123456789012',
  name,
  userId: `AIDAEXAMPLE${name.toUpperCase()}`,
  keys,
  devices,
})

export const USERS: readonly StsUser[] = [
  user(
    'alice',
    [
      { ...ALICE_KEYS, state: 'active' },
      { ...SLEEPING_KEYS, state: 'inactive' },
    ],
    [
      { serial: PHONE, kind: 'virtual', seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
      { serial: TOKEN, kind: 'hardware', seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
      { serial: SECURITY_KEY, kind: 'fido', seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
    ],
  ),
  user(
    'bob',
    [{ ...BOB_KEYS, state: 'active' }],
    [{ serial: BOB_PHONE, kind: 'virtual', seed: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' }],
  ),
  user('root', [{ ...ROOT_KEYS, state: 'active' }]),
]

const role = (name: string, more: Partial<StsRole>): StsRole => ({
  arn: `arn:aws:iam::210987654321:role/${name}`,
  roleId: `AROAEXAMPLE${name.toUpperCase()}`,
  trusts: ['arn:aws:iam::123456789012:root'],
  mfa: 'not-required',
  externalId: null,
  maxSessionDuration: 3600,
  ...more,
})

export const ROLES: readonly StsRole[] = [
  role('Open', { maxSessionDuration: 43_200 }),
  role('Guarded', { mfa: 'required' }),
  role('Partner', { externalId: 'partner-42' }),
  role('AliceOnly', { trusts: ['arn:aws:iam::123456789012:user/alice'] }),
  role('Second', { trusts: ['arn:aws:iam::210987654321:role/Open'], maxSessionDuration: 43_200 }),
]

/** Arn of a role of {@link ROLES}. */
export const roleArn = (name: string): string => `arn:aws:iam::210987654321:role/${name}`

export type StsFixture = {
  readonly sts: EmbeddedSts
  readonly clock: FakeClock
  readonly code: (serial?: string) => string
}

/** An embedded STS with these people, on a clock that stands still. */
export async function startSts(more: Partial<EmbeddedStsOptions> = {}): Promise<StsFixture> {
  const clock = createFakeClock()
  const sts = await startEmbeddedSts({ clock, users: USERS, roles: ROLES, ...more })
  return { sts, clock, code: (serial = PHONE) => sts.codeFor(serial, clock.now()).code }
}

/** A target that calls this URL, as `resolveStsTarget` would give it. */
export function targetAt(url: string, more: Partial<StsTarget> = {}): StsTarget {
  return {
    region: 'eu-central-1',
    regionOrigin: { kind: 'default' },
    regionFound: 'found',
    endpoint: url,
    endpointOrigin: { kind: 'variable', name: 'AWS_ENDPOINT_URL_STS' },
    url,
    useFips: false,
    useDualstack: false,
    legacyGlobal: false,
    caBundle: null,
    reason: '',
    problem: null,
    ...more,
  }
}

export type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }

/** The official client against an STS, signing by its clock (plus `skew` milliseconds). */
export function clientFor(sts: EmbeddedSts, now: number, keys: Keys, region = 'eu-central-1', skew = 0) {
  return makeStsClient({
    region,
    url: sts.url,
    ...keys,
    clockOffset: now - Date.now() + skew,
    send: (request) =>
      send(request, {
        route: { kind: 'direct' },
        authorities: null,
        signal: new AbortController().signal,
        onSent: () => undefined,
      }),
  })
}
