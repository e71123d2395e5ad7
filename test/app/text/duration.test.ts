import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAgo, formatClockTime, formatDuration, formatTimeLeft, timeLeftText } from '../../../app/text/duration.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('time left', () => {
  it.each([
    [2 * DAY + 4 * HOUR, '2 d 4 h'],
    [2 * DAY, '2 d'],
    [DAY - 1, '23 h 59 m'],
    [3 * HOUR + 12 * MINUTE, '3 h 12 m'],
    [12 * HOUR, '12 h'],
    [11 * MINUTE + 59 * SECOND, '11 m'],
    [5 * MINUTE, '5 m'],
    [4 * MINUTE + 31 * SECOND, '4:31'],
    [5 * MINUTE - 1, '4:59'],
    [9 * SECOND, '0:09'],
    [0, '0:00'],
    [-5, '0:00'],
  ])('shows %i ms as %s', (milliseconds, text) => {
    expect(formatTimeLeft(milliseconds)).toBe(text)
  })

  it('never promises more than there is, and never throws', () => {
    const inMilliseconds: Record<string, number> = { d: DAY, h: HOUR, m: MINUTE }
    fc.assert(
      fc.property(fc.integer({ min: 5 * MINUTE, max: 40 * DAY }), (left) => {
        const parts = [...formatTimeLeft(left).matchAll(/(\d+) ([dhm])/g)]
        const shown = parts.reduce((sum, part) => sum + Number(part[1]) * (inMilliseconds[part[2] ?? ''] ?? 0), 0)
        expect(shown).toBeLessThanOrEqual(left)
        expect(left - shown).toBeLessThan(HOUR)
      }),
    )
    fc.assert(fc.property(fc.double(), (left) => typeof formatTimeLeft(left) === 'string'))
  })
})

describe('after the end', () => {
  it.each([
    [0, 'expired just now'],
    [59 * SECOND, 'expired just now'],
    [MINUTE, 'expired 1 m ago'],
    [2 * HOUR + 40 * MINUTE, 'expired 2 h ago'],
    [3 * DAY, 'expired 3 d ago'],
  ])('says at %i ms past the end: %s', (passed, text) => {
    expect(timeLeftText(1_000_000, 1_000_000 + passed)).toBe(text)
  })

  it('says how long ago without a sign for the future', () => {
    expect(formatAgo(-1)).toBe('just now')
  })
})

describe('clock time', () => {
  const instant = Date.UTC(2026, 10, 5, 21, 4)

  it('is local to the offset it is given', () => {
    expect(formatClockTime(instant, 0)).toBe('21:04')
    expect(formatClockTime(instant, 60)).toBe('22:04')
    expect(formatClockTime(instant, 180)).toBe('00:04')
    expect(formatClockTime(instant, -210)).toBe('17:34')
  })

  it('never throws, even for an instant that no calendar has', () => {
    expect(formatClockTime(Number.NaN, 0)).toBe('--:--')
    expect(formatClockTime(9e15, 0)).toBe('--:--')
  })
})

describe('a duration in words', () => {
  it.each([
    [43_200, '12 hours'],
    [3600, '1 hour'],
    [129_600, '36 hours'],
    [5400, '1 hour 30 minutes'],
    [900, '15 minutes'],
    [90, '90 seconds'],
    [60, '1 minute'],
    [1, '1 second'],
    [0, '0 seconds'],
  ])('%i s is %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })
})
