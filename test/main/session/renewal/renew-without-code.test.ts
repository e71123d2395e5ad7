import { describe, expect, it, vi } from 'vitest'
import type { CallState, RenewalPlan, RenewalProgress } from '../../../../app/session/routes/model.ts'
import type { World } from '../../../../main/facts/world.ts'
import { renewWithoutCode } from '../../../../main/session/renewal/renew-without-code.ts'
import type { PrepareRenewal, Renewal, RenewalDeps } from '../../../../main/session/renewal/renewal-model.ts'

const plan: RenewalPlan = {
  kind: 'no-code',
  devices: [],
  codes: 0,
  calls: [],
  opens: [{ profile: 'acme-admin', callId: 'admin', through: 'admin', durationSeconds: 3600 }],
  cannot: [],
  notes: [],
}

function prepared(state: RenewalProgress['state'], call: CallState | null = null) {
  const progress: RenewalProgress = { plan, calls: new Map(call === null ? [] : [['admin', call]]), state, next: null }
  const cancel = vi.fn()
  const giveCode = vi.fn()
  const renewal: Renewal = {
    plan,
    progress: () => progress,
    listen: () => {},
    begin: async () => progress,
    giveCode,
    cancel,
    notes: () => [],
    written: () => [],
  }
  const prepare: PrepareRenewal = async () => ({ ok: true, value: renewal })
  return { run: () => renewWithoutCode(prepare, {} as World, plan, {} as RenewalDeps), cancel, giveCode }
}

const failed = (code: string): CallState => ({ kind: 'failed', code, message: 'What happened, and what to do.' })

describe('a renewal without a person', () => {
  it('is done when all of it is', async () => {
    expect((await prepared('done').run()).ok).toBe(true)
  })

  it('is given up where it needs a code after all: no code is given, nothing is asked', async () => {
    const { run, cancel, giveCode } = prepared('needs-code')
    const outcome = await run()
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'NeedsCode', next: 'code' } })
    expect(outcome.ok ? '' : outcome.failure.message).toMatch(/acme-admin needs a code by now/)
    expect(cancel).toHaveBeenCalledOnce()
    expect(giveCode).not.toHaveBeenCalled()
  })

  it.each(['network-reset', 'Throttling', 'ServiceUnavailable', 'HTTP 503', 'HTTP 429', 'RequestExpired'])(
    'is tried again after %s',
    async (code) => {
      expect(await prepared('failed', failed(code)).run()).toMatchObject({
        failure: { code, message: 'What happened, and what to do.', next: 'retry' },
      })
    },
  )

  it.each(['AccessDenied', 'InvalidClientTokenId', 'ValidationError', 'ExpiredToken'])(
    'waits for a person after %s',
    async (code) => {
      expect(await prepared('partly', failed(code)).run()).toMatchObject({ failure: { code, next: 'settings' } })
    },
  )

  it('that was stopped is tried again', async () => {
    expect(await prepared('cancelled').run()).toMatchObject({ ok: false, failure: { next: 'retry' } })
  })

  it('says why it could not even begin', async () => {
    const failure = { code: 'NoKeys', message: 'No keys.', next: 'settings', waitUntil: null } as const
    const outcome = await renewWithoutCode(async () => ({ ok: false, failure }), {} as World, plan, {} as RenewalDeps)
    expect(outcome).toEqual({ ok: false, failure })
  })
})
