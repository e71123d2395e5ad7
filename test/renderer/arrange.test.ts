import { describe, expect, it } from 'vitest'
import { arrangeRows, orderByEnd } from '../../renderer/state/arrange.ts'
import { keepUnchanged } from '../../renderer/state/rows.ts'
import { live, rowOf } from './rows.ts'

const NOW = 1_700_000_000_000
const HOUR = 3_600_000

const names = (groups: ReturnType<typeof arrangeRows>): string[] =>
  groups.flatMap((group) => group.rows.map((row) => row.name))

describe('order of the list', () => {
  const rows = [
    rowOf('zeta', { ...live(NOW + 3 * HOUR), accountId: '111122223333' }),
    rowOf('alpha10', { accountId: '444455556666' }),
    rowOf('alpha9', { ...live(NOW + HOUR), accountId: '111122223333' }),
    rowOf('nowhere', { ...live(NOW + 2 * HOUR) }),
  ]

  it('keeps the order of the files unless told otherwise', () => {
    expect(names(arrangeRows(rows, 'file', []))).toEqual(['zeta', 'alpha10', 'alpha9', 'nowhere'])
  })

  it('sorts names as people count: 9 before 10', () => {
    expect(names(arrangeRows(rows, 'name', []))).toEqual(['alpha9', 'alpha10', 'nowhere', 'zeta'])
  })

  it('groups by account in the order of first appearance, unknown accounts last', () => {
    const groups = arrangeRows(rows, 'account', [])
    expect(groups.map((group) => group.title)).toEqual(['1111 2222 3333', '4444 5555 6666', 'Account not known'])
    expect(names(groups)).toEqual(['zeta', 'alpha9', 'alpha10', 'nowhere'])
  })

  it('puts favourites above the others, each in file order, and makes no groups where there are none', () => {
    const starred = rows.map((row) =>
      row.name === 'nowhere' || row.name === 'zeta' ? { ...row, favourite: true } : row,
    )
    const groups = arrangeRows(starred, 'favourites', [])
    expect(groups.map((group) => group.title)).toEqual(['Favourites', 'Others'])
    expect(names(groups)).toEqual(['zeta', 'nowhere', 'alpha10', 'alpha9'])
    expect(arrangeRows(rows, 'favourites', []).map((group) => group.title)).toEqual([null])
  })

  it('puts the soonest end first, and what never ends last', () => {
    expect(names(arrangeRows(rows, 'ends', orderByEnd(rows)))).toEqual(['alpha9', 'nowhere', 'zeta', 'alpha10'])
  })

  it('does not move a row when its end changes after the order was chosen', () => {
    const frozen = orderByEnd(rows)
    const renewed = rows.map((row) => (row.name === 'alpha9' ? { ...row, ...live(NOW + 12 * HOUR) } : row))
    expect(names(arrangeRows(renewed, 'ends', frozen))).toEqual(names(arrangeRows(rows, 'ends', frozen)))
  })

  it('puts a profile that came later at the end of a frozen order', () => {
    const later = [rowOf('new', live(NOW + 1)), ...rows]
    expect(names(arrangeRows(later, 'ends', orderByEnd(rows))).at(-1)).toBe('new')
  })
})

describe('rows between two snapshots', () => {
  const before = [rowOf('a'), rowOf('b')]

  it('are the same objects where nothing changed, so that nothing is redrawn', () => {
    const after = keepUnchanged(before, [rowOf('a'), rowOf('b', { subtitle: 'else' })])
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
  })

  it('are the very same list when all say the same', () => {
    expect(keepUnchanged(before, [rowOf('a'), rowOf('b')])).toBe(before)
  })

  it('follow a changed order', () => {
    expect(keepUnchanged(before, [rowOf('b'), rowOf('a')]).map((row) => row.name)).toEqual(['b', 'a'])
  })
})
