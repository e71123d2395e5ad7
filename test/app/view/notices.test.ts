import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueNotices, nextNotice } from '../../../app/view/notices.ts'
import { makeEndingRow, makeRow } from './row-fixture.ts'

const MINUTE = 60_000
const END = Date.UTC(2026, 10, 5, 21, 4)
const rows = [
  makeEndingRow('acme-mfa', END, { renewable: true, renewFrom: 'acme' }),
  makeEndingRow('acme-admin', END, { kind: 'role', renewable: true, renewFrom: 'acme' }),
  makeRow({ name: 'plain' }),
]
const clock = (): string => '21:04'
const due = (before: number, now: number) => dueNotices(rows, before, now, clock)

describe('notices before and at the end', () => {
  it('come fifteen and five minutes ahead and at the end, with what to do next', () => {
    expect(due(END - 16 * MINUTE, END - 15 * MINUTE)).toEqual([
      {
        id: `acme-mfa\n${END}\n900000`,
        profile: 'acme-mfa',
        title: 'acme-mfa ends in 15 m',
        body: 'Its credentials end at 21:04. Renew it with one code.',
        action: 'Renew…',
      },
    ])
    expect(due(END - 6 * MINUTE, END - 5 * MINUTE)[0]?.title).toBe('acme-mfa ends in 5 m')
    expect(due(END - 1, END)[0]).toMatchObject({
      title: 'acme-mfa has expired',
      body: 'Commands that use it now fail. Renew it with one code.',
    })
  })

  it('offer no renewal that Lanyard cannot do', () => {
    const foreign = [makeEndingRow('other', END)]
    expect(dueNotices(foreign, END - 1, END, clock)[0]).toMatchObject({
      action: null,
      body: 'Commands that use it now fail. Renew it with the tool that made it.',
    })
  })

  it('say one thing after a long sleep, not three', () => {
    expect(due(END - 60 * MINUTE, END + 60 * MINUTE).map((notice) => notice.title)).toEqual(['acme-mfa has expired'])
  })

  it('never come twice, however the clock is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20 * MINUTE, max: 5 * MINUTE }), { minLength: 2 }), (offsets) => {
        const instants = offsets.map((offset) => END + offset).toSorted((left, right) => left - right)
        const ids = instants
          .slice(1)
          .flatMap((now, index) => due(instants[index] ?? now, now).map((notice) => notice.id))
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('are due exactly when the next one is announced', () => {
    let now = END - 60 * MINUTE
    const titles: string[] = []
    for (let next = nextNotice(rows, now); next !== null; next = nextNotice(rows, now)) {
      expect(due(now, next - 1)).toEqual([])
      titles.push(...due(now, next).map((notice) => notice.title))
      now = next
    }
    expect(titles).toEqual(['acme-mfa ends in 15 m', 'acme-mfa ends in 5 m', 'acme-mfa has expired'])
  })
})
