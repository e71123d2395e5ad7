import { expect, test } from 'vitest'
import type { CallState, RenewalProgress } from '../../../app/session/routes/model.ts'
import { buildRenewal } from '../../../app/view/renewal-view.ts'
import { NOW } from '../chain/facts.ts'
import { book, DEVICE, keys, MFA, role, routeOf } from '../session/routes/book.ts'

const PLAN = routeOf(
  book([role('admin', 'base', MFA), role('reader', 'base', MFA)], [keys('base', 'BASE', MFA)]),
  'base',
  'shared-code',
)

const progress = (
  calls: Readonly<Record<string, CallState>>,
  rest: Partial<RenewalProgress> = {},
): RenewalProgress => ({ plan: PLAN, calls: new Map(Object.entries(calls)), state: 'running', next: null, ...rest })

const texts = (of: RenewalProgress) => buildRenewal(of, NOW, 60).lines.map(({ profile, text }) => `${profile}: ${text}`)

test('before the code every profile waits: the first for the code, the others for what signs them', () => {
  const next = { serial: DEVICE, waitUntil: NOW + 12_000 }
  const view = buildRenewal(progress({}, { state: 'needs-code', next }), NOW, 60)
  expect(view).toMatchObject({
    state: 'needs-code',
    done: 0,
    total: 3,
    next: { serial: DEVICE, deviceName: 'alice', waitUntil: NOW + 12_000 },
  })
  expect(view.lines.map(({ text }) => text)).toEqual([
    'waits for the code',
    'waits for what signs it',
    'waits for what signs it',
  ])
})

test('a partial result shows what lives until when, and why the rest does not', () => {
  const of = progress(
    {
      'session:base': { kind: 'done', expiresAt: NOW + 3_600_000 },
      'role:admin': { kind: 'failed', code: 'AccessDenied', message: 'AWS does not allow it.' },
      'role:reader': { kind: 'backing-off', at: NOW + 1500, attempt: 2 },
    },
    {},
  )
  expect(texts(of)).toEqual([
    'base-mfa: until 14:00',
    'admin: AWS does not allow it.',
    'reader: AWS is throttling or faulty at the moment: again in 2 s',
  ])
  expect(buildRenewal(of, NOW, 60)).toMatchObject({ done: 1, total: 3 })
})

test('an end beyond a day says how far away it is', () => {
  expect(texts(progress({ 'session:base': { kind: 'done', expiresAt: NOW + 129_600_000 } }))[0]).toBe(
    'base-mfa: until 01:00 (1 d 12 h)',
  )
})

test('a wait that is over is none, and a device is named only while a code is wanted', () => {
  const next = { serial: DEVICE, waitUntil: NOW }
  expect(buildRenewal(progress({}, { state: 'needs-code', next }), NOW, 0).next?.waitUntil).toBeNull()
  expect(buildRenewal(progress({}, { state: 'running', next }), NOW, 0).next).toBeNull()
})

test('two profiles of one role are two lines of one call', () => {
  const same = `role_arn = arn:aws:iam::444455556666:role/Same\nsource_profile = base\n${MFA}`
  const plan = routeOf(
    book([`[profile one]\n${same}[profile two]\n${same}`], [keys('base', 'BASE', MFA)]),
    'one',
    'shared-code',
  )
  const calls = new Map<string, CallState>([['role:one', { kind: 'done', expiresAt: NOW + 60_000 }]])
  const view = buildRenewal({ plan, calls, state: 'partly', next: null }, NOW, 0)
  expect(view.lines.map(({ profile, state }) => [profile, state])).toEqual([
    ['base-mfa', 'waiting'],
    ['one', 'done'],
    ['two', 'done'],
  ])
})

test('a role that tools assume themselves is live as soon as what it hangs on is, and not before', () => {
  const follower = 'role_arn = arn:aws:iam::444455556666:role/Dev\nsource_profile = base-mfa\n'
  const plan = routeOf(
    book([role('admin', 'base', MFA), `[profile dev]\n${follower}`], [keys('base', 'BASE', MFA)]),
    'base',
    'shared-code',
  )
  const viewOf = (base: CallState) =>
    buildRenewal({ plan, calls: new Map([['session:base', base]]), state: 'running', next: null }, NOW, 60)
  expect(plan.opens.map(({ profile }) => profile)).toContain('dev')
  const line = (base: CallState) => viewOf(base).lines.find(({ profile }) => profile === 'dev')
  expect(viewOf({ kind: 'waiting' })).toMatchObject({ done: 0, total: plan.opens.length })
  expect(line({ kind: 'asking', attempt: 1 })?.state).toBe('waiting')
  expect(viewOf({ kind: 'done', expiresAt: NOW + 3_600_000 })).toMatchObject({ done: 2, total: plan.opens.length })
  expect(line({ kind: 'done', expiresAt: NOW + 3_600_000 })).toMatchObject({ state: 'done', text: 'until 14:00' })
  expect(line({ kind: 'failed', code: 'AccessDenied', message: 'No.' })?.state).toBe('skipped')
})
