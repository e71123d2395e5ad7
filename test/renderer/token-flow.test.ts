import { describe, expect, it } from 'vitest'
import type { SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import { digitsOf, secondsInWindow, secondsUntil } from '../../renderer/state/code-window.ts'
import { FIRST_TOKEN_STATE, type TokenEvent, type TokenState, tokenFlow } from '../../renderer/state/token-flow.ts'

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
  waitUntil,
  now: NOW,
})

const failure = (more: Partial<SessionFailure> = {}): SessionFailure => ({
  code: 'AccessDenied',
  message: 'No.',
  next: 'code',
  waitUntil: null,
  ...more,
})

const success: SessionSuccess = {
  source: 'acme',
  target: 'acme-mfa',
  serial: 's',
  durationSeconds: 900,
  expiresAt: NEXT,
  file: '/f',
  backup: null,
  notes: [],
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
const sent: TokenEvent = { kind: 'sent' }

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
