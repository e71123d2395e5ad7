import { describe, expect, it } from 'vitest'
import type { SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import type { RenewalView } from '../../app/view/session-model.ts'
import { digitsOf, secondsInWindow, secondsUntil } from '../../renderer/state/code-window.ts'
import {
  FIRST_TOKEN_STATE,
  programOf,
  type TokenEvent,
  type TokenState,
  tokenFlow,
} from '../../renderer/state/token-flow.ts'

const NOW = 1_700_000_010_000
const NEXT = 1_700_000_040_000

const plan = (waitUntil: number | null): TokenPlan => ({
  source: 'acme',
  target: 'acme-mfa',
  serial: 'arn:aws:iam::123456789012:mfa/alice',
  deviceName: 'alice',
  accountId: '123456789012',
  durationSeconds: 43_200,
  opens: [],
  warnings: [],
  notes: [],
  waitUntil,
  codes: 1,
  command: 'op',
  snooze: 'not-offered',
  now: NOW,
})

const failure = (more: Partial<SessionFailure> = {}): SessionFailure => ({
  code: 'AccessDenied',
  message: 'No.',
  next: 'code',
  waitUntil: null,
  ...more,
})

const renewal: RenewalView = { state: 'done', done: 1, total: 1, lines: [], next: null }

const success: SessionSuccess = {
  source: 'acme',
  target: 'acme-mfa',
  serial: 's',
  durationSeconds: 900,
  expiresAt: NEXT,
  file: '/f',
  backup: null,
  notes: [],
  renewal,
}

const play = (...events: readonly TokenEvent[]): TokenState => events.reduce(tokenFlow, FIRST_TOKEN_STATE)
const planned = (waitUntil: number | null = null): TokenEvent => ({
  kind: 'planned',
  outcome: { ok: true, value: plan(waitUntil) },
})
const refused = (more: Partial<SessionFailure> = {}): TokenEvent => ({
  kind: 'answered',
  outcome: { ok: false, failure: failure(more) },
  now: NOW,
})
const typed: TokenEvent = { kind: 'typed', code: '123456' }
const sent: TokenEvent = { kind: 'sent', by: 'person' }
const answeredWith = (renewal: RenewalView): TokenEvent => ({
  kind: 'answered',
  outcome: { ok: true, value: { ...success, renewal } },
  now: NOW,
})

describe('the token window', () => {
  it('lets a code be typed once it knows what the code is for', () => {
    expect(play(typed).code).toBe('')
    expect(play(planned(), typed)).toMatchObject({ code: '123456', stage: { kind: 'typing' } })
  })

  it('waits when the device’s code was just used, and opens by itself in the next window', () => {
    expect(play(planned(NEXT), typed)).toMatchObject({ code: '', stage: { kind: 'waiting', until: NEXT } })
    expect(play(planned(NEXT), { kind: 'ticked', now: NEXT - 1 }).stage.kind).toBe('waiting')
    expect(play(planned(NEXT), { kind: 'ticked', now: NEXT }).stage).toMatchObject({ kind: 'typing', afterWait: true })
  })

  it('does not wait for a moment that has passed', () => {
    expect(play(planned(NOW)).stage.kind).toBe('typing')
  })

  it('clears a refused code and says why', () => {
    const after = play(planned(), typed, sent, refused())
    expect(after).toMatchObject({ code: '', stage: { kind: 'typing', failure: { message: 'No.' } } })
  })

  it('waits for the next window after a used code, still saying why', () => {
    const after = play(planned(), typed, sent, refused({ waitUntil: NEXT }))
    expect(after).toMatchObject({ code: '', stage: { kind: 'waiting', failure: { message: 'No.' } } })
  })

  it('stops asking for codes when the profile has to be mended first', () => {
    expect(play(planned(), typed, sent, refused({ next: 'settings' })).stage.kind).toBe('blocked')
  })

  it('sends one code at a time', () => {
    const sending = play(planned(), typed, sent)
    expect(tokenFlow(sending, { kind: 'typed', code: '9' })).toBe(sending)
    expect(tokenFlow(sending, sent)).toBe(sending)
  })

  it('ends with the session', () => {
    const done = play(planned(), typed, sent, { kind: 'answered', outcome: { ok: true, value: success }, now: NOW })
    expect(done).toMatchObject({ code: '', stage: { kind: 'done', success: { target: 'acme-mfa' } } })
  })

  it('starts anew when it is about another profile', () => {
    expect(play(planned(), typed, planned()).code).toBe('')
  })
})

describe('a code for several profiles', () => {
  const running: RenewalView = { state: 'running', done: 2, total: 7, lines: [], next: null }
  const needing = (waitUntil: number | null): RenewalView => ({
    ...running,
    state: 'needs-code',
    next: { serial: 'arn:aws:iam::777788889999:mfa/bob', deviceName: 'bob', waitUntil },
  })

  it('is shown as it runs, and only while it runs', () => {
    const progressed: TokenEvent = { kind: 'progressed', renewal: running }
    expect(play(planned(), typed, sent, progressed).renewal).toBe(running)
    expect(play(planned(), typed, progressed).renewal).toBeNull()
  })

  it('never opens the field again while the code is being spent, whatever is pushed', () => {
    const pushed = play(planned(), typed, sent, { kind: 'progressed', renewal: needing(null) })
    expect(pushed.stage.kind).toBe('sending')
  })

  it('asks for the next device’s code by its name, keeping what lives already', () => {
    const after = play(planned(), typed, sent, answeredWith(needing(null)))
    expect(after).toMatchObject({
      code: '',
      stage: { kind: 'typing', failure: null },
      device: { name: 'bob', isNext: true },
      renewal: { done: 2 },
    })
  })

  it('waits by itself where the next code is not there yet', () => {
    const after = play(planned(), typed, sent, answeredWith(needing(NEXT)))
    expect(after.stage).toMatchObject({ kind: 'waiting', until: NEXT })
    expect(tokenFlow(after, { kind: 'ticked', now: NEXT }).stage.kind).toBe('typing')
  })

  it('asks the program only for the device it was named for', () => {
    expect(programOf(play(planned()))).toBe('op')
    expect(programOf(play(planned(), typed, sent))).toBeNull()
    expect(programOf(play(planned(), typed, sent, answeredWith(needing(null))))).toBeNull()
  })

  it('takes what main says of the next device, and of no other', () => {
    const asking = play(planned(), typed, sent, answeredWith(needing(null)))
    const next = { ...plan(null), serial: 'arn:aws:iam::777788889999:mfa/bob', command: 'ykman' }
    expect(programOf(tokenFlow(asking, { kind: 'replanned', plan: next }))).toBe('ykman')
    expect(tokenFlow(asking, { kind: 'replanned', plan: plan(null) })).toBe(asking)
    expect(play(planned(), { kind: 'replanned', plan: next }).plan?.command).toBe('op')
  })

  it('is stopped, and still says what came of it', () => {
    const stopping = play(planned(), typed, sent, { kind: 'stopped' })
    expect(stopping.stage).toMatchObject({ kind: 'sending', course: 'stopping' })
    const cancelled = { ...running, state: 'cancelled' } as const
    expect(tokenFlow(stopping, answeredWith(cancelled)).stage).toMatchObject({
      kind: 'done',
      success: { renewal: { state: 'cancelled', done: 2 } },
    })
    expect(play(planned(), { kind: 'stopped' }).stage.kind).toBe('typing')
  })

  it('forgets an older renewal when it is about another profile', () => {
    const after = play(planned(), typed, sent, answeredWith(needing(null)), planned())
    expect(after).toMatchObject({ renewal: null, device: { name: 'alice', isNext: false } })
  })
})

describe('a token code', () => {
  it('may be pasted with spaces, in full-width digits, or with words around it', () => {
    expect(digitsOf('123 456')).toBe('123456')
    expect(digitsOf('１２３４５６')).toBe('123456')
    expect(digitsOf('Code: 123-456.')).toBe('123456')
    expect(digitsOf('1234567')).toBe('123456')
    expect(digitsOf('abc')).toBe('')
  })

  it('changes on the half minute', () => {
    expect(secondsInWindow(1_700_000_010_000)).toBe(30)
    expect(secondsInWindow(1_700_000_010_001)).toBe(30)
    expect(secondsInWindow(1_700_000_039_999)).toBe(1)
    expect(secondsUntil(10_500, 10_000)).toBe(1)
    expect(secondsUntil(1, 2)).toBe(0)
  })
})
