import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenewalDeps } from '../../../../main/session/renewal/renewal-model.ts'
import { PHONE } from '../../../support/sts-fixture.ts'
import { checkAfterwards } from '../bad-days/live.ts'
import { refuseRoles, roles } from '../bad-days/model.ts'
import {
  baseCall,
  makeRenewalWorld,
  planOf,
  type RenewalWorld,
  roleCall,
  sentencesOf,
  standing,
} from './renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

describe('cancel', () => {
  test('before the code: nothing was asked, nothing written', async () => {
    const before = world.credentials()
    const renewal = await world.prepared(roles())
    await renewal.begin()
    renewal.cancel()
    renewal.cancel()
    expect(renewal.progress().state).toBe('cancelled')
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'no-code-wanted' } })
    expect(world.credentials()).toBe(before)
    expect(world.sts.requests).toHaveLength(0)
  })

  test('while the code is under way: it counts as used, and nothing is written', async () => {
    world.sts.trouble({ slow: 'never' })
    const before = world.credentials()
    const renewal = await world.prepared(roles())
    await renewal.begin()
    const spent = renewal.giveCode(world.code())
    while (world.sts.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    renewal.cancel()
    expect(await spent).toMatchObject({ ok: false, failure: { code: 'network-cancelled' } })
    expect(renewal.progress().state).toBe('cancelled')
    expect(world.credentials()).toBe(before)
    const next = await world.prepared(roles())
    expect((await next.begin()).next?.waitUntil).toBe(world.clock.now() + 30_000)
    checkAfterwards(world, null)
  })

  test('between the roles: what is done stays, what is under way is let go', async () => {
    const renewal = await world.prepared(planOf(...roles().calls, roleCall('partner', 'Partner')), { concurrency: 1 })
    await renewal.begin()
    renewal.listen(({ calls }) => {
      if (calls.get('guarded')?.kind === 'done') renewal.cancel()
    })
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(standing(renewal.progress())).toEqual({
      base: 'done',
      guarded: 'done',
      open: 'cancelled',
      partner: 'cancelled',
    })
    expect(world.cacheFiles()).toHaveLength(1)
    checkAfterwards(world, renewal.progress())
  })

  test('in a pause after throttling: at once', async () => {
    const renewal = await world.prepared(roles(), {
      clock: { now: world.clock.now, sleep: () => new Promise(() => undefined) },
    })
    await renewal.begin()
    refuseRoles(world, 400, 'Throttling', 'Rate exceeded')
    const spent = renewal.giveCode(world.code())
    let paused = 0
    renewal.listen(({ calls }) => {
      paused = [...calls.values()].filter(({ kind }) => kind === 'backing-off').length
      if (paused === 2) setImmediate(renewal.cancel)
    })
    expect(await spent).toMatchObject({ ok: true, value: { state: 'cancelled' } })
    expect(standing(renewal.progress())).toEqual({ base: 'done', guarded: 'cancelled', open: 'cancelled' })
  })

  test('by a signal that was given before the beginning', async () => {
    const renewal = await world.prepared(roles(), { signal: AbortSignal.abort() })
    expect((await renewal.begin()).state).toBe('cancelled')
    expect(world.sts.requests).toHaveLength(0)
  })
})

describe('time', () => {
  test('asleep in mid-call: what was under way is tried again on waking, while the base session lives', async () => {
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')), {
      askRole: asleepOnce(3_600_000),
    })
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
  })

  test('asleep past the end of the base session: said, and AWS is not asked', async () => {
    const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded')), {
      askRole: asleepOnce(13 * 3_600_000),
    })
    await renewal.begin()
    await renewal.giveCode(world.code())
    expect(standing(renewal.progress())).toEqual({ base: 'done', guarded: 'source-ended' })
    expect(sentencesOf(renewal).join()).toMatch(/session of “base” that signs this call has ended/)
    expect(world.sts.requests).toHaveLength(1)
  })

  /** The first call is cut by a sleep of so many milliseconds; later ones are real. */
  function asleepOnce(milliseconds: number): NonNullable<RenewalDeps['askRole']> {
    let first = true
    return async (request) => {
      const real = world.deps.askRole
      if (!first && real !== undefined) return real(request)
      first = false
      world.clock.advance(milliseconds)
      const failure = { problem: 'timeout', where: 'sts', reason: 'timeout', sent: 'maybe', seconds: 10 } as const
      return { ok: false, failure: { kind: 'network', ...failure } }
    }
  }

  test('a clock set back an hour while a code is remembered asks for nothing absurd', async () => {
    const renewal = await world.prepared(roles())
    await renewal.begin()
    await renewal.giveCode(world.code())
    world.clock.advance(-3_600_000)
    const again = await world.prepared(roles())
    expect((await again.begin()).next).toEqual({ serial: PHONE, waitUntil: null })
  })
})

test('what should not happen to one call takes no other along, and its words are not told', async () => {
  const real = world.deps.askRole
  const renewal = await world.prepared(roles(), {
    askRole: async (request) => {
      if (real === undefined || request.role.arn.endsWith('Guarded')) throw new Error('IQoJEXAMPLE')
      return real(request)
    },
  })
  await renewal.begin()
  await renewal.giveCode(world.code())
  expect(standing(renewal.progress())).toEqual({ base: 'done', guarded: 'InternalError', open: 'done' })
  expect(sentencesOf(renewal).join()).not.toContain('IQoJ')
})

test('nor does it leave anybody waiting: not for the code, not for the file', async () => {
  const thrown = await world.prepared(roles(), { askSession: () => Promise.reject(new Error('IQoJEXAMPLE')) })
  await thrown.begin()
  expect(await thrown.giveCode(world.code())).toMatchObject({ ok: false, failure: { code: 'InternalError' } })
  expect(thrown.progress().state).toBe('failed')
  const unnoted = await world.prepared(roles(), { record: () => Promise.reject(new Error('IQoJEXAMPLE')) })
  await unnoted.begin()
  const result = await unnoted.giveCode(world.code())
  expect(result).toMatchObject({ ok: false, failure: { code: 'not-written' } })
  expect(JSON.stringify(result)).not.toContain('IQoJ')
})
