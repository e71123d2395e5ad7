import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowGroup } from '../../renderer/state/arrange.ts'
import {
  listWindow,
  namesOf,
  offsetOf,
  ROW_HEIGHT,
  stepFrom,
  TITLE_HEIGHT,
  typeAhead,
} from '../../renderer/state/list-window.ts'
import { rowOf } from './rows.ts'

const groupOf = (id: string, count: number, title: string | null): RowGroup => ({
  id,
  title,
  rows: Array.from({ length: count }, (_, index) => rowOf(`${id}-${index}`)),
})

const groupsOf = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((sizes) => sizes.map(([count, titled], index) => groupOf(`g${index}`, count, titled ? `Group ${index}` : null)))

describe('the rows that are drawn', () => {
  it('are exactly those that touch what is seen, each at its own place', () => {
    fc.assert(
      fc.property(
        groupsOf,
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 1, max: 900 }),
        (groups, from, seen) => {
          const window = listWindow(groups, from, from + seen)
          const drawn = window.groups.flatMap(({ rows }) => rows.map((row) => row.name))
          const touching = namesOf(groups).filter((name) => {
            const top = offsetOf(groups, name) ?? 0
            return top < from + seen && top + ROW_HEIGHT > from
          })
          expect(drawn).toEqual(touching)
          for (const placed of window.groups) {
            for (const [index, row] of placed.rows.entries()) {
              expect(placed.top + placed.rowsTop + (placed.first + index) * ROW_HEIGHT).toBe(offsetOf(groups, row.name))
              expect(namesOf(groups)[placed.before + placed.first + index]).toBe(row.name)
            }
          }
        },
      ),
    )
  })

  it('number no more than a screenful of two thousand', () => {
    const window = listWindow([groupOf('all', 2000, null)], 40_000, 40_700)
    expect(window.count).toBe(2000)
    expect(window.height).toBe(2000 * ROW_HEIGHT)
    expect(window.groups[0]?.rows.length).toBeLessThan(20)
  })

  it('leave room for the headings', () => {
    expect(offsetOf([groupOf('a', 2, 'A'), groupOf('b', 1, 'B')], 'b-0')).toBe(2 * TITLE_HEIGHT + 2 * ROW_HEIGHT)
    expect(offsetOf([groupOf('a', 2, 'A')], 'none')).toBeNull()
  })
})

describe('moving through the list', () => {
  const names = ['acme', 'acme-prod', 'beta', 'Gamma']

  it('stays within it', () => {
    expect(stepFrom(names, 'Gamma', 'ArrowDown', 3)).toBe('Gamma')
    expect(stepFrom(names, 'acme', 'ArrowUp', 3)).toBe('acme')
    expect(stepFrom(names, 'acme-prod', 'PageDown', 9)).toBe('Gamma')
    expect(stepFrom(names, 'beta', 'Home', 3)).toBe('acme')
  })

  it('starts at the near end where nothing is selected, or what was is filtered away', () => {
    expect(stepFrom(names, null, 'ArrowDown', 3)).toBe('acme')
    expect(stepFrom(names, 'elsewhere', 'ArrowDown', 3)).toBe('acme')
    expect(stepFrom(names, null, 'ArrowUp', 3)).toBe('Gamma')
  })

  it('goes nowhere in an empty list or by another key', () => {
    expect(stepFrom([], null, 'ArrowDown', 3)).toBeNull()
    expect(stepFrom(names, 'acme', 'x', 3)).toBeNull()
  })

  it('leads from name to name by the same letter, and round', () => {
    expect(typeAhead(names, 'acme', 'a')).toBe('acme-prod')
    expect(typeAhead(names, 'acme-prod', 'a')).toBe('acme')
    expect(typeAhead(names, 'acme', 'g')).toBe('Gamma')
  })

  it('stays on a name that still fits while a longer one is typed', () => {
    expect(typeAhead(names, 'acme', 'acme')).toBe('acme')
    expect(typeAhead(names, 'acme', 'acme-')).toBe('acme-prod')
    expect(typeAhead(names, 'acme', 'zz')).toBeNull()
  })
})
