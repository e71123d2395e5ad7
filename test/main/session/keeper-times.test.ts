import { describe, expect, it } from 'vitest'
import { FURTHEST } from '../../../main/session/keeper.ts'
import { asleep, awake, jumps } from './keeper-clock-cases.ts'
import { failing, paused } from './keeper-pause-cases.ts'
import { makeKeeperScene } from './keeper-scene.ts'

describe.each([
  ['in waking hours', awake],
  ['asleep', asleep],
  ['when the clock is set', jumps],
  ['while paused', paused],
  ['when it fails', failing],
])('renewing by itself %s', (_title, cases) => {
  it.each(cases)('$name', async ({ sessions, steps, started }) => {
    const scene = makeKeeperScene(sessions)
    for (const step of steps) await scene.step(step)
    expect(scene.started).toEqual(started)
    expect(scene.timers()).toBeLessThanOrEqual(1)
    expect(scene.longest()).toBeLessThanOrEqual(FURTHEST)
    expect(scene.most.account).toBeLessThanOrEqual(1)
  })
})
