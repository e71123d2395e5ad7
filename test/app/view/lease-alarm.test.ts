import { describe, expect, test } from 'vitest'
import { NO_ACTIVE } from '../../../app/view/active-view.ts'
import { type LeaseMemory, leasesOver, NO_LEASES, nextLeaseEnd } from '../../../app/view/lease-alarm.ts'
import type { ActiveView } from '../../../app/view/switch-model.ts'

const END = 1_000_000
const leased: ActiveView = { ...NO_ACTIVE, profile: 'prod', lease: { endsAt: END, returnsTo: 'dev' } }
const back: ActiveView = { ...NO_ACTIVE, profile: 'dev' }

/** What is said over looks at these views, each at its instant. */
function said(...looks: readonly (readonly [view: ActiveView, now: number])[]): readonly (readonly string[])[] {
  let memory: LeaseMemory = NO_LEASES
  return looks.map(([view, now]) => {
    const looked = leasesOver(memory, view, now)
    memory = looked.memory
    return looked.over.map(({ of, profile, returnsTo }) => `${of}: ${profile} then ${returnsTo}`)
  })
}

describe('a lease that runs out', () => {
  test('is acted upon once, at its end and not before', () => {
    expect(said([leased, END - 1], [leased, END], [leased, END + 1], [back, END + 2])).toEqual([
      [],
      ['active: prod then dev'],
      [],
      [],
    ])
  })

  test('is acted upon although a snapshot made after the end has none any more', () => {
    expect(said([leased, END - 1], [back, END])).toEqual([[], ['active: prod then dev']])
  })

  test('says nothing when somebody went back before, or when it was over before Lanyard began to look', () => {
    expect(said([leased, END - 10], [back, END - 5], [back, END + 1])).toEqual([[], [], []])
    expect(said([leased, END + 1], [leased, END + 2])).toEqual([[], []])
  })

  test('that takes the place of another one counts from then on', () => {
    const longer = { ...leased, lease: { endsAt: END + 100, returnsTo: 'dev' } }
    expect(said([leased, 0], [longer, 1], [longer, END + 1], [longer, END + 100])).toEqual([
      [],
      [],
      [],
      ['active: prod then dev'],
    ])
  })

  test('of [default] is its own', () => {
    const both = { ...leased, defaultFor: { profile: 'old', lease: { endsAt: END - 10 }, trouble: null } }
    expect(nextLeaseEnd(both, 0)).toBe(END - 10)
    expect(nextLeaseEnd(both, END - 10)).toBe(END)
    expect(nextLeaseEnd(both, END)).toBeNull()
    expect(said([both, 0], [both, END - 10], [both, END])).toEqual([
      [],
      ['default: old then null'],
      ['active: prod then dev'],
    ])
  })
})
