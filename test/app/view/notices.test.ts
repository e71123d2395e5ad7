import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ending, FollowedEnding } from '../../../app/view/endings.ts'
import {
  dueNotices,
  isWorthNotice,
  type Notice,
  nextNotice,
  noMemory,
  SNOOZE,
  snoozeEndings,
} from '../../../app/view/notices.ts'

const MINUTE = 60_000
const END = Date.UTC(2026, 10, 5, 21, 4)

function ending(profile: string, expiresAt = END, changes: Partial<Ending> = {}): Ending {
  return { profile, expiresAt, lifetime: null, renewal: 'code', renewFrom: 'acme', serial: null, ...changes }
}

const clock = (instant: number): string => new Date(instant).toISOString().slice(11, 16)
const titles = (notices: readonly Notice[]): string[] => notices.map((notice) => notice.title)

/** What is said of `endings` when the clock is looked at at `before` and then at `now`. */
const due = (endings: readonly Ending[], before: number, now: number): readonly Notice[] =>
  dueNotices(endings, noMemory(before), now, clock).notices

const one = [ending('acme-mfa')]

describe('notices before and at the end', () => {
  it('come fifteen and five minutes ahead and at the end, with what to do next', () => {
    expect(due(one, END - 16 * MINUTE, END - 15 * MINUTE)).toEqual([
      {
        id: `acme-mfa\n${END}\n${END - 15 * MINUTE}`,
        profile: 'acme-mfa',
        profiles: ['acme-mfa'],
        title: 'acme-mfa ends in 15 m',
        body: 'Its credentials end at 21:04. Renew it with one code.',
        renewal: 'code',
        action: 'Renew…',
        snooze: 'Snooze',
      },
    ])
    expect(due(one, END - 6 * MINUTE, END - 5 * MINUTE)[0]?.title).toBe('acme-mfa ends in 5 m')
    expect(due(one, END - 1, END)[0]).toMatchObject({
      title: 'acme-mfa has expired',
      body: 'Commands that use it now fail. Renew it with one code.',
    })
  })

  it('offer no renewal that Lanyard cannot do', () => {
    const foreign = [ending('other', END, { renewal: 'elsewhere', renewFrom: null })]
    expect(due(foreign, END - 1, END)[0]).toMatchObject({
      action: null,
      body: 'Commands that use it now fail. Renew it with the tool that made it.',
    })
  })

  it('say of what Lanyard could not renew by itself that it needs no code', () => {
    const [notice] = due([ending('acme-admin', END, { renewal: 'itself' })], END - 6 * MINUTE, END - 5 * MINUTE)
    expect(notice).toMatchObject({ action: 'Renew', renewal: 'itself' })
    expect(notice?.body).toBe('Its credentials end at 21:04. Lanyard has not renewed it by itself.')
  })

  it('say one thing after a long sleep, not three', () => {
    expect(titles(due(one, END - 60 * MINUTE, END + 60 * MINUTE))).toEqual(['acme-mfa has expired'])
  })

  it('say how much is really left after a sleep over a threshold', () => {
    expect(titles(due(one, END - 60 * MINUTE, END - 9 * MINUTE))).toEqual(['acme-mfa ends in 9 m'])
  })

  it('do not announce the end of a session as soon as it begins', () => {
    const short = [ending('short', END, { lifetime: 15 * MINUTE })]
    expect(due(short, END - 16 * MINUTE, END - 15 * MINUTE)).toEqual([])
    expect(due(short, END - 6 * MINUTE, END - 5 * MINUTE)).toHaveLength(1)
  })

  it('leave nothing of a name that a desktop might read as markup', () => {
    const [notice] = due([ending('<b>&\u0007x'), ending('y')], END - 1, END)
    expect(notice?.body).not.toMatch(/[<>&]|\p{Cc}/u)
  })

  it('never come twice, however the clock is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20 * MINUTE, max: 5 * MINUTE }), { minLength: 2 }), (offsets) => {
        let memory = noMemory(END - 60 * MINUTE)
        const said: string[] = []
        // In any order: the clock may be set back.
        for (const offset of offsets) {
          const result = dueNotices(one, memory, END + offset, clock)
          memory = result.memory
          said.push(...titles(result.notices))
        }
        expect(said.length).toBeLessThanOrEqual(3)
        expect(said.filter((title) => title.endsWith('has expired')).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('are due exactly when the next one is announced', () => {
    const said: string[] = []
    let memory = noMemory(END - 60 * MINUTE)
    let now = END - 60 * MINUTE
    for (let next = nextNotice(one, memory, now); next !== null; next = nextNotice(one, memory, now)) {
      expect(dueNotices(one, memory, next - 1, clock).notices).toEqual([])
      const result = dueNotices(one, memory, next, clock)
      said.push(...titles(result.notices))
      memory = result.memory
      now = next
    }
    expect(said).toEqual(['acme-mfa ends in 15 m', 'acme-mfa ends in 5 m', 'acme-mfa has expired'])
  })
})

describe('several ends', () => {
  const near = [ending('a'), ending('b', END + MINUTE), ending('c', END + 2 * MINUTE), ending('d', END + 30 * MINUTE)]

  it('within a few minutes are said in one notice that names them', () => {
    const [notice, ...rest] = due(near, END - 16 * MINUTE, END - 15 * MINUTE)
    expect(rest).toEqual([])
    expect(notice).toMatchObject({
      profiles: ['a', 'b', 'c'],
      title: '3 sessions end within 17 m',
      body: 'a at 21:04, b at 21:05 and c at 21:06. Renew them with one code.',
    })
  })

  it('are not said again when their own moment comes', () => {
    const first = dueNotices(near, noMemory(END - 16 * MINUTE), END - 15 * MINUTE, clock)
    expect(dueNotices(near, first.memory, END - 12 * MINUTE, clock).notices).toEqual([])
  })

  it('are not said once more with one that came later', () => {
    const first = dueNotices(near, noMemory(END - 16 * MINUTE), END - 15 * MINUTE, clock)
    const later = dueNotices([...near, ending('late', END + MINUTE)], first.memory, END - 14 * MINUTE, clock)
    expect(later.notices.map(({ profiles }) => profiles)).toEqual([['late']])
  })

  it('are not called expired before they are', () => {
    const [notice] = due(near, END - 1, END)
    expect(notice?.title).toBe('a has expired')
    expect(notice?.body).toBe(
      'Commands that use it now fail. Next: b at 21:05 and c at 21:06. Renew them with one code.',
    )
  })

  it('behind several devices say how many codes it takes', () => {
    const two = [ending('a', END, { serial: 'one' }), ending('b', END, { renewFrom: 'other', serial: 'two' })]
    expect(due(two, END - 1, END)[0]).toMatchObject({
      title: '2 sessions have expired',
      body: 'Commands that use a and b now fail. Renew them with 2 codes, one for each device.',
    })
  })

  it('of which only some are Lanyard’s lead to one that a code renews', () => {
    const mixed = [ending('sso', END - MINUTE, { renewal: 'elsewhere', renewFrom: null }), ending('mine')]
    expect(due(mixed, END - 2 * MINUTE, END)[0]).toMatchObject({ profile: 'mine', action: 'Renew…' })
  })

  it('are one notice, however many they are', () => {
    const fifty = Array.from({ length: 50 }, (_, index) => ending(`p${index}`))
    const [notice, ...rest] = due(fifty, END - 16 * MINUTE, END - 15 * MINUTE)
    expect(rest).toEqual([])
    expect(notice?.title).toBe('50 sessions end within 15 m')
    expect(notice?.body).toMatch(/^p0 at 21:04, p1 at 21:04, p2 at 21:04 and 47 more\./)
  })
})

describe('snooze', () => {
  const at = END - 15 * MINUTE

  it('is silent for ten minutes, then says once how it stands', () => {
    let memory = snoozeEndings(dueNotices(one, noMemory(at - 1), at, clock).memory, one, at)
    expect(nextNotice(one, memory, at)).toBe(at + SNOOZE)
    for (let minute = 1; minute < 10; minute += 1) {
      const result = dueNotices(one, memory, at + minute * MINUTE, clock)
      expect(result.notices).toEqual([])
      memory = result.memory
    }
    const over = dueNotices(one, memory, at + SNOOZE, clock)
    expect(titles(over.notices)).toEqual(['acme-mfa ends in 5 m'])
    expect(dueNotices(one, over.memory, at + SNOOZE + 1, clock).notices).toEqual([])
  })

  it('says nothing of a session that was renewed meanwhile', () => {
    const memory = snoozeEndings(noMemory(at), one, at)
    const renewed = [ending('acme-mfa', END + 60 * MINUTE)]
    const result = dueNotices(renewed, memory, at + SNOOZE, clock)
    expect(result.notices).toEqual([])
    expect(result.memory.snoozed.size).toBe(0)
  })

  it('does not grow when the clock is set back', () => {
    const memory = snoozeEndings(noMemory(at), one, at)
    const back = dueNotices(one, memory, at - 60 * MINUTE, clock)
    expect([...back.memory.snoozed.values()]).toEqual([at - 60 * MINUTE + SNOOZE])
  })
})

describe('whether an end is worth a notice', () => {
  const followed = (usedAt: number | null, pinned = false): FollowedEnding => ({ ...ending('a'), usedAt, pinned })
  const utc = (): number => 0

  it('is so when it was used today, or is pinned', () => {
    expect(isWorthNotice(followed(END - 60 * MINUTE), END, utc)).toBe(true)
    expect(isWorthNotice(followed(END - 24 * 60 * MINUTE), END, utc)).toBe(false)
    expect(isWorthNotice(followed(null), END, utc)).toBe(false)
    expect(isWorthNotice(followed(null, true), END, utc)).toBe(true)
  })
})
