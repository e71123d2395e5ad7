import { describe, expect, test } from 'vitest'
import { planProfile } from '../../../../app/session/routes/index.ts'
import { routesText } from '../../../../app/text/sessions-room-text.ts'
import {
  book,
  callsOf,
  DEVICE,
  FIDO,
  keys,
  MFA,
  openedBy,
  options,
  prefer,
  role,
  routeOf,
  routesOf,
  session,
} from './book.ts'

const BASE = keys('base', 'BASE', MFA)

describe('long-term keys with a device', () => {
  test('are renewed into their target section with one code', () => {
    const [choice, ...others] = routesOf(book([], [BASE]), 'base')
    expect(others).toEqual([])
    expect(choice).toMatchObject({
      kind: 'session-token',
      chosen: true,
      place: { kind: 'target', section: 'base-mfa' },
      plan: { devices: [DEVICE], codes: 1, cannot: [] },
    })
    expect(choice && callsOf(choice.plan)).toEqual(['session:base by base with a code for 43200 to [base-mfa]'])
    expect(choice && openedBy(choice.plan)).toEqual(['base-mfa session:base'])
  })

  test('open roles that name the target as their source without a call', () => {
    const plan = routeOf(book([role('dev', 'base-mfa')], [BASE]), 'base', 'session-token')
    expect(openedBy(plan)).toEqual(['base-mfa session:base', 'dev itself'])
    expect(plan.calls).toHaveLength(1)
    expect(plan.opens.map(({ durationSeconds }) => durationSeconds)).toEqual([43_200, 43_200])
  })

  test('open roles with the same device by the same code, unless the session alone is wanted', () => {
    const of = book([role('admin', 'base', MFA)], [BASE])
    expect(routesOf(of, 'base').map(({ kind, chosen }) => [kind, chosen])).toEqual([
      ['shared-code', true],
      ['session-token', false],
    ])
    const wished = routesOf(of, 'base', { preferences: new Map([['base', prefer({ route: 'session-token' })]]) })
    expect(wished.find(({ chosen }) => chosen)?.kind).toBe('session-token')
    expect(openedBy(routeOf(of, 'base', 'session-token'))).toEqual(['base-mfa session:base'])
  })

  test('stand behind their target: renewing the target is renewing them', () => {
    const of = book([], [BASE, session('base-mfa')])
    expect(routesOf(of, 'base-mfa')).toEqual(routesOf(of, 'base'))
  })

  test('are answered for a target that no renewal has written yet', () => {
    const of = book([], [BASE])
    expect(routesOf(of, 'base-mfa')).toEqual(routesOf(of, 'base'))
  })

  test('called X-long-term give X', () => {
    const plan = routeOf(book([], [keys('work-long-term', 'WORK', MFA)]), 'work-long-term', 'session-token')
    expect(openedBy(plan)).toEqual(['work session:work-long-term'])
  })

  test('of [default] are like all others', () => {
    expect(openedBy(routeOf(book([], [keys('default', 'D', MFA)]), 'default', 'session-token'))).toEqual([
      'default-mfa session:default',
    ])
  })

  test('use the device that only their roles name', () => {
    const of = book([role('admin', 'base', MFA)], [keys('base')])
    expect(callsOf(routeOf(of, 'base', 'session-token'))).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
    ])
  })
})

describe('a role with a device', () => {
  const of = book([role('admin', 'base', MFA), role('reader', 'base', MFA), role('dev', 'base-mfa')], [BASE])

  test('is opened by a shared code together with all that hangs on it', () => {
    const plan = routeOf(of, 'admin', 'shared-code')
    expect(callsOf(plan)).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
      'role:admin by session:base for 3600 to cli-cache',
      'role:reader by session:base for 3600 to cli-cache',
    ])
    expect(openedBy(plan)).toEqual(['base-mfa session:base', 'admin role:admin', 'reader role:reader', 'dev itself'])
    expect(plan.codes).toBe(1)
    expect(plan.notes.join(' ')).toContain('boto3')
  })

  test('is opened alone by a code of its own', () => {
    const plan = routeOf(of, 'admin', 'own-code')
    expect(callsOf(plan)).toEqual(['role:admin by base with a code for 3600 to cli-cache'])
    expect(openedBy(plan)).toEqual(['admin role:admin'])
    expect(plan.notes.join(' ')).toContain('opens nothing else')
  })

  test('needs no code while the session of its keys lives', () => {
    const live = new Map([['base-mfa', options().now + 3_600_000]])
    const choices = routesOf(of, 'admin', { live })
    expect(choices.find(({ chosen }) => chosen)?.kind).toBe('no-code')
    expect(callsOf(routeOf(of, 'admin', 'no-code', { live }))).toEqual(['role:admin by base-mfa for 3600 to cli-cache'])
  })
})

test('a role that tools assume themselves is renewed with the session it hangs on, alive or not', () => {
  const of = book([role('dev', 'base-mfa')], [BASE, session('base-mfa')])
  const live = new Map([['base-mfa', options().now + 3_600_000]])
  expect(routesOf(of, 'dev', { live }).map(({ kind, chosen }) => [kind, chosen])).toEqual([['shared-code', true]])
})

test('what is held for a role is not taken for the session of keys with the same name', () => {
  const both = `[profile own]\nrole_arn = arn:aws:iam::444455556666:role/Own\nsource_profile = own\n${MFA}`
  const of = book([both], [keys('own')])
  const live = new Map([['own', options().now + 3_600_000]])
  expect(routesOf(of, 'own', { live }).map(({ kind }) => kind)).toEqual(['shared-code', 'own-code'])
  expect(openedBy(routeOf(of, 'own', 'shared-code'))).toEqual(['own-mfa session:own', 'own role:own'])
})

test.each([
  ['sso', 'sso', book(['[profile sso]\nsso_account_id = 111122223333\n'], [])],
  ['a', 'source-sso', book(['[profile sso]\nsso_account_id = 111122223333\n', role('a', 'sso')], [])],
  ['a', 'source-process', book(['[profile p]\ncredential_process = x\n', role('a', 'p')], [])],
  ['a', 'source-web-identity', book(['[profile w]\nweb_identity_token_file = x\n', role('a', 'w')], [])],
  ['a', 'bad-role-arn', book(['[profile a]\nrole_arn = Admin\nsource_profile = base\n'], [BASE])],
  ['a', 'both-sources', book([role('a', 'base', 'credential_source = Environment\n')], [BASE])],
  ['a', 'other-partition', book([role('a', 'base', 'mfa_serial = arn:aws-cn:iam::111122223333:mfa/li\n')], [BASE])],
  ['base', 'credentials-refused', book([], [BASE, BASE])],
  ['__proto__', 'no-such-profile', book([], [BASE])],
  ['nobody', 'no-such-profile', book([], [])],
  ['a', 'loop', book([role('a', 'b'), role('b', 'a')], [])],
  ['a', 'loop', book([role('a', 'a')], [])],
  ['a', 'source-missing', book([role('a', 'gone')], [])],
  ['a', 'source-half-keys', book([role('a', 'half', MFA)], ['[half]\naws_access_key_id = AKIAEXAMPLE\n'])],
  ['half', 'half-keys', book([], ['[half]\naws_secret_access_key = EXAMPLE\n'])],
  ['base', 'fido-serial', book([], [keys('base', 'B', `mfa_serial = ${FIDO}\n`)])],
  ['base', 'bad-serial', book([], [keys('base', 'B', 'mfa_serial = short\n')])],
  ['base', 'no-serial', book([], [keys('base')])],
  ['temp', 'temporary-keys', book([], [session('temp')])],
  ['a', 'temporary-source', book([role('a', 'temp', MFA)], [session('temp')])],
  ['base', 'target-holds-keys', book([], [BASE, keys('base-mfa', 'OTHER')])],
])('%s: %s is said, not thrown', (profile, code, of) => {
  const planned = planProfile(of, profile, options())
  expect(planned).toMatchObject({ ok: false, failure: { code } })
  expect(planned.ok ? '' : planned.failure.message).toMatch(/[.a-z]$/)
})

test('a role by a code of its own says both places in which its length is chosen', () => {
  const { notes } = routeOf(book([role('admin', 'base', MFA)], [BASE]), 'admin', 'own-code')
  expect(notes.join(' ')).toContain(`with ${routesText.change} in the window, or with duration_seconds`)
})
