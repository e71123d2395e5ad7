import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightRanges, matchRow, parseFilter } from '../../../app/view/filter.ts'
import { makeEndingRow, makeRow } from './row-fixture.ts'

const NOW = Date.UTC(2026, 10, 5, 12)
const HOUR = 3_600_000

const rows = [
  makeRow({
    name: 'acme-prod-admin',
    kind: 'role',
    accountId: '111122223333',
    region: 'eu-west-1',
    sourceProfile: 'acme-base',
    label: 'production',
    search:
      'acme-prod-admin\n1111 2222 3333 · eu-west-1 · via acme-base\n111122223333\narn:aws:iam::111122223333:role/admin',
  }),
  makeRow({ name: 'starred', favourite: true, note: 'Change freeze; ask Bob', search: 'starred' }),
  makeRow({ name: 'partner', kind: 'broken', badge: { kind: 'broken' }, worst: 'error' }),
  makeRow({ name: 'hidden', kind: 'sso', badge: { kind: 'shadowed' }, expiresAt: NOW + 2 * HOUR }),
  makeEndingRow('soon-mfa', NOW + 10 * 60_000),
  makeEndingRow('long-mfa', NOW + 9 * HOUR, { renewable: true, renewFrom: 'long' }),
  makeEndingRow('over-mfa', NOW - HOUR),
]

const found = (filter: string): string[] =>
  rows.filter((row) => matchRow(row, parseFilter(filter), NOW)).map((row) => row.name)

describe('the filter', () => {
  it('shows everything when it is empty', () => {
    expect(found('')).toHaveLength(rows.length)
    expect(found('   ')).toHaveLength(rows.length)
  })

  it.each([
    ['ADMIN', ['acme-prod-admin']],
    ['acme eu-west', ['acme-prod-admin']],
    ['acme eu-east', []],
    ['1111 2222', ['acme-prod-admin']],
    ['"1111 2222"', ['acme-prod-admin']],
    ['kind:role', ['acme-prod-admin']],
    ['kind:keys mfa', ['soon-mfa', 'long-mfa', 'over-mfa']],
    ['account:2222', ['acme-prod-admin']],
    ['source:acme-base', ['acme-prod-admin']],
    ['region:eu', ['acme-prod-admin']],
    ['is:prod', ['acme-prod-admin']],
    ['is:broken', ['partner']],
    ['is:shadowed', ['hidden']],
    ['is:expired', ['over-mfa']],
    ['is:live', ['hidden', 'soon-mfa', 'long-mfa']],
    ['is:soon', ['soon-mfa']],
    ['is:renewable', ['long-mfa']],
    ['is:favourite', ['starred']],
    ['is:fav', ['starred']],
    ['is:noted', ['starred']],
    ['FREEZE bob', ['starred']],
    ['expires:<1h', ['soon-mfa']],
    ['expires:1h', ['soon-mfa']],
    ['expires:>3h', ['long-mfa']],
    ['EXPIRES:<3H', ['hidden', 'soon-mfa']],
    ['is:live expires:<1h mfa', ['soon-mfa']],
  ])('%s finds %j', (filter, names) => {
    expect(found(filter)).toEqual(names)
  })

  it('takes a key it does not know as text', () => {
    expect(found('colour:red')).toEqual([])
    expect(found('role/admin')).toEqual(['acme-prod-admin'])
    expect(parseFilter('arn:aws')).toEqual([{ kind: 'text', text: 'arn:aws' }])
    expect(parseFilter('account:mine')).toEqual([{ kind: 'text', text: 'account:mine' }])
  })

  it('never empties the list while a key is still being typed', () => {
    for (const unfinished of ['kind:', 'is:', 'account:', 'expires:', 'expires:<', 'expires:<1']) {
      expect(found(unfinished)).toHaveLength(rows.length)
    }
    expect(found('is:bro')).toEqual(['partner'])
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filter = parseFilter(text)
        for (const row of rows) expect(typeof matchRow(row, filter, NOW)).toBe('boolean')
        expect(highlightRanges(text, filter).every((range) => range.start < range.end)).toBe(true)
      }),
    )
  })

  it('always keeps a narrower filter inside a wider one', () => {
    const word = fc.constantFrom('acme', 'mfa', 'is:live', 'kind:role', 'expires:<1h', 'eu', 'x')
    fc.assert(
      fc.property(word, word, (one, two) => {
        expect(found(one)).toEqual(expect.arrayContaining(found(`${one} ${two}`)))
      }),
    )
  })
})

const marked = (text: string, filter: string): string[] =>
  highlightRanges(text, parseFilter(filter)).map((range) => text.slice(range.start, range.end))

describe('highlighting', () => {
  it('marks every place of every word, case apart', () => {
    expect(marked('acme-Prod-prod', 'PROD acme')).toEqual(['acme', 'Prod', 'prod'])
  })

  it('marks digits in a grouped account id', () => {
    expect(marked('1111 2222 3333 · eu-west-1', 'account:1122')).toEqual(['11 22'])
    expect(marked('1111 2222 3333', '111122223333')).toEqual(['1111 2222 3333'])
  })

  it('joins what overlaps, and marks nothing for states', () => {
    expect(marked('banana', 'ana nan')).toEqual(['anan'])
    expect(marked('live broken', 'is:broken expires:<1h')).toEqual([])
  })

  it('keeps its place beside letters that grow when lower-cased', () => {
    expect(marked('İİprod', 'prod')).toEqual(['prod'])
  })
})
