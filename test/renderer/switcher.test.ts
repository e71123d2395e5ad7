import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_ACTIVE } from '../../app/view/active-view.ts'
import type { ActiveView } from '../../app/view/switch-model.ts'
import { linesOf, markedLine, moveMark, profileOfLine, switchList } from '../../renderer/state/switcher.ts'
import { rowOf } from './rows.ts'

const rows = [
  rowOf('base', { accountId: '444455556666', search: 'base 444455556666 eu-west-1' }),
  rowOf('admin', { accountId: '111122223333', label: 'production', favourite: true }),
  rowOf('reader', { accountId: '111122223333', usedAt: 5 }),
  rowOf('other', { usedAt: 9 }),
  rowOf('lost'),
]
const active: ActiveView = { ...NO_ACTIVE, profile: 'base', previous: { profile: 'reader' } }
const list = (query: string, of = active) => switchList({ rows, active: of, query })
const shape = (query: string, of = active) =>
  list(query, of).groups.map(({ title, lines }) => [title, lines.map((line) => profileOfLine(line) ?? line.kind)])

describe('the switcher', () => {
  it('lists the way back, favourites, recents with the newest first, then the rest by account', () => {
    expect(shape('')).toEqual([
      [null, ['back', 'none']],
      ['Favourites', ['admin']],
      ['Recents', ['other', 'reader']],
      ['4444 5555 6666', ['base']],
      ['Account not known', ['lost']],
    ])
  })

  it('offers no way back where there is none, and no way out of nothing', () => {
    expect(shape('', NO_ACTIVE)[0]).toEqual(['Favourites', ['admin']])
  })

  it('finds by name first, then by whatever else the filter looks at', () => {
    expect(shape('er')).toEqual([[null, ['other', 'reader']]])
    expect(shape('eu-west-1')).toEqual([[null, ['base']]])
    expect(shape('zzz')).toEqual([])
  })

  it('finds “none” by its name, after every profile', () => {
    expect(shape('none').at(-1)?.[1]).toEqual(['none'])
  })

  it('marks what is meant, else the first that Enter should do something with', () => {
    expect(markedLine(list(''), null)?.id).toBe('back')
    expect(markedLine(list(''), '=lost')?.id).toBe('=lost')
    expect(markedLine(list('', { ...active, previous: null }), null)?.id).toBe('=admin')
    expect(markedLine(list('zzz'), null)).toBeNull()
  })

  it('moves the mark through every group, and around the ends', () => {
    expect(moveMark(list(''), 'none', 'ArrowDown', 8)).toBe('=admin')
    expect(moveMark(list(''), 'back', 'ArrowUp', 8)).toBe('=lost')
    expect(moveMark(list(''), '=lost', 'ArrowDown', 8)).toBe('back')
    expect(moveMark(list(''), 'back', 'PageDown', 3)).toBe('=other')
    expect(moveMark(list(''), 'back', 'PageDown', 80)).toBe('=lost')
    expect(moveMark(list(''), 'back', 'Home', 8)).toBeNull()
  })

  it('never loses a profile without saying how many more there are, and never lists one twice', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(80), fc.nat(80), (count, favourites, used) => {
        const many = Array.from({ length: count }, (_, index) =>
          rowOf(`p${index}`, { favourite: index < favourites, usedAt: index % 7 < used % 7 ? index : null }),
        )
        const made = switchList({ rows: many, active: NO_ACTIVE, query: '' })
        const ids = linesOf(made).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length + made.more).toBe(count)
        expect(ids.length).toBeLessThanOrEqual(150)
      }),
    )
  })
})
