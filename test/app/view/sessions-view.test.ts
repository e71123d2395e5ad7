import { describe, expect, test } from 'vitest'
import { profileKinds } from '../../../app/chain/kind.ts'
import type { ExternalFacts } from '../../../app/chain/model.ts'
import { NO_MARKS } from '../../../app/marks/model.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { listSessions, type MoreSessions } from '../../../app/session/list.ts'
import type { SessionsView } from '../../../app/view/session-model.ts'
import { buildSessions, type SessionsInput } from '../../../app/view/sessions-view.ts'
import { bookOf, CONFIG, CREDENTIALS, CREDENTIALS_PATH, NO_EXTERNAL, TEMPORARY_KEY_ID } from './world.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 40)
const END = Date.UTC(2026, 10, 5, 21, 4)
const PHONE = 'arn:aws:iam::444455556666:mfa/alice-phone'
const HOUR = 3_600_000

const NO_MORE: MoreSessions = { environment: new Map(), strays: [], memory: [], ledger: [] }

type Given = Partial<SessionsInput> & { readonly more?: Partial<MoreSessions>; readonly external?: ExternalFacts }

function sessionsOf({ more, external = NO_EXTERNAL, ...changes }: Given = {}, config = CONFIG): SessionsView {
  const book = bookOf(config, CREDENTIALS)
  return buildSessions({
    book,
    kinds: profileKinds(book, external),
    sessions: listSessions(book, external, NOW, { ...NO_MORE, ...more }),
    marks: new Map(),
    production: ['*prod*'],
    devices: [],
    tokenCommands: new Map(),
    kept: new Set(),
    keeper: { state: 'on', nextAt: null, nextProfile: null, trouble: null },
    clockNote: null,
    leftovers: 0,
    now: NOW,
    ...changes,
  })
}

const entry: LedgerEntry = {
  profile: 'acme-base-mfa',
  source: 'acme-base',
  serial: PHONE,
  route: 'session-token',
  place: { kind: 'target', section: 'acme-base-mfa' },
  accessKeyId: TEMPORARY_KEY_ID,
  file: CREDENTIALS_PATH,
  section: 'made',
  settings: [],
  writtenAt: NOW - HOUR,
  expiresAt: END,
  durationSeconds: 43_200,
}

const cacheOf = (file: string, expiresAt: number) => ({ file, state: 'present', expiresAt, renewable: false }) as const

describe('the bars', () => {
  test('say of what Lanyard wrote where it comes from, where it stands, and that it can be stopped', () => {
    const { bars } = sessionsOf({ more: { ledger: [entry] } })
    expect(bars).toEqual([
      {
        id: 'target:acme-base-mfa',
        profile: 'acme-base-mfa',
        title: 'acme-base-mfa',
        subtitle: 'GetSessionToken from acme-base · in [acme-base-mfa] of credentials',
        origin: 'target',
        serial: PHONE,
        expiresAt: END,
        startedAt: NOW - HOUR,
        renewal: 'code',
        hint: null,
        renewFrom: 'acme-base',
        ours: true,
        label: null,
        colour: null,
        pinned: false,
      },
    ])
  })

  test('leave what stands there by now to whoever wrote it', () => {
    const [bar] = sessionsOf({ more: { ledger: [{ ...entry, accessKeyId: 'ASIAOTHEROTHEREXAMPLE' }] } }).bars
    expect(bar).toMatchObject({ ours: false, startedAt: null, renewal: 'code', renewFrom: 'acme-base' })
  })

  test('stand soonest end first, what nobody knows the end of last', () => {
    const external: ExternalFacts = {
      ...NO_EXTERNAL,
      ssoTokens: new Map([['corp', { ...cacheOf('/c/corp.json', NOW + 1), renewable: true }]]),
    }
    const strays = [{ origin: 'cli-cache', file: '/c/x.json', expiresAt: NOW - 1, profile: null, about: null } as const]
    const memory = [{ profile: 'acme-base', expiresAt: NOW + HOUR }]
    const { bars } = sessionsOf({ external, more: { strays, memory } })
    expect(bars.map(({ title }) => title)).toEqual(['x.json', 'acme-base', 'acme-base-mfa', 'dev-sandbox'])
    expect(bars.at(-1)).toMatchObject({ expiresAt: null, renewal: 'elsewhere', hint: 'Renew it with aws sso login.' })
  })

  test('are one for a login that several profiles share', () => {
    const more = `[profile dev-other]\nsso_session = corp\nsso_account_id = 777788889999\nsso_role_name = Other\n`
    const external = { ...NO_EXTERNAL, ssoTokens: new Map([['corp', cacheOf('/c/corp.json', NOW + HOUR)]]) }
    const { bars } = sessionsOf({ external }, CONFIG + more)
    const logins = bars.filter(({ origin }) => origin === 'sso-cache')
    expect(logins).toMatchObject([
      { title: 'corp', profile: 'dev-sandbox', subtitle: '2 profiles · in the SSO cache of AWS CLI' },
    ])
  })

  test('name a cached role that no profile leads to, and drop what ended long ago', () => {
    const about = 'arn:aws:sts::111122223333:assumed-role/Old/me'
    const stray = { origin: 'cli-cache', file: '/c/a.json', expiresAt: NOW + 1, profile: null, about } as const
    const old = { ...stray, file: '/c/b.json', expiresAt: NOW - 25 * HOUR }
    const { bars } = sessionsOf({ more: { strays: [stray, old] } })
    const cached = bars.filter(({ origin }) => origin === 'cli-cache')
    expect(cached).toMatchObject([{ title: 'Old in 1111 2222 3333', profile: null, renewal: 'none', ours: false }])
  })

  test('tell what Lanyard renews by itself, and carry the person’s marks', () => {
    const marks = new Map([['acme-base-mfa', { ...NO_MARKS, pinned: true, colour: 'red', production: 'yes' } as const]])
    const [bar] = sessionsOf({ kept: new Set(['acme-base-mfa']), marks }).bars
    expect(bar).toMatchObject({ renewal: 'itself', pinned: true, colour: 'red', label: 'production' })
  })

  test('have one id each', () => {
    const strays = [1, 2].map(
      (at) =>
        ({ origin: 'cli-cache', file: `/c/${at}.json`, expiresAt: null, profile: 'dev-sandbox', about: null }) as const,
    )
    const memory = [{ profile: 'acme-base', expiresAt: NOW + HOUR }]
    const ids = sessionsOf({ more: { strays, memory } }).bars.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(4)
  })

  test('tell of the environment that Lanyard was started with', () => {
    const environment = new Map([['AWS_ACCESS_KEY_ID', TEMPORARY_KEY_ID]])
    const bar = sessionsOf({ more: { environment } }).bars.find(({ origin }) => origin === 'environment')
    expect(bar).toMatchObject({ profile: null, title: 'Environment of Lanyard', expiresAt: null, renewal: 'none' })
  })
})

describe('the devices', () => {
  test('say what one code opens, and the program that gives it', () => {
    const devices = [{ serial: PHONE, opens: ['acme-base-mfa', 'acme-prod-admin'], waitUntil: NOW + 1 }]
    expect(sessionsOf({ devices, tokenCommands: new Map([[PHONE, 'op item get AWS --otp']]) }).devices).toEqual([
      {
        serial: PHONE,
        name: 'alice-phone',
        accountId: '444455556666',
        kind: 'code',
        hint: null,
        opens: ['acme-base-mfa', 'acme-prod-admin'],
        tokenCommand: 'op item get AWS --otp',
        waitUntil: NOW + 1,
      },
    ])
  })

  test('that give no code are told as that, with what to do', () => {
    const serials = ['arn:aws:iam::444455556666:u2f/user/alice/key-ABC', 'not a device']
    const devices = serials.map((serial) => ({ serial, opens: [], waitUntil: null }))
    const [fido, wrong] = sessionsOf({ devices }).devices
    expect(fido?.kind).toBe('fido')
    expect(fido?.hint).toContain('security key')
    expect(wrong?.hint).toContain('no MFA serial number')
  })
})
