import type { DeviceView, SessionBar, SessionsView } from '../../app/view/session-model.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const PHONE = 'arn:aws:iam::444455556666:mfa/alice-phone'
const YUBI = 'arn:aws:iam::777788889999:mfa/partner-totp'
const KEY = 'arn:aws:iam::111122223333:u2f/user/alice/alice-security-key-ABCDEFGHIJ'

const bar = (more: Pick<SessionBar, 'title' | 'subtitle'> & Partial<SessionBar>): SessionBar => ({
  id: `${more.origin ?? 'target'}:${more.title}`,
  profile: more.title,
  origin: 'target',
  serial: PHONE,
  expiresAt: null,
  startedAt: null,
  renewal: 'code',
  hint: null,
  renewFrom: null,
  ours: true,
  label: null,
  colour: null,
  pinned: false,
  ...more,
})

/** What makes a bar; the rest follows. `ends`: minutes from now until the end, and hours of the whole life. */
type Seed = Pick<SessionBar, 'title' | 'subtitle'> &
  Partial<SessionBar> & { readonly ends?: readonly [minutes: number, hours: number] }

function barOf({ ends, ...more }: Seed, now: number): SessionBar {
  if (ends === undefined) return bar(more)
  const expiresAt = now + ends[0] * MINUTE
  return bar({ ...more, expiresAt, startedAt: expiresAt - ends[1] * HOUR })
}

const seeds: readonly Seed[] = [
  {
    title: 'acme-base-mfa',
    subtitle: 'GetSessionToken from acme-base · in [acme-base-mfa] of credentials',
    renewFrom: 'acme-base',
    pinned: true,
    ends: [580, 12],
  },
  {
    title: 'acme-prod-admin',
    subtitle: 'AssumeRole from acme-base · in the role cache of AWS CLI',
    origin: 'cli-cache',
    label: 'production',
    renewal: 'itself',
    renewFrom: 'acme-base',
    ends: [192, 4],
  },
  {
    title: 'acme-prod-readonly',
    subtitle: 'AssumeRole from acme-base · in the role cache of AWS CLI',
    origin: 'cli-cache',
    label: 'production',
    renewal: 'itself',
    renewFrom: 'acme-base',
    ends: [11, 1],
  },
  {
    title: 'acme-prod-billing',
    subtitle: 'AssumeRole from acme-base · in [acme-prod-billing] of credentials',
    label: 'production',
    renewFrom: 'acme-base',
    ends: [4.52, 1],
  },
  {
    title: 'dev-login',
    subtitle: 'in the login cache of AWS CLI',
    origin: 'login-cache',
    serial: null,
    renewal: 'elsewhere',
    hint: 'AWS CLI renews it by itself while it is used.',
    ours: false,
    colour: 'blue',
    ends: [44, 12],
  },
  {
    title: 'corp',
    profile: null,
    subtitle: '4 profiles · in the SSO cache of AWS CLI',
    origin: 'sso-cache',
    serial: null,
    renewal: 'elsewhere',
    hint: 'aws sso login --sso-session corp signs in again.',
    ours: false,
    ends: [31 * 60, 36],
  },
  {
    title: 'partner-readonly',
    subtitle: 'AssumeRole from partner-base · held in memory until Lanyard ends',
    origin: 'memory',
    serial: YUBI,
    renewFrom: 'partner-base',
    colour: 'orange',
    ends: [57, 1],
  },
  {
    title: 'default',
    subtitle: 'in [default] of credentials',
    serial: null,
    renewal: 'none',
    ours: false,
  },
  {
    title: 'Environment of Lanyard',
    profile: null,
    subtitle: 'AWS_ACCESS_KEY_ID and a session token, as Lanyard was started',
    origin: 'environment',
    serial: null,
    renewal: 'none',
    ours: false,
  },
  {
    title: 'dev-data',
    subtitle: 'in the SSO cache of AWS CLI',
    origin: 'sso-cache',
    serial: null,
    renewal: 'elsewhere',
    ours: false,
    ends: [-125, 8],
  },
  {
    title: 'acme-old-mfa',
    subtitle: 'GetSessionToken from acme-old · in [acme-old-mfa] of credentials',
    renewFrom: 'acme-old',
    ends: [-60 * 26, 12],
  },
]

const usualBars = (now: number): readonly SessionBar[] => seeds.map((seed) => barOf(seed, now))

const device = (more: Pick<DeviceView, 'serial' | 'name'> & Partial<DeviceView>): DeviceView => ({
  accountId: '444455556666',
  kind: 'code',
  hint: null,
  opens: [],
  tokenCommand: null,
  waitUntil: null,
  ...more,
})

const roles = ['acme-prod-admin', 'acme-prod-readonly', 'acme-prod-billing', 'acme-stage', 'acme-audit', 'acme-logs']

const usualDevices: readonly DeviceView[] = [
  device({
    serial: PHONE,
    name: 'alice-phone',
    opens: ['acme-base-mfa', ...roles],
    tokenCommand: 'op item get AWS-acme --otp',
  }),
  device({ serial: YUBI, name: 'partner-totp', accountId: '777788889999', opens: ['partner-readonly'] }),
  device({
    serial: KEY,
    name: 'alice-security-key-ABCDEFGHIJ',
    accountId: '111122223333',
    kind: 'fido',
    hint: 'A security key signs in at the console only: STS takes no answer of it. Add a virtual MFA device to the user, and name that one as mfa_serial.',
  }),
]

const keeperOn = (now: number): SessionsView['keeper'] => ({
  state: 'on',
  nextAt: now + 3 * MINUTE,
  nextProfile: 'acme-prod-readonly',
  trouble: null,
})

/** Eleven sessions of every kind, behind three devices. */
export const usualSessions = (now: number): SessionsView => ({
  bars: usualBars(now),
  devices: usualDevices,
  keeper: keeperOn(now),
  clockNote: null,
  leftovers: 1,
})

/** As many as asked, with names that some generator made. */
export function manySessions(now: number, count: number): SessionsView {
  const few = usualBars(now)
  const bars = Array.from({ length: count }, (_, index) => {
    const like = few[index % few.length] ?? few[0]
    if (like === undefined || index < few.length) return like
    const title = `${like.title}-${index % 3 === 0 ? 'eu-central-1/123456789012/AdministratorAccess-of-the-platform-' : ''}${index}`
    const expiresAt = like.expiresAt === null ? null : like.expiresAt + ((index * 37) % 600) * MINUTE
    return { ...like, id: `${like.id}-${index}`, title, profile: like.profile === null ? null : title, expiresAt }
  }).filter((each) => each !== undefined)
  const opens = bars.flatMap((each) => each.profile ?? []).slice(0, 40)
  return {
    ...usualSessions(now),
    bars,
    devices: [
      device({ serial: PHONE, name: 'alice-phone', opens }),
      device({ serial: YUBI, name: 'a-very-long-device-name-of-a-partner-account-totp', opens: opens.slice(0, 9) }),
      ...usualDevices.slice(2),
    ],
    leftovers: 14,
  }
}

/** Nothing lives. `devices`: one code away; `nothing`: no device either. */
export const noSessions = (devices: 'devices' | 'nothing'): SessionsView => ({
  bars: [],
  devices: devices === 'devices' ? usualDevices.slice(0, 1) : [],
  keeper: { state: 'on', nextAt: null, nextProfile: null, trouble: null },
  clockNote: null,
  leftovers: 0,
})

/** Everything that may go wrong at once. */
export const troubledSessions = (now: number): SessionsView => ({
  ...usualSessions(now),
  keeper: {
    state: 'on-battery',
    nextAt: null,
    nextProfile: null,
    trouble: 'acme-prod-readonly could not be renewed: AccessDenied. The role’s trust policy does not name acme-base.',
  },
  clockNote: 'This computer’s clock is 14 minutes behind AWS. Times here are corrected; set the clock to be rid of it.',
})
