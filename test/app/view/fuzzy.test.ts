import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzyMatch, fuzzyRank } from '../../../app/view/fuzzy.ts'

const name = fc.array(fc.constantFrom(...'abcde-_.19'), { minLength: 1, maxLength: 20 }).map((parts) => parts.join(''))

describe('the palette’s scoring', () => {
  it('never ranks scattered letters above an exact prefix', () => {
    fc.assert(
      fc.property(name, name, name, (query, rest, other) => {
        const prefix = fuzzyMatch(query, query + rest)
        const scattered = fuzzyMatch(query, other)
        expect(prefix).not.toBeNull()
        if (prefix === null || scattered === null || other.includes(query)) return
        expect(prefix.score).toBeGreaterThan(scattered.score)
      }),
      { numRuns: 2000 },
    )
  })

  it('always finds the letters it says it found, in order', () => {
    fc.assert(
      fc.property(name, name, (query, candidate) => {
        const match = fuzzyMatch(query, candidate)
        if (match === null) return
        expect(match.positions.map((at) => candidate[at]).join('')).toBe(query)
        expect(match.positions).toEqual(match.positions.toSorted((left, right) => left - right))
      }),
    )
  })

  it('orders whole, prefix, start of a word, inside, scattered', () => {
    const names = ['a-x-d-x-m', 'xadmx', 'x-adm', 'admin', 'adm']
    expect(fuzzyRank('adm', names, (item) => item).map((found) => found.item)).toEqual([
      'adm',
      'admin',
      'x-adm',
      'xadmx',
      'a-x-d-x-m',
    ])
  })

  it('prefers the starts of words: apa finds acme-prod-admin by its initials', () => {
    expect(fuzzyMatch('apa', 'acme-prod-admin')?.positions).toEqual([0, 5, 10])
  })

  it('is deaf to case and to blanks at the ends, and keeps the order of equals', () => {
    expect(fuzzyMatch(' ADMIN ', 'admin')?.positions).toHaveLength(5)
    expect(fuzzyRank('', ['b', 'a'], (item) => item).map((found) => found.item)).toEqual(['b', 'a'])
    expect(fuzzyMatch('xyz', 'admin')).toBeNull()
  })
})
