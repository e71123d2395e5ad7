import { describe, expect, it } from 'vitest'
import { crossedThresholds } from '../../renderer/state/thresholds.ts'
import { live, rowOf } from './rows.ts'

const END = 1_700_000_000_000
const MINUTE = 60_000
const rows = [rowOf('acme', live(END)), rowOf('keys')]
const at = (minutes: number): number => END - minutes * MINUTE

describe('what a screen reader hears of a countdown', () => {
  it('is nothing between the thresholds', () => {
    expect(crossedThresholds(rows, at(14), at(6))).toEqual([])
  })

  it('is one sentence at fifteen minutes, at five, and at the end', () => {
    expect(crossedThresholds(rows, at(15.1), at(15))).toEqual(['acme: 15 minutes left.'])
    expect(crossedThresholds(rows, at(5.1), at(4.9))).toEqual(['acme: 5 minutes left.'])
    expect(crossedThresholds(rows, at(0.1), at(0))).toEqual(['acme: the session has ended.'])
  })

  it('is only the last of several that were crossed while the machine slept', () => {
    expect(crossedThresholds(rows, at(60), at(1))).toEqual(['acme: 5 minutes left.'])
  })

  it('is never said twice', () => {
    expect(crossedThresholds(rows, at(15), at(15))).toEqual([])
  })
})
