import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  badgeOfBar,
  countSessions,
  groupSessions,
  renewalWay,
  shapeKey,
  shapeOf,
  TIMELINE_SPAN,
  ticksFrom,
} from '../../renderer/state/timeline.ts'
import { barOf } from './bars.ts'

const NOW = Date.UTC(2026, 10, 5, 12, 20)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const ends = (title: string, at: number | null) => barOf(title, { expiresAt: at })

describe('the order of sessions', () => {
  const bars = [
    ends('late', NOW + 9 * HOUR),
    ends('over', NOW - HOUR),
    ends('nobody knows', null),
    ends('soon', NOW + 5 * MINUTE),
    ends('long over', NOW - 30 * HOUR),
  ]

  it('puts the soonest end first, then what has no known end, then what ended, latest first', () => {
    const shown = groupSessions(bars, NOW).map((group) => [group.id, group.bars.map((bar) => bar.title)])
    expect(shown).toEqual([
      ['live', ['soon', 'late']],
      ['unknown', ['nobody knows']],
      ['ended', ['over', 'long over']],
    ])
  })

  it('leaves out kinds that nothing is of', () => {
    expect(groupSessions([], NOW)).toEqual([])
    expect(groupSessions([ends('a', null)], NOW).map((group) => group.id)).toEqual(['unknown'])
  })

  it('shows every session exactly once, whatever its end', () => {
    const ended = fc.option(fc.integer({ min: NOW - 99 * HOUR, max: NOW + 99 * HOUR }))
    fc.assert(
      fc.property(fc.array(ended), (all) => {
        const given = all.map((at, index) => ends(`s${index}`, at))
        const shown = groupSessions(given, NOW).flatMap((group) => group.bars)
        expect(new Set(shown)).toEqual(new Set(given))
        expect(shown).toHaveLength(given.length)
      }),
    )
  })

  it('counts what it shows; what ends soon is live too', () => {
    expect(countSessions(bars, NOW)).toEqual({ live: 2, soon: 1, unknown: 1, ended: 2 })
  })
})

describe('a bar', () => {
  it('ends where the session does, in twelve hours’ width', () => {
    expect(shapeOf(NOW + 3 * HOUR, NOW)).toEqual({ kind: 'live', state: 'live', share: 0.25, goesOn: false })
    expect(shapeOf(NOW + 12 * HOUR, NOW)).toMatchObject({ share: 1, goesOn: false })
  })

  it('says that it goes on where the picture ends', () => {
    expect(shapeOf(NOW + 31 * HOUR, NOW)).toMatchObject({ share: 1, goesOn: true })
  })

  it('changes under fifteen minutes, and again when seconds are counted', () => {
    expect(shapeOf(NOW + 15 * MINUTE, NOW)).toMatchObject({ state: 'live' })
    expect(shapeOf(NOW + 15 * MINUTE - 1, NOW)).toMatchObject({ state: 'soon' })
    expect(shapeOf(NOW + 5 * MINUTE - 1, NOW)).toMatchObject({ state: 'last' })
  })

  it('is none from the very instant of the end on, and promises nothing where the end is unknown', () => {
    expect(shapeOf(NOW, NOW)).toEqual({ kind: 'ended' })
    expect(shapeOf(null, NOW)).toEqual({ kind: 'unknown' })
    expect(badgeOfBar({ expiresAt: null, startedAt: NOW })).toEqual({ kind: 'unknown-expiry' })
  })

  it('knows a whole life only where the beginning makes sense', () => {
    const end = NOW + HOUR
    expect(badgeOfBar({ expiresAt: end, startedAt: NOW })).toMatchObject({ lifetime: HOUR })
    expect(badgeOfBar({ expiresAt: end, startedAt: null })).toMatchObject({ lifetime: null })
    expect(badgeOfBar({ expiresAt: end, startedAt: end })).toMatchObject({ lifetime: null })
  })

  it('is drawn anew when it changes on screen, not with each second', () => {
    const key = (left: number) => shapeKey(shapeOf(NOW + left, NOW))
    expect(key(3 * HOUR)).toBe(key(3 * HOUR - 1000))
    expect(key(3 * HOUR)).not.toBe(key(3 * HOUR - MINUTE))
    expect(key(15 * MINUTE)).not.toBe(key(15 * MINUTE - 1))
    expect(shapeKey(shapeOf(null, NOW))).toBe('unknown')
  })

  it('never leaves the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * HOUR }), (left) => {
        const shape = shapeOf(NOW + left, NOW)
        return shape.kind === 'live' && shape.share > 0 && shape.share <= 1 && shape.goesOn === left > TIMELINE_SPAN
      }),
    )
  })
})

describe('the hours over the bars', () => {
  it('are full hours of the wall clock, in order, inside the picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }), (now) => {
        const ticks = ticksFrom(now, 2)
        for (const { at, share, isDay } of ticks) {
          const local = new Date(at)
          expect([local.getMinutes(), local.getSeconds(), local.getHours() % 2]).toEqual([0, 0, 0])
          expect(isDay).toBe(local.getHours() === 0)
          expect(share).toBeCloseTo((at - now) / TIMELINE_SPAN, 9)
          expect(share > 0 && share < 1).toBe(true)
        }
        expect(ticks.map(({ at }) => at)).toEqual([...new Set(ticks.map(({ at }) => at))].sort((a, b) => a - b))
      }),
    )
  })
})

describe('how a session is renewed', () => {
  it('takes a code, nobody, or another tool', () => {
    expect(renewalWay(barOf('a'))).toBe('code')
    expect(renewalWay(barOf('a', { renewal: 'itself' }))).toBe('now')
    expect(renewalWay(barOf('a', { renewal: 'elsewhere' }))).toBeNull()
    expect(renewalWay(barOf('a', { renewal: 'none' }))).toBeNull()
    expect(renewalWay(barOf('a', { profile: null }))).toBeNull()
  })
})
