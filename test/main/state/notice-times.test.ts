import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOffsetOf } from '../../support/zones.ts'
import { asleep, jumps, plain } from './notice-clock-cases.ts'
import { midnight, snoozes, zones } from './notice-day-cases.ts'
import { makeNoticeScene, type Step } from './notice-scene.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** `2026-11-05T21:04Z`, or with an offset. */
const at = (text: string): number => Date.parse(text)

describe.each([
  ['in waking hours', plain],
  ['asleep', asleep],
  ['when the clock is set', jumps],
  ['in its zone', zones],
  ['about midnight', midnight],
  ['after Snooze', snoozes],
])('notices %s', (_title, cases) => {
  it.each(cases)('$name', async ({ start, ends, zone, steps, said }) => {
    const instants = Object.fromEntries(Object.entries(ends).map(([profile, end]) => [profile, at(end)]))
    const scene = makeNoticeScene(at(start), instants, zone === undefined ? undefined : zoneOffsetOf(zone))
    for (const step of steps) await scene.step(step)
    expect(scene.said).toEqual(said)
    expect(scene.timers()).toBeLessThanOrEqual(1)
    expect(scene.longest()).toBeLessThanOrEqual(5 * MINUTE)
  })
})

const START = at('2026-11-05T12:00Z')
const steps = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('pass', 'sleep', 'sleep-untold'), fc.integer({ min: 0, max: 45 })),
    fc.tuple(fc.constant('jump'), fc.integer({ min: -90, max: 90 })),
  ) as fc.Arbitrary<Step>,
  { maxLength: 12 },
)

describe('whatever the clock does', () => {
  it('a notice is never said twice for the same end and threshold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 1, maxLength: 4 }),
        steps,
        async (ends, steps) => {
          const named = Object.fromEntries(ends.map((end, index) => [`p${index}`, START + end * MINUTE]))
          const scene = makeNoticeScene(START, named)
          for (const step of steps) await scene.step(step)
          await scene.step(['pass', 240])
          for (const name of Object.keys(named)) {
            const about = scene.notices.filter(({ profiles }) => profiles.includes(name))
            expect(about.length).toBeLessThanOrEqual(3)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('no timer is set twice, or further than five minutes', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const scene = makeNoticeScene(START, { a: START + 3 * HOUR })
        for (const step of steps) {
          await scene.step(step)
          expect(scene.timers()).toBeLessThanOrEqual(1)
        }
        expect(scene.longest()).toBeLessThanOrEqual(5 * MINUTE)
      }),
      { numRuns: 50 },
    )
  })
})
