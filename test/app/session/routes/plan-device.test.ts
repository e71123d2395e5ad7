import { describe, expect, test } from 'vitest'
import { planDevice, planEverything } from '../../../../app/session/routes/index.ts'
import {
  book,
  callsOf,
  DEVICE,
  FIDO,
  keys,
  MFA,
  OTHER_DEVICE,
  openedBy,
  options,
  prefer,
  role,
  routeOf,
  session,
} from './book.ts'

const BASE = keys('base', 'BASE', MFA)
const SPARE = `mfa_serial = ${OTHER_DEVICE}\n`

describe('everything on a device', () => {
  test('two keys take two codes, each with what hangs on it', () => {
    const of = book([role('one', 'base', MFA), role('two', 'second', MFA)], [BASE, keys('second', 'SECOND', MFA)])
    const plan = planDevice(of, DEVICE, options())
    expect(plan).toMatchObject({ kind: 'shared-code', devices: [DEVICE], codes: 2 })
    expect(callsOf(plan)).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
      'session:second by second with a code for 43200 to [second-mfa]',
      'role:one by session:base for 3600 to cli-cache',
      'role:two by session:second for 3600 to cli-cache',
    ])
    expect(plan.notes.join(' ')).toContain('2 codes')
  })

  test('profiles with the same key share a session, and the section that is not written is named', () => {
    const of = book([role('r', 'twin', MFA)], [BASE, keys('twin', 'BASE', MFA), session('twin-mfa')])
    const plan = planDevice(of, DEVICE, options())
    expect(callsOf(plan)).toEqual([
      'session:twin by twin with a code for 43200 to [twin-mfa]',
      'role:r by session:twin for 3600 to cli-cache',
    ])
    const both = planDevice(
      book([], [BASE, session('base-mfa'), keys('twin', 'BASE', MFA), session('twin-mfa')]),
      DEVICE,
      options(),
    )
    expect(both.codes).toBe(1)
    expect(both.cannot).toMatchObject([{ profile: 'twin-mfa', code: 'same-key' }])
  })

  test('two profiles of one role take one call: AWS CLI keeps one entry for both', () => {
    const same = 'role_arn = arn:aws:iam::444455556666:role/Same\nsource_profile = base\n'
    const of = book([`[profile one]\n${same}${MFA}[profile two]\n${same}${MFA}`], [BASE])
    const plan = planDevice(of, DEVICE, options())
    expect(openedBy(plan)).toEqual(['base-mfa session:base', 'one role:one', 'two role:one'])
    expect(plan.calls).toHaveLength(2)
  })

  test('a role with a code of its own takes another one, after the shared one', () => {
    const preferences = new Map([['own', prefer({ route: 'own-code', durationSeconds: 43_200 })]])
    const of = book([role('own', 'base', MFA), role('shared', 'base', MFA)], [BASE])
    expect(callsOf(planDevice(of, DEVICE, options({ preferences })))).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
      'role:shared by session:base for 3600 to cli-cache',
      'role:own by base with a code for 43200 to cli-cache',
    ])
    const alone = routeOf(of, 'shared', 'shared-code', { preferences })
    expect(alone.cannot).toMatchObject([{ profile: 'own', code: 'own-code' }])
  })

  test('another device of the same keys leaves the section alone', () => {
    const of = book([role('spare', 'base', SPARE)], [BASE])
    const plan = planDevice(of, OTHER_DEVICE, options())
    expect(callsOf(plan)).toEqual([
      'session:base by base with a code for 43200 to memory',
      'role:spare by session:base for 3600 to cli-cache',
    ])
    expect(openedBy(plan)).toEqual(['spare role:spare'])
  })

  test('says what it cannot open, through all that hangs on it', () => {
    const bad = `[profile bad]\nrole_arn = admin\nsource_profile = base\n${MFA}`
    const of = book([bad, role('child', 'bad'), role('grandchild', 'child')], [BASE])
    const { cannot } = planDevice(of, DEVICE, options())
    expect(cannot.map(({ profile, code }) => [profile, code])).toEqual([
      ['bad', 'bad-role-arn'],
      ['child', 'source-bad-role-arn'],
      ['grandchild', 'source-stuck'],
    ])
    for (const { message } of cannot) expect(message).toContain('role_arn of “bad”')
  })

  test.each([FIDO, 'short'])('a device that gives no code says so for each profile: %s', (serial) => {
    const of = book([role('a', 'base', `mfa_serial = ${serial}\n`)], [BASE])
    const plan = planDevice(of, serial, options())
    expect(plan).toMatchObject({ calls: [], codes: 0, opens: [] })
    expect(plan.cannot.map(({ profile }) => profile)).toEqual(['a'])
    expect(planEverything(of, options())).toHaveLength(2)
  })

  test('files that AWS CLI refuses are said before a code is typed', () => {
    const of = book([], [BASE, BASE])
    expect(planDevice(of, DEVICE, options())).toMatchObject({ calls: [], codes: 0 })
  })

  test('a thousand profiles behind three devices take three codes and one call each', () => {
    const devices = [1, 2, 3].map((n) => `arn:aws:iam::111122223333:mfa/d${n}`)
    const of = book(
      Array.from({ length: 997 }, (_, n) => role(`r${n}`, `base${n % 3}`, `mfa_serial = ${devices[n % 3]}\n`)),
      devices.map((serial, n) => keys(`base${n}`, `B${n}`, `mfa_serial = ${serial}\n`)),
    )
    const plans = planEverything(of, options())
    expect(plans.map(({ codes }) => codes)).toEqual([1, 1, 1])
    expect(plans.flatMap(({ calls }) => calls)).toHaveLength(1000)
    expect(plans.flatMap(({ opens }) => opens)).toHaveLength(1000)
  })

  test('a trail of a thousand roles ends at its keys', () => {
    const of = book(
      Array.from({ length: 1000 }, (_, n) => role(`r${n}`, n === 999 ? 'base' : `r${n + 1}`, n === 999 ? MFA : '')),
      [BASE],
    )
    const plan = planDevice(of, DEVICE, options())
    expect(plan.calls).toHaveLength(2)
    expect(plan.opens).toHaveLength(1001)
  })
})

describe('chained roles', () => {
  const of = book([role('hub', 'base', MFA), role('spoke', 'hub', 'duration_seconds = 43200\n')], [BASE])

  test('behind a role in the cache of AWS CLI are assumed by it without a call', () => {
    expect(openedBy(routeOf(of, 'spoke', 'shared-code'))).toEqual([
      'base-mfa session:base',
      'hub role:hub',
      'spoke itself',
    ])
  })

  test('with a place of their own are cut to an hour, and it is said', () => {
    const preferences = new Map([['spoke', prefer({ place: { kind: 'target', section: 'spoke-live' } })]])
    const plan = routeOf(of, 'spoke', 'shared-code', { preferences })
    expect(callsOf(plan).at(-1)).toBe('role:spoke by role:hub for 3600 to [spoke-live]')
    expect(plan.notes.join(' ')).toContain('“spoke”: cut to 1 hour')
  })

  test('get a call where their source goes to a place no tool looks at', () => {
    const preferences = new Map([['hub', prefer({ place: { kind: 'memory' } })]])
    expect(callsOf(routeOf(of, 'spoke', 'shared-code', { preferences }))).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
      'role:hub by session:base for 3600 to memory',
      'role:spoke by role:hub for 3600 to cli-cache',
    ])
  })

  test('behind a role that tools assume themselves take a step in memory', () => {
    const steps = book([role('hub', 'base-mfa'), role('spoke', 'hub', MFA)], [BASE])
    const plan = routeOf(steps, 'spoke', 'shared-code')
    expect(callsOf(plan)).toEqual([
      'session:base by base with a code for 43200 to [base-mfa]',
      'role:hub by session:base for 3600 to memory',
      'role:spoke by role:hub for 3600 to cli-cache',
    ])
    expect(openedBy(plan)).toEqual(['base-mfa session:base', 'hub itself', 'spoke role:spoke'])
    expect(plan.notes.join(' ')).toContain('AWS takes codes from users')
  })
})

test('steps on the way to a role are taken in order, however many', () => {
  const of = book([role('one', 'base-mfa'), role('two', 'one'), role('three', 'two', MFA)], [BASE])
  expect(callsOf(planDevice(of, DEVICE, options()))).toEqual([
    'session:base by base with a code for 43200 to [base-mfa]',
    'role:one by session:base for 3600 to memory',
    'role:two by role:one for 3600 to memory',
    'role:three by role:two for 3600 to cli-cache',
  ])
})

test('keys whose only role has a code of its own are asked for no session', () => {
  const preferences = new Map([['own', prefer({ route: 'own-code' })]])
  const of = book([role('own', 'bare', MFA), role('shared', 'base', MFA)], [BASE, keys('bare')])
  const plan = planDevice(of, DEVICE, options({ preferences }))
  expect(plan.calls.map(({ id }) => id)).toEqual(['session:base', 'role:shared', 'role:own'])
})

describe('places', () => {
  const of = book([role('admin', 'base', MFA), role('dev', 'base-mfa')], [BASE])
  const placed = (section: string) => new Map([['admin', prefer({ place: { kind: 'target', section } })]])

  test('a role goes to the section that was chosen, which then lives', () => {
    const plan = routeOf(of, 'admin', 'shared-code', { preferences: placed('admin-live') })
    expect(openedBy(plan)).toContain('admin-live role:admin')
    expect(plan.notes.join(' ')).not.toContain('boto3')
  })

  test.each(['admin', 'base', 'base-mfa', 'dev', 'two words', '__proto__'])(
    'a section that cannot take a role is told, and the cache used: %s',
    (section) => {
      const plan = routeOf(of, 'admin', 'shared-code', { preferences: placed(section) })
      expect(openedBy(plan)).toContain('admin role:admin')
      expect(plan.notes.join(' ')).toContain('Until then')
    },
  )

  test('a session held in memory leaves roles of its section to the cache', () => {
    const preferences = new Map([['base', prefer({ place: { kind: 'memory' } })]])
    const plan = routeOf(of, 'base', 'shared-code', { preferences })
    expect(openedBy(plan)).toEqual(['base session:base', 'admin role:admin', 'dev role:dev'])
  })

  test('a section that holds long-term keys does not keep the roles from coming alive', () => {
    const taken = book([role('admin', 'base', MFA)], [BASE, keys('base-mfa', 'PRECIOUS')])
    const plan = routeOf(taken, 'admin', 'shared-code')
    expect(callsOf(plan)).toEqual([
      'session:base by base with a code for 43200 to memory',
      'role:admin by session:base for 3600 to cli-cache',
    ])
    expect(plan.cannot).toMatchObject([{ profile: 'base-mfa', code: 'target-holds-keys' }])
  })
})

describe('durations', () => {
  const planned = (setting: string) => {
    const of = book([role('r', 'base', `${MFA}duration_seconds = ${setting}\n`)], [BASE])
    const plan = routeOf(of, 'r', 'own-code')
    return [plan.calls[0]?.durationSeconds, plan.notes.some((note) => note.startsWith('“r”'))]
  }
  test.each([
    ['43200', 43_200, false],
    ['43201', 43_200, true],
    ['901', 901, false],
    ['900', 900, true],
    ['899', 900, true],
    ['-1', 900, true],
    ['half an hour', 3600, true],
    ['9'.repeat(400), 43_200, true],
  ])('duration_seconds = %s asks for %i, and a change is said', (setting, seconds, said) => {
    expect(planned(setting)).toEqual([seconds, said])
  })

  test('what AWS CLI would take for expired at once is said before the code, unless it goes elsewhere', () => {
    const short = book([role('r', 'base', `${MFA}duration_seconds = 900\n`)], [BASE])
    expect(routeOf(short, 'r', 'own-code').notes.join(' ')).toContain('“r”: too short for AWS CLI’s cache')
    const place = { kind: 'target', section: 'r-live' } as const
    const elsewhere = routeOf(short, 'r', 'own-code', { preferences: new Map([['r', prefer({ place })]]) })
    expect(elsewhere.notes.join(' ')).not.toContain('too short')
  })

  test('the root user gets an hour', () => {
    const root = keys('root', 'R', 'mfa_serial = arn:aws:iam::111122223333:mfa/root-account-mfa-device\n')
    const plan = routeOf(book([], [root]), 'root', 'session-token')
    expect(plan.opens).toMatchObject([{ durationSeconds: 3600 }])
    expect(plan.notes.join(' ')).toContain('root user')
  })
})

test('a session is named as the profile says, else after the profile whose keys sign', () => {
  const of = book(
    [
      role('named', 'base', `${MFA}role_session_name = alice@example.com\n`),
      role('plain', 'base', MFA),
      role('bad', 'base', `${MFA}role_session_name = a b\n`),
    ],
    [BASE],
  )
  const plan = planDevice(of, DEVICE, options())
  const names = plan.calls.map(({ profile, role: of }) => [profile, of?.sessionName ?? null])
  expect(names).toEqual([
    ['base', null],
    ['named', 'alice@example.com'],
    ['plain', 'lanyard-base'],
    ['bad', 'lanyard-base'],
  ])
  expect(plan.notes.join(' ')).toContain('“bad”: AWS takes no such role_session_name')
})
