import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaseRuling } from '../../app/switch/lease-rule.ts'
import { leaseInForce, leaseOptions, longestLease } from '../../renderer/state/lease-choice.ts'

const production = { label: 'production' } as const
const other = { label: null } as const
const offered = (row: Parameters<typeof leaseOptions>[0], rule: number | 'off') =>
  leaseOptions(row, rule)
    .filter(({ state }) => state === 'offered')
    .map(({ seconds }) => seconds)

describe('for how long', () => {
  it('offers every length and “until changed” where no rule is about the profile', () => {
    expect(offered(other, 3600)).toEqual([900, 1800, 3600, 14_400, null])
    expect(offered(production, 'off')).toEqual([900, 1800, 3600, 14_400, null])
    expect(offered(null, 'off')).toEqual([900, 1800, 3600, 14_400, null])
  })

  it('never offers production without an end, or for longer than the rule, where there is one', () => {
    expect(offered(production, 3600)).toEqual([900, 1800, 3600])
  })

  it('offers the rule’s own length, also where it is shorter than every other', () => {
    expect(offered(production, 600)).toEqual([600])
    expect(longestLease(production, 600)).toBe(600)
    expect(longestLease(other, 600)).toBeNull()
  })

  it('never asks main for what the rule forbids, and keeps what was chosen otherwise', () => {
    const seconds = fc.integer({ min: 60, max: 604_800 })
    fc.assert(
      fc.property(
        fc.option(seconds),
        fc.constantFrom(production, other),
        fc.oneof(fc.constant('off' as const), seconds),
        (chosen, row, rule) => {
          const asked = leaseInForce(chosen, row, rule)
          expect(leaseRuling(asked, row.label ?? 'other', rule).ok).toBe(true)
          if (leaseRuling(chosen, row.label ?? 'other', rule).ok) expect(asked).toBe(chosen)
        },
      ),
    )
  })
})
