import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatActive, parseActive } from '../../../app/switch/active-file.ts'
import { parseLease } from '../../../app/switch/lease.ts'
import {
  type LeaseRuling,
  leaseRuling,
  leaseText,
  parseProductionLease,
  productionLeaseText,
} from '../../../app/switch/lease-rule.ts'
import { type ActiveState, NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { refreshed, removedFrom, renamedIn } from '../../../app/switch/upkeep.ts'

const dev = { profile: 'dev', region: 'eu-west-1' } as const
const prod = { profile: 'prod', region: 'us-east-1' } as const
const leased: ActiveState = { ...NOTHING_ACTIVE, ...prod, previous: dev, leaseUntil: 5_000, returnsTo: dev, setAt: 1 }

describe('the active profile', () => {
  test('has its new name wherever it stands', () => {
    expect(renamedIn(leased, 'dev', 'x')).toMatchObject({
      profile: 'prod',
      previous: { profile: 'x' },
      returnsTo: { profile: 'x' },
    })
    expect(renamedIn(leased, 'prod', 'live')).toMatchObject({ profile: 'live', region: 'us-east-1', leaseUntil: 5_000 })
    expect(renamedIn(leased, 'other', 'x')).toBe(leased)
    expect(renamedIn(leased, 'prod', 'a\u0007')).toMatchObject({ profile: null, region: null })
  })

  test('is none once it is gone, and what goes back to it goes to none; nothing else takes its place', () => {
    expect(removedFrom(leased, 'prod')).toMatchObject({ profile: null, region: null, previous: dev, returnsTo: dev })
    expect(removedFrom(leased, 'dev')).toMatchObject({ ...prod, returnsTo: { profile: null, region: null } })
  })

  test('has the region of the files; of a profile that is not there, the one it had', () => {
    const regionOf = (name: string) => (name === 'dev' ? 'eu-north-1' : undefined)
    expect(refreshed(leased, regionOf)).toMatchObject({
      ...prod,
      previous: { region: 'eu-north-1' },
      returnsTo: { region: 'eu-north-1' },
    })
    expect(refreshed(leased, () => undefined)).toBe(leased)
    expect(refreshed(leased, () => null)).toMatchObject({ region: null })
  })

  test('stays something that a shell can read, whatever becomes of it', () => {
    const name = fc.constantFrom('dev', 'prod', 'x', '', 'a\nb')
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom<ActiveState>(leased, { ...NOTHING_ACTIVE, ...dev, setAt: 1 }),
        (from, to, state) => {
          for (const after of [renamedIn(state, from, to), removedFrom(state, from)]) {
            expect(parseActive(formatActive(after))).toMatchObject({
              profile: after.profile,
              returnsTo: after.returnsTo,
            })
          }
        },
      ),
    )
  })
})

describe('the rule about production', () => {
  const refused = (reason: 'needs-lease' | 'too-long'): LeaseRuling => ({ ok: false, reason, longestSeconds: 1800 })
  test.each([
    [null, 'production', 1800, refused('needs-lease')],
    [1801, 'production', 1800, refused('too-long')],
    [1800, 'production', 1800, { ok: true }],
    [null, 'production', 'off', { ok: true }],
    [null, 'other', 1800, { ok: true }],
  ] as const)('asked for %j of %s under %j', (asked, production, rule, ruling) => {
    expect(leaseRuling(asked, production, rule)).toEqual(ruling)
  })

  test('is written as it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 604_800 }), (seconds) => {
        expect(parseLease(leaseText(seconds))).toBe(seconds)
        expect(parseProductionLease(productionLeaseText(seconds))).toBe(seconds)
      }),
    )
    expect(['off', ' OFF ', 'on', '5', ''].map(parseProductionLease)).toEqual(['off', 'off', null, null, null])
  })
})
