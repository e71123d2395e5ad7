import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionFailure, SessionSuccess, TokenPlan } from '../../../app/view/model.ts'
import { makeTokenDesk, type TokenDeskOptions } from '../../../main/state/token-desk.ts'
import { makeScene, type Scene, silent } from './fixture.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.remove())
beforeEach(() => {
  vi.clearAllMocks()
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
  waitUntil: null,
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
}
const reused: SessionFailure = { code: 'AccessDenied', message: 'Already used.', next: 'code', waitUntil: 30_000 }

const begin = vi.fn(async (_code: string) => ({ ok: true, value: success }) as const)
const later: (() => void)[] = []
const told = {
  prepare: vi.fn<TokenDeskOptions['prepare']>(async (source) => ({
    ok: true,
    value: { plan: planFor(source), start: begin },
  })),
  showWindow: vi.fn(),
  closeWindow: vi.fn(),
  tellWindow: vi.fn(),
  onStarted: vi.fn(),
}
const makeDesk = () =>
  makeTokenDesk({
    ...told,
    store: async () => scene.store,
    log: silent,
    after: (_milliseconds, run) => void later.push(run),
  })

describe('asking for a session', () => {
  it('opens the window, which hears what the code will open', async () => {
    const desk = makeDesk()
    expect(await desk.open('acme-base', 'from-tray')).toEqual({ ok: true, value: null })
    expect(told.showWindow).toHaveBeenCalledExactlyOnceWith('from-tray')
    expect(await desk.plan()).toEqual({ ok: true, value: planFor('acme-base') })
  })

  it('starts from the source when a session or a role on it is asked for', async () => {
    const desk = makeDesk()
    await desk.open('acme-base-mfa', 'from-window')
    expect(told.prepare).toHaveBeenCalledExactlyOnceWith('acme-base', 'window')
  })

  it.each(['nobody', 'corp-prod-readonly', 'constructor'])('opens no window for %s and says why', async (profile) => {
    const desk = makeDesk()
    const outcome = await desk.open(profile, 'from-window')
    expect(outcome.ok ? '' : outcome.failure).not.toBe('')
    expect(told.showWindow).not.toHaveBeenCalled()
  })

  it('tells a window that is open already about the other profile, and only about the last one', async () => {
    const desk = makeDesk()
    await desk.open('acme-base', 'from-window')
    await desk.open('acme-base', 'from-window')
    await vi.waitFor(() => expect(told.tellWindow).toHaveBeenCalledOnce())
  })
})

describe('the code', () => {
  it('starts the session, and the window closes a moment later', async () => {
    const desk = makeDesk()
    await desk.open('acme-base', 'from-window')
    expect(await desk.start('123456')).toEqual({ ok: true, value: success })
    expect(begin).toHaveBeenCalledExactlyOnceWith('123456')
    expect(told.onStarted).toHaveBeenCalledOnce()
    expect(told.closeWindow).not.toHaveBeenCalled()
    later.splice(0).forEach((run) => run())
    expect(told.closeWindow).toHaveBeenCalledOnce()
  })

  it('leaves a window alone that is about another profile by then', async () => {
    const desk = makeDesk()
    await desk.open('acme-base', 'from-window')
    await desk.start('123456')
    await desk.open('acme-base', 'from-window')
    later.splice(0).forEach((run) => run())
    expect(told.closeWindow).not.toHaveBeenCalled()
  })

  it('may be typed again after a refusal', async () => {
    const desk = makeDesk()
    await desk.open('acme-base', 'from-window')
    begin.mockResolvedValueOnce({ ok: false, failure: reused } as never)
    expect(await desk.start('123456')).toEqual({ ok: false, failure: reused })
    expect(later).toEqual([])
    expect((await desk.start('654321')).ok).toBe(true)
  })

  it('starts nothing once the window is gone', async () => {
    const desk = makeDesk()
    await desk.open('acme-base', 'from-window')
    desk.forget()
    expect((await desk.start('123456')).ok).toBe(false)
    expect((await desk.plan()).ok).toBe(false)
    expect(begin).not.toHaveBeenCalled()
  })

  it('becomes a sentence when something unforeseen happens, before or after it', async () => {
    const desk = makeDesk()
    told.prepare.mockRejectedValueOnce(new Error('boom'))
    await desk.open('acme-base', 'from-window')
    expect(await desk.plan()).toMatchObject({ ok: false, failure: { code: 'InternalError' } })
    begin.mockRejectedValueOnce(new Error('boom'))
    await desk.open('acme-base', 'from-window')
    expect(await desk.start('123456')).toMatchObject({ ok: false, failure: { next: 'retry' } })
  })
})
