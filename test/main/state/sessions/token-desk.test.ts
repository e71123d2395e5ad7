import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TokenRequest } from '../../../../app/contract/contract.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../../../app/view/model.ts'
import { makeTokenDesk, type TokenDeskOptions } from '../../../../main/state/sessions/token-desk.ts'
import { silent } from '../fixture.ts'

beforeEach(() => {
  vi.clearAllMocks()
  later.splice(0)
})

const planFor = (source: string): TokenPlan => ({
  source,
  target: `${source}-mfa`,
  serial: 'arn:aws:iam::123456789012:mfa/alice-phone',
  deviceName: 'alice-phone',
  accountId: '123456789012',
  durationSeconds: 43_200,
  opens: [],
  warnings: [],
  notes: [],
  waitUntil: null,
  codes: 1,
  command: null,
  snooze: 'not-offered',
  now: 0,
})
const success: SessionSuccess = {
  source: 'acme-base',
  target: 'acme-base-mfa',
  serial: 'arn:aws:iam::123456789012:mfa/alice-phone',
  durationSeconds: 43_200,
  expiresAt: 1,
  file: '/credentials',
  backup: null,
  notes: [],
  renewal: { state: 'done', done: 1, total: 1, lines: [], next: null },
}
const reused: SessionFailure = { code: 'AccessDenied', message: 'Already used.', next: 'code', waitUntil: 30_000 }
const base: TokenRequest = { kind: 'profile', profile: 'acme-base' }

const begin = vi.fn(
  async (_code: string): Promise<Outcome<SessionSuccess, SessionFailure>> => ({
    ok: true,
    value: success,
  }),
)
const codeFromCommand = vi.fn(async (): Promise<Outcome<string, SessionFailure>> => ({ ok: true, value: '654321' }))
const cancel = vi.fn()
const later: (() => void)[] = []
const told = {
  refuse: vi.fn<TokenDeskOptions['refuse']>(async () => null),
  withoutCode: vi.fn<TokenDeskOptions['withoutCode']>(async () => null),
  prepare: vi.fn<TokenDeskOptions['prepare']>(async (request) => ({
    ok: true,
    value: {
      plan: () => planFor(request.kind === 'profile' ? request.profile : request.serial),
      start: begin,
      codeFromCommand,
      cancel,
    },
  })),
  showWindow: vi.fn(),
  closeWindow: vi.fn(),
  tellWindow: vi.fn(),
  onStarted: vi.fn(),
  onSnoozed: vi.fn(),
}
const makeDesk = () => makeTokenDesk({ ...told, log: silent, after: (_milliseconds, run) => void later.push(run) })
const windowCloses = () => later.splice(0).forEach((run) => run())

describe('asking for a session', () => {
  it('opens the window, which hears what the code will open', async () => {
    const desk = makeDesk()
    expect(await desk.open(base, 'from-tray')).toEqual({ ok: true, value: null })
    expect(told.showWindow).toHaveBeenCalledExactlyOnceWith('from-tray')
    expect(await desk.plan()).toEqual({ ok: true, value: planFor('acme-base') })
  })

  it('may be for everything on a device', async () => {
    const desk = makeDesk()
    const request = { kind: 'device', serial: 'GAHT12345678' } as const
    await desk.open(request, 'from-notice')
    expect(told.prepare).toHaveBeenCalledExactlyOnceWith(request, 'from-notice')
    expect(told.showWindow).toHaveBeenCalledExactlyOnceWith('from-tray')
  })

  it('opens no window where a code would renew nothing, and says why', async () => {
    told.refuse.mockResolvedValueOnce('There is no profile nobody.')
    const outcome = await makeDesk().open({ kind: 'profile', profile: 'nobody' }, 'from-window')
    expect(outcome).toEqual({ ok: false, failure: 'There is no profile nobody.' })
    expect(told.showWindow).not.toHaveBeenCalled()
    expect(told.prepare).not.toHaveBeenCalled()
  })

  it('opens no window where no code is needed: it is done, or told why not', async () => {
    told.withoutCode.mockResolvedValueOnce({ ok: true, value: 'It lives.' })
    expect(await makeDesk().open(base, 'from-window')).toEqual({ ok: true, value: null })
    told.withoutCode.mockResolvedValueOnce({ ok: false, failure: 'AWS said no.' })
    expect(await makeDesk().open(base, 'from-window')).toEqual({ ok: false, failure: 'AWS said no.' })
    expect(told.showWindow).not.toHaveBeenCalled()
  })

  it('tells a window that is open already about the other profile, and only about the last one', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    await desk.open(base, 'from-window')
    await vi.waitFor(() => expect(told.tellWindow).toHaveBeenCalledOnce())
  })
})

describe('the code', () => {
  it('starts the session, and the window closes a moment later', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    expect(await desk.start('123456')).toEqual({ ok: true, value: success })
    expect(begin).toHaveBeenCalledExactlyOnceWith('123456')
    expect(told.onStarted).toHaveBeenCalledOnce()
    expect(told.closeWindow).not.toHaveBeenCalled()
    windowCloses()
    expect(told.closeWindow).toHaveBeenCalledOnce()
  })

  it.each(['needs-code', 'partly', 'failed', 'cancelled'] as const)(
    'leaves the window open while there is something to read or to type: %s',
    async (state) => {
      const desk = makeDesk()
      await desk.open(base, 'from-window')
      begin.mockResolvedValueOnce({ ok: true, value: { ...success, renewal: { ...success.renewal, state } } })
      await desk.start('123456')
      windowCloses()
      expect(told.closeWindow).not.toHaveBeenCalled()
    },
  )

  it('leaves a window alone that is about another profile by then', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    await desk.start('123456')
    await desk.open(base, 'from-window')
    windowCloses()
    expect(told.closeWindow).not.toHaveBeenCalled()
  })

  it('may be typed again after a refusal', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    begin.mockResolvedValueOnce({ ok: false, failure: reused })
    expect(await desk.start('123456')).toEqual({ ok: false, failure: reused })
    expect(later).toEqual([])
    expect((await desk.start('654321')).ok).toBe(true)
  })

  it('comes from the program that the person named, and is spent like a typed one', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    expect((await desk.startFromCommand()).ok).toBe(true)
    expect(begin).toHaveBeenCalledExactlyOnceWith('654321')
  })

  it('is not spent when the program gives none', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    codeFromCommand.mockResolvedValueOnce({ ok: false, failure: reused })
    expect(await desk.startFromCommand()).toEqual({ ok: false, failure: reused })
    expect(begin).not.toHaveBeenCalled()
  })

  it('starts nothing once the window is gone', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-window')
    desk.forget()
    expect((await desk.start('123456')).ok).toBe(false)
    expect((await desk.startFromCommand()).ok).toBe(false)
    expect((await desk.plan()).ok).toBe(false)
    expect(begin).not.toHaveBeenCalled()
    expect(codeFromCommand).not.toHaveBeenCalled()
  })

  it('becomes a sentence when something unforeseen happens, before or after it', async () => {
    const desk = makeDesk()
    told.prepare.mockRejectedValueOnce(new Error('boom'))
    await desk.open(base, 'from-window')
    expect(await desk.plan()).toMatchObject({ ok: false, failure: { code: 'InternalError' } })
    begin.mockRejectedValueOnce(new Error('boom'))
    await desk.open(base, 'from-window')
    expect(await desk.start('123456')).toMatchObject({ ok: false, failure: { next: 'retry' } })
  })
})

describe('a renewal', () => {
  it('is stopped when a person says so, and stopping nothing is fine', async () => {
    const desk = makeDesk()
    await desk.cancel()
    await desk.open(base, 'from-window')
    await desk.cancel()
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('is put off: the notice comes again later, and the window goes', async () => {
    const desk = makeDesk()
    await desk.open(base, 'from-notice')
    desk.snooze()
    expect(told.onSnoozed).toHaveBeenCalledExactlyOnceWith(base)
    expect(told.closeWindow).toHaveBeenCalledOnce()
  })
})
