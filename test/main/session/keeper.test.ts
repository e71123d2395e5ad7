import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_AT_ONCE } from '../../../app/session/keeping/keeper.ts'
import { FURTHEST, makeKeeper } from '../../../main/session/keeper.ts'
import { type KeeperStep, type KeptSeed, makeKeeperScene, NOON } from './keeper-scene.ts'

const MINUTE = 60_000

const many = (count: number, accounts: number): readonly KeptSeed[] =>
  Array.from({ length: count }, (_, index) => ({ profile: `p${index}`, ends: 60, account: `${index % accounts}` }))

describe('many sessions at once', () => {
  it('on waking, fifty are renewed: one at a time for each account, a few in all', async () => {
    const scene = makeKeeperScene(many(50, 7))
    await scene.step(['pass', 30])
    await scene.step(['sleep', 60])
    await scene.step(['pass', 1])
    expect(new Set(scene.starts.map(({ profile }) => profile)).size).toBe(50)
    expect(scene.starts).toHaveLength(50)
    expect(scene.most).toEqual({ account: 1, all: MOST_AT_ONCE })
  })

  it('that hang hold up no more than their own accounts', async () => {
    const scene = makeKeeperScene([
      { profile: 'a', ends: 5 },
      ...many(3, 3).map((one) => ({ ...one, account: `x${one.account}` })),
    ])
    await scene.step(['sts', 'hangs'])
    await scene.step(['pass', 1])
    expect(scene.started).toEqual(['12:00 a'])
    await scene.step(['sts', 'well'])
    await scene.step(['pass', 44])
    expect(scene.started.filter((start) => /p[012]$/.test(start))).toHaveLength(3)
  })

  it('cost few wake-ups while nothing is due', async () => {
    const scene = makeKeeperScene(many(50, 7).map((one) => ({ ...one, ends: 720, lasts: 720 })))
    await scene.step(['pass', 600])
    expect(scene.wakeUps()).toBeLessThanOrEqual(600 / 5)
    expect(scene.views()).toBe(1)
  })
})

describe('what a person is told', () => {
  it('is when it acts next, and for whom', async () => {
    const scene = makeKeeperScene([
      { profile: 'a', ends: 60 },
      { profile: 'b', ends: 120 },
    ])
    await scene.step(['pass', 1])
    const { state, nextAt, nextProfile } = scene.keeper.view()
    expect([state, nextProfile]).toEqual(['on', 'a'])
    expect(nextAt).toBeGreaterThan(NOON + 40 * MINUTE)
    expect(nextAt).toBeLessThan(NOON + 44 * MINUTE)
  })

  it.each<[string, readonly KeeperStep[]]>([
    ['off', [['by-itself', 'off']]],
    ['offline', [['network', 'offline']]],
    [
      'on-battery',
      [
        ['on-battery', 'off'],
        ['power', 'battery', 'told'],
      ],
    ],
  ])('is that it is %s', async (state, steps) => {
    const scene = makeKeeperScene([{ profile: 'a', ends: 60 }])
    for (const step of steps) await scene.step(step)
    await scene.step(['pass', 1])
    expect(scene.keeper.view()).toMatchObject({ state, nextAt: null, nextProfile: null })
  })

  it('is the last failure, until that session lives again', async () => {
    const scene = makeKeeperScene([{ profile: 'a', ends: 60 }])
    await scene.step(['sts', 'retry'])
    await scene.step(['pass', 43])
    expect(scene.keeper.view()).toMatchObject({ trouble: 'a was not renewed. It did not work.', failed: ['a'] })
    await scene.step(['sts', 'well'])
    await scene.step(['pass', 5])
    expect(scene.keeper.view()).toMatchObject({ trouble: null, failed: [] })
  })

  it('is nothing more of a session that was stopped', async () => {
    const scene = makeKeeperScene([{ profile: 'a', ends: 60 }])
    await scene.step(['sts', 'settings'])
    await scene.step(['pass', 43])
    await scene.step(['stop', 'a'])
    expect(scene.keeper.view()).toMatchObject({ trouble: null, failed: [] })
  })
})

describe('a renewal that gives no answer', () => {
  it('is stopped after five minutes', async () => {
    const scene = makeKeeperScene([{ profile: 'a', ends: 60 }])
    await scene.step(['sts', 'hangs'])
    await scene.step(['pass', 46])
    expect(scene.keeper.view().state).toBe('busy')
    expect(scene.aborted).toEqual([])
    await scene.step(['pass', 2])
    expect(scene.aborted).toEqual(['a'])
  })

  it('is stopped when Lanyard ends, and no other follows', async () => {
    const scene = makeKeeperScene([{ profile: 'a', ends: 60 }])
    await scene.step(['sts', 'hangs'])
    await scene.step(['pass', 43])
    await scene.step(['quit'])
    expect(scene.aborted).toEqual(['a'])
    await scene.step(['pass', 60])
    expect(scene.started).toHaveLength(1)
    expect(scene.timers()).toBe(0)
  })
})

const seeds = fc.uniqueArray(
  fc.record({
    profile: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    ends: fc.integer({ min: 1, max: 120 }),
    account: fc.constantFrom('1', '2', '3'),
  }),
  { selector: ({ profile }) => profile, minLength: 1 },
)

const clockStep = fc.oneof(
  fc.tuple(fc.constantFrom('pass', 'sleep', 'sleep-untold'), fc.integer({ min: 0, max: 60 })),
  fc.tuple(fc.constant('jump'), fc.integer({ min: -60, max: 60 })),
) as fc.Arbitrary<KeeperStep>

const anyStep = fc.oneof(
  clockStep,
  fc.tuple(fc.constant('network'), fc.constantFrom('online', 'offline')) as fc.Arbitrary<KeeperStep>,
  fc.tuple(
    fc.constant('sts'),
    fc.constantFrom('well', 'retry', 'settings', 'throws', 'hangs'),
  ) as fc.Arbitrary<KeeperStep>,
  fc.tuple(fc.constant('answer'), fc.constantFrom('well', 'retry')) as fc.Arbitrary<KeeperStep>,
)

describe('whatever happens', () => {
  it('there is one timer at most, and of each account one renewal at most', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(anyStep, { maxLength: 12 }), async (seeds, steps) => {
        const scene = makeKeeperScene(seeds)
        for (const step of steps) {
          await scene.step(step)
          expect(scene.timers()).toBeLessThanOrEqual(1)
        }
        expect(scene.most.account).toBeLessThanOrEqual(1)
        expect(scene.longest()).toBeLessThanOrEqual(FURTHEST)
      }),
      { numRuns: 60 },
    )
  })

  it('nothing is renewed long before its end', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(anyStep, { maxLength: 12 }), async (seeds, steps) => {
        const scene = makeKeeperScene(seeds)
        for (const step of steps) await scene.step(step)
        for (const { leftBefore } of scene.starts) expect(leftBefore).toBeLessThanOrEqual(20 * MINUTE)
      }),
      { numRuns: 60 },
    )
  })

  it('after any jump of the clock it stands as if it had just begun at that time', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(clockStep, { minLength: 1, maxLength: 8 }), async (seeds, steps) => {
        const scene = makeKeeperScene(seeds)
        for (const step of steps) await scene.step(step)
        // What was renewed a moment ago may wait for its new end to be seen; with that, nothing of the past is left.
        await scene.step(['sleep', 0])
        await scene.step(['pass', 6])
        await scene.step(['sleep', 0])
        const fresh = makeKeeper({
          clock: { now: scene.now },
          timer: () => () => {},
          plans: scene.sessions,
          renew: () => new Promise(() => {}),
          online: () => 'online',
          power: () => 'mains',
          random: () => 0,
          settings: () => ({ renewByItself: true, renewOnBattery: true }),
        })
        fresh.take()
        // That a renewal was stopped by a sleep is remembered; when the next one comes is not.
        const { state, nextAt, nextProfile } = fresh.view()
        expect(scene.keeper.view()).toMatchObject({ state, nextAt, nextProfile })
      }),
      { numRuns: 60 },
    )
  })
})
