import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeLeftText } from '../../../app/text/duration.ts'
import { expiryStateAt, nextVisibleChange } from '../../../app/view/clock.ts'

const MINUTE = 60_000
const END = Date.UTC(2026, 10, 5, 21, 4)

/** Everything a person sees of one end. */
const seen = (end: number, now: number): string => `${timeLeftText(end, now)} ${expiryStateAt(end, now)}`

describe('the state of an end', () => {
  it('is soon in the last fifteen minutes and expired from the very instant on', () => {
    expect(expiryStateAt(END, END - 15 * MINUTE)).toBe('live')
    expect(expiryStateAt(END, END - 15 * MINUTE + 1)).toBe('soon')
    expect(expiryStateAt(END, END - 1)).toBe('soon')
    expect(expiryStateAt(END, END)).toBe('expired')
  })
})

describe('the next visible change', () => {
  it('is nothing when nothing counts', () => {
    expect(nextVisibleChange([], END)).toBeNull()
    expect(nextVisibleChange([Number.NaN, Number.POSITIVE_INFINITY], END)).toBeNull()
  })

  it('comes by the minute until the last five, then by the second', () => {
    const now = END - 7 * MINUTE - 20_000
    expect(nextVisibleChange([END], now)).toBe(END - 7 * MINUTE + 1)
    expect(nextVisibleChange([END], END - 3 * MINUTE - 500)).toBe(END - 3 * MINUTE + 1)
    expect(nextVisibleChange([END], END - 500)).toBe(END)
  })

  it('is the soonest of all', () => {
    expect(nextVisibleChange([END + 90 * MINUTE, END], END - 3 * MINUTE - 500)).toBe(END - 3 * MINUTE + 1)
  })

  it('never misses a change, and always comes later than now', () => {
    const day = 24 * 60 * MINUTE
    fc.assert(
      fc.property(fc.integer({ min: -5 * day, max: 5 * day }), (left) => {
        const now = END - left
        const next = nextVisibleChange([END], now)
        expect(next).not.toBeNull()
        if (next === null) return
        expect(next).toBeGreaterThan(now)
        expect(seen(END, next - 1)).toBe(seen(END, now))
      }),
      { numRuns: 3000 },
    )
  })

  it('always shows something new when it comes, while anything is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * 60 * MINUTE }), (left) => {
        const now = END - left
        const next = nextVisibleChange([END], now) ?? now
        expect(seen(END, next)).not.toBe(seen(END, now))
      }),
    )
  })
})
