import { describe, expect, it } from 'vitest'
import type { ProfileRow, SettingsView } from '../../../app/view/model.ts'
import type { Notice } from '../../../app/view/notices.ts'
import { makeHeartbeat, nextBeat } from '../../../main/state/heartbeat.ts'
import { makeReminders } from '../../../main/state/reminders.ts'
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
    expect(nextBeat([row('keys', null)], 'window', now)).toBeNull()
    expect(nextBeat([], 'tray', now)).toBeNull()
  })

  it('each minute while a window shows hours, each second in the last five minutes', () => {
    const inHours = nextBeat([row('a', now + 3 * HOUR + 1)], 'window', now) ?? 0
    expect(inHours - now).toBeLessThanOrEqual(MINUTE)
    const inSeconds = nextBeat([row('a', now + 4 * MINUTE + 500)], 'window', now) ?? 0
    expect(inSeconds - now).toBeLessThanOrEqual(1000)
  })

  it('four times a minute at most while only the tray is there, but at the end itself', () => {
    const slow = nextBeat([row('a', now + 4 * MINUTE)], 'tray', now) ?? 0
    expect(slow - now).toBe(15_000)
    expect(nextBeat([row('a', now + 3000)], 'tray', now)).toBe(now + 3000)
  })

  it('only for notices when nobody looks', () => {
    expect(nextBeat([row('a', now + HOUR)], 'nobody', now)).toBe(now + 45 * MINUTE)
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

  it('does not plan further than an hour, since clocks are set and machines sleep', () => {
    const { heartbeat, planned } = scene([FIXTURE_NOW + 30 * 24 * HOUR])
    heartbeat.rearm()
    expect([...planned][0]?.at).toBe(FIXTURE_NOW + HOUR)
  })

  it('stops when told', () => {
    const { heartbeat, planned } = scene([FIXTURE_NOW + 1000])
    heartbeat.rearm()
    heartbeat.stop()
    expect(planned.size).toBe(0)
  })
})

describe('reminders', () => {
  function scene(rows: readonly ProfileRow[], notify: boolean) {
    const shown: Notice[] = []
    const reminders = makeReminders(FIXTURE_NOW, (notice) => shown.push(notice))
    const settings = { notify } as SettingsView
    return { shown, at: (minutes: number) => reminders.check({ rows, settings }, FIXTURE_NOW + minutes * MINUTE) }
  }

  it('come 15 and 5 minutes before the end and at the end, once each', () => {
    const { shown, at } = scene([row('acme-base-mfa', FIXTURE_NOW + HOUR)], true)
    for (let minute = 0; minute <= 70; minute += 1) at(minute)
    expect(shown.map((notice) => notice.title)).toEqual([
      'acme-base-mfa ends in 15 m',
      'acme-base-mfa ends in 5 m',
      'acme-base-mfa has expired',
    ])
  })

  it('say only the last thing after a sleep, and nothing twice when the clock is set back', () => {
    const { shown, at } = scene([row('a', FIXTURE_NOW + HOUR)], true)
    at(61)
    at(30)
    at(61)
    expect(shown.map((notice) => notice.title)).toEqual(['a has expired'])
  })

  it('are silent about what Lanyard cannot renew, what ended long ago, and when switched off', () => {
    const foreign = scene([row('sso', FIXTURE_NOW + HOUR, null), row('old', FIXTURE_NOW - HOUR)], true)
    foreign.at(70)
    expect(foreign.shown).toEqual([])
    const off = scene([row('a', FIXTURE_NOW + HOUR)], false)
    off.at(70)
    expect(off.shown).toEqual([])
  })
})
