import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeMarks, renameInMarks } from '../../../app/marks/change.ts'
import { MARK_COLOURS, type MarkChange, type MarksBook, NO_MARKS, type ProfileMarks } from '../../../app/marks/model.ts'
import { MOST_MARKED, parseMarks, preferencesOf, printMarks } from '../../../app/marks/text.ts'

const change: fc.Arbitrary<MarkChange> = fc.oneof(
  fc.record({ mark: fc.constant('favourite' as const), value: fc.boolean() }),
  fc.record({ mark: fc.constant('colour' as const), value: fc.option(fc.constantFrom(...MARK_COLOURS)) }),
  fc.record({ mark: fc.constant('note' as const), value: fc.string() }),
  fc.record({ mark: fc.constant('production' as const), value: fc.option(fc.constantFrom('yes' as const, 'no')) }),
  fc.record({ mark: fc.constant('pinned' as const), value: fc.boolean() }),
  fc.record({ mark: fc.constant('used' as const), value: fc.nat() }),
  fc.record({
    mark: fc.constant('preference' as const),
    value: fc.record({
      route: fc.option(fc.constantFrom('session-token' as const, 'shared-code', 'own-code', 'no-code')),
      place: fc.option(
        fc.constantFrom(
          { kind: 'target', section: 'x' } as const,
          { kind: 'cli-cache' } as const,
          { kind: 'memory' } as const,
        ),
      ),
      durationSeconds: fc.option(fc.integer({ min: 900, max: 129_600 })),
    }),
  }),
)
const changes = fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'constructor'), change), { maxLength: 12 })
const bookAfter = (list: readonly (readonly [string, MarkChange])[]): MarksBook =>
  list.reduce((book: MarksBook, [name, one]) => changeMarks(book, name, one), new Map())

describe('marks', () => {
  test('are read back as they were written, whatever the profile is called', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const book = bookAfter(list)
        const back = parseMarks(printMarks(book))
        for (const name of book.keys()) expect(back?.get(name) ?? NO_MARKS).toEqual(book.get(name))
      }),
    )
  })

  test('are never anything but what the types say, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const book = parseMarks(text)
        for (const marks of book?.values() ?? [])
          expect(Object.keys(marks).toSorted()).toEqual(Object.keys(NO_MARKS).toSorted())
      }),
    )
    expect(parseMarks('[]')).toBeNull()
    expect(parseMarks('{"profiles": 1}')).toBeNull()
  })

  test('lose only the member that is not what it should be', () => {
    const text = JSON.stringify({
      profiles: {
        a: {
          favourite: true,
          colour: '#ff0000',
          note: 'x'.repeat(3000),
          usedAt: -1,
          preference: { route: 'own-code', place: 7 },
        },
        b: 'nothing',
      },
    })
    const preference = { route: 'own-code', place: null, durationSeconds: null }
    expect(parseMarks(text)?.get('a')).toMatchObject({ favourite: true, colour: null, note: '', usedAt: null })
    expect(parseMarks(text)?.get('a')?.preference).toEqual(preference)
    expect(parseMarks(text)?.has('b')).toBe(false)
  })

  test('go with a profile that gets another name, and so do results that go to its section', () => {
    const place = { kind: 'target', section: 'base-mfa' } as const
    const book = bookAfter([
      ['base-mfa', { mark: 'favourite', value: true }],
      ['base', { mark: 'preference', value: { route: null, place, durationSeconds: null } }],
    ])
    const renamed = renameInMarks(book, 'base-mfa', 'live')
    expect(renamed.get('live')?.favourite).toBe(true)
    expect(renamed.has('base-mfa')).toBe(false)
    expect(preferencesOf(renamed).get('base')?.place).toEqual({ kind: 'target', section: 'live' })
    expect(renameInMarks(book, 'other', 'x')).toBe(book)
  })

  test('are bounded: profiles that were only used go first, the longest ago first', () => {
    const many = new Map<string, ProfileMarks>(
      Array.from({ length: MOST_MARKED + 10 }, (_, at) => [`p${at}`, { ...NO_MARKS, usedAt: at + 1 }]),
    )
    many.set('mine', { ...NO_MARKS, favourite: true })
    const kept = parseMarks(printMarks(many))
    expect(kept?.size).toBe(MOST_MARKED)
    expect(kept?.has('mine')).toBe(true)
    expect(kept?.has('p0')).toBe(false)
  })

  test('change nothing where nothing changes', () => {
    const book = bookAfter([['a', { mark: 'pinned', value: true }]])
    expect(changeMarks(book, 'a', { mark: 'pinned', value: true })).toBe(book)
  })
})
