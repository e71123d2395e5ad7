import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, isOver, settledAt, wentBack } from '../../../app/switch/changes.ts'
import { parseLease } from '../../../app/switch/lease.ts'
import { type ActiveState, NO_CHOICE, NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import { nameRefusal, nearestNames, regionFor } from '../../../app/switch/names.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 0, 0)
const dev = { profile: 'dev', region: 'eu-west-1' }
const prod = { profile: 'prod', region: null }
const other = { profile: 'other', region: null }

const use = (state: ActiveState, choice: typeof dev | typeof prod, leaseSeconds: number | null = null, now = NOW) =>
  changed(state, { choice, leaseSeconds }, now)

describe('switching', () => {
  test('goes back to what was there, and back again', () => {
    const there = use(use(NOTHING_ACTIVE, dev), prod)
    const back = wentBack(there, NOW)
    expect(back).toMatchObject({ ...dev, previous: prod })
    expect(back === null ? null : wentBack(back, NOW)).toMatchObject({ ...prod, previous: dev })
  })

  test('goes back to none where none was there first, and nowhere where nothing was chosen yet', () => {
    expect(wentBack(use(NOTHING_ACTIVE, dev), NOW)).toMatchObject(NO_CHOICE)
    expect(wentBack(NOTHING_ACTIVE, NOW)).toBeNull()
  })

  test('to what is active already keeps what one goes back to', () => {
    expect(use(use(use(NOTHING_ACTIVE, dev), prod), prod).previous).toEqual(dev)
  })
})

describe('a lease', () => {
  const leased = use(use(NOTHING_ACTIVE, dev), prod, 1800)

  test('ends at a whole second, and returns to what was active before', () => {
    expect(leased).toMatchObject({ ...prod, leaseUntil: NOW + 1_800_000, returnsTo: dev })
    expect(settledAt(leased, NOW + 1_799_999)).toBe(leased)
    expect(settledAt(leased, NOW + 1_800_000)).toMatchObject({ ...dev, leaseUntil: null, returnsTo: null })
    expect(use(NOTHING_ACTIVE, dev, 60, NOW + 1).leaseUntil).toBe(NOW + 61_000)
  })

  test('within a lease ends where the first one would have', () => {
    expect(use(leased, other, 60)).toMatchObject({ ...other, returnsTo: dev, previous: dev })
    expect(use(leased, prod, 3600)).toMatchObject({ ...prod, returnsTo: dev, leaseUntil: NOW + 3_600_000 })
  })

  test('of what is active already ends in what was there earlier, else in none', () => {
    expect(use(use(use(NOTHING_ACTIVE, dev), prod), prod, 60).returnsTo).toEqual(dev)
    expect(use({ ...NOTHING_ACTIVE, ...prod }, prod, 60).returnsTo).toEqual(NO_CHOICE)
  })

  test('is never gone back into: not after it ran out, not after it was left', () => {
    expect(wentBack(leased, NOW)).toMatchObject({ ...dev, previous: null })
    expect(wentBack(leased, NOW + 1_800_000)).toBeNull()
    expect(wentBack(use(leased, other), NOW)).toMatchObject(dev)
  })

  test('never outlives its end, whatever is done to it', () => {
    const choice = fc.constantFrom(dev, prod, other, NO_CHOICE)
    const step = fc.record({
      choice,
      leaseSeconds: fc.option(fc.integer({ min: 60, max: 600_000 })),
      wait: fc.nat(1e9),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let [state, now] = [NOTHING_ACTIVE, NOW]
        for (const { choice: chosen, leaseSeconds, wait } of steps) {
          now += wait
          state = changed(state, { choice: chosen, leaseSeconds }, now)
          expect(isOver(state, now)).toBe(false)
          expect(state.returnsTo?.profile === chosen.profile && chosen.profile !== null).toBe(false)
          if (state.leaseUntil !== null) expect(isOver(settledAt(state, state.leaseUntil), Infinity)).toBe(false)
        }
      }),
    )
  })

  test.each([
    ['30m', 1800],
    ['2h', 7200],
    ['1h30m', 5400],
    ['1d', 86_400],
    ['90s', 90],
    ['7d', 604_800],
    ['30M', 1800],
  ])('is typed as %s', (text, seconds) => expect(parseLease(text)).toBe(seconds))

  test.each(['', '30', 'm', '59s', '8d', '-5m', '1.5h', '30m1h', '30m 1', '١٠m', '999999999m'])(
    'is not typed as %j',
    (text) => expect(parseLease(text)).toBeNull(),
  )
})

describe('names', () => {
  test('that no line can hold are refused, all others are not', () => {
    for (const name of ['a\nb', 'a\u0000', 'a\u2028b', 'a\u202eb', 'a\u0085b', '\ud800']) {
      expect(nameRefusal(name)).toBe('control-characters')
    }
    expect([nameRefusal(''), nameRefusal('a'.repeat(513))]).toEqual(['empty', 'too-long'])
    for (const name of ["a'b", '$(touch x)', 'zürich-東京', ' a ', '=', '👩‍💻']) expect(nameRefusal(name)).toBeNull()
  })

  test('somebody may have meant come nearest first, three at most', () => {
    const names = ['dev', 'prod', 'acme-prod-admin', 'production', 'staging']
    expect(nearestNames('prdo', names)).toEqual(['prod'])
    expect(nearestNames('Prod', names)).toEqual(['prod', 'production', 'acme-prod-admin'])
    expect(nearestNames('zzz', names)).toEqual([])
  })

  test('of regions are what AWS could have made', () => {
    expect(regionFor('us-gov-east-1')).toBe('us-gov-east-1')
    for (const value of [null, '', '$(x)', 'eu west', 'a\nb', '%p']) expect(regionFor(value)).toBeNull()
  })
})
