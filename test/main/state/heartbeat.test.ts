import { describe, expect, it } from 'vitest'
import type { ProfileRow } from '../../../app/view/model.ts'
import { makeHeartbeat, nextBeat } from '../../../main/state/heartbeat.ts'
import { makeEndingRow, makeRow } from '../../app/view/row-fixture.ts'
import { createFakeClock, FIXTURE_NOW } from '../../support/fake-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function row(name: string, expiresAt: number | null, renewFrom: string | null = 'base'): ProfileRow {
  const changes = { renewable: renewFrom !== null, renewFrom }
  return expiresAt === null ? makeRow({ name, ...changes }) : makeEndingRow(name, expiresAt, changes)
}

describe('when the clock is looked at', () => {
  const now = FIXTURE_NOW

  it('never, when nothing ends', () => {
    expect(nextBeat([row('keys', null)], 'window', now, null)).toBeNull()
    expect(nextBeat([], 'tray', now, null)).toBeNull()
  })

  it('each minute while a window shows hours, each second in the last five minutes', () => {
    const inHours = nextBeat([row('a', now + 3 * HOUR + 1)], 'window', now, null) ?? 0
    expect(inHours - now).toBeLessThanOrEqual(MINUTE)
    const inSeconds = nextBeat([row('a', now + 4 * MINUTE + 500)], 'window', now, null) ?? 0
    expect(inSeconds - now).toBeLessThanOrEqual(1000)
  })

  it('four times a minute at most while only the tray is there, but at the end itself', () => {
    const slow = nextBeat([row('a', now + 4 * MINUTE)], 'tray', now, null) ?? 0
    expect(slow - now).toBe(15_000)
    expect(nextBeat([row('a', now + 3000)], 'tray', now, null)).toBe(now + 3000)
  })

  it('once a minute at most while only the tray is there and nothing is near its end, however many live', () => {
    const many = Array.from({ length: 50 }, (_none, index) => row(`a${index}`, now + HOUR + index * 1_117))
    expect(nextBeat(many, 'tray', now, null)).toBe(now + MINUTE)
    expect(nextBeat([...many, row('b', now + 4 * MINUTE)], 'tray', now, null)).toBe(now + 15_000)
  })

  it('when something is about to end, since the icon says so', () => {
    expect(nextBeat([row('a', now + 15 * MINUTE + 20_000)], 'tray', now, null)).toBe(now + 20_001)
  })

  it('only for notices when nobody looks', () => {
    expect(nextBeat([row('a', now + HOUR)], 'nobody', now, now + 45 * MINUTE)).toBe(now + 45 * MINUTE)
    expect(nextBeat([row('a', now + HOUR)], 'nobody', now, null)).toBeNull()
  })

  it('at a notice, whoever looks', () => {
    expect(nextBeat([row('a', now + HOUR)], 'tray', now, now + 1000)).toBe(now + 1000)
    expect(nextBeat([], 'window', now, now + 1000)).toBe(now + 1000)
  })
})

describe('the one timer', () => {
  type Planned = { readonly at: number; readonly run: () => void }

  function scene(ends: readonly number[]) {
    const clock = createFakeClock()
    const planned = new Set<Planned>()
    let beats = 0
    const heartbeat = makeHeartbeat({
      now: clock.now,
      next: (time) => ends.find((end) => end > time) ?? null,
      beat: () => {
        beats += 1
      },
      after: (milliseconds, run) => {
        const one = { at: clock.now() + milliseconds, run }
        planned.add(one)
        return () => void planned.delete(one)
      },
    })
    const fire = (): void => {
      const [one] = planned
      if (one === undefined) return
      planned.delete(one)
      clock.set(Math.max(one.at, clock.now()))
      one.run()
    }
    return { clock, planned, heartbeat, fire, beats: () => beats }
  }

  it('is one, however often it is armed', () => {
    const { heartbeat, planned } = scene([FIXTURE_NOW + 1000])
    for (let turn = 0; turn < 5; turn += 1) heartbeat.rearm()
    expect(planned.size).toBe(1)
  })

  it('stands still when nothing more will change', () => {
    const { heartbeat, planned, fire, beats } = scene([FIXTURE_NOW + 1000, FIXTURE_NOW + 2000])
    heartbeat.rearm()
    fire()
    fire()
    expect(beats()).toBe(2)
    expect(planned.size).toBe(0)
  })

  it('does not plan further than five minutes, since clocks are set without a word', () => {
    const { heartbeat, planned } = scene([FIXTURE_NOW + 30 * 24 * HOUR])
    heartbeat.rearm()
    expect([...planned][0]?.at).toBe(FIXTURE_NOW + 5 * MINUTE)
  })

  it('stops when told', () => {
    const { heartbeat, planned } = scene([FIXTURE_NOW + 1000])
    heartbeat.rearm()
    heartbeat.stop()
    expect(planned.size).toBe(0)
  })
})
