import { describe, expect, it } from 'vitest'
import { clockNote, latestOffset } from '../../../../app/session/keeping/clock-offset.ts'

const MINUTE = 60_000
const at = (now: number, uptime = now) => ({ now, uptime })

describe('how far the clock is off', () => {
  it('is said when it is over a minute, with its direction', () => {
    expect(clockNote(latestOffset(null, 7 * MINUTE, at(0)), at(0))).toMatch(
      /^This computer’s clock is 7 minutes behind\./,
    )
    expect(clockNote(latestOffset(null, -3 * MINUTE, at(0)), at(0))).toMatch(/3 minutes ahead/)
    expect(clockNote(latestOffset(null, MINUTE, at(0)), at(0))).toBeNull()
    expect(clockNote(null, at(0))).toBeNull()
  })

  it('is what was measured last; an answer without a date says nothing new', () => {
    const first = latestOffset(null, 7 * MINUTE, at(0))
    expect(latestOffset(first, null, at(MINUTE))).toBe(first)
    expect(latestOffset(first, Number.NaN, at(MINUTE))).toBe(first)
    expect(clockNote(latestOffset(first, 0, at(MINUTE)), at(MINUTE))).toBeNull()
  })

  it('is not known any more when the clock was set, or the machine slept', () => {
    const known = latestOffset(null, 7 * MINUTE, at(0))
    expect(clockNote(known, at(60 * MINUTE))).not.toBeNull()
    expect(clockNote(known, at(67 * MINUTE, 60 * MINUTE))).toBeNull()
    expect(clockNote(known, at(-60 * MINUTE, MINUTE))).toBeNull()
  })
})
