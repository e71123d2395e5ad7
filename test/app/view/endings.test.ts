import { describe, expect, it } from 'vitest'
import { followedEndings } from '../../../app/view/endings.ts'
import type { ProfileRow } from '../../../app/view/model.ts'
import type { KeeperView, SessionBar, SessionsView } from '../../../app/view/session-model.ts'
import { makeEndingRow, makeRow } from './row-fixture.ts'

const END = Date.UTC(2026, 10, 5, 21, 4)
const HOUR = 3_600_000

function makeBar(profile: string, changes: Partial<SessionBar> = {}): SessionBar {
  return {
    id: `target\n${profile}`,
    profile,
    title: profile,
    subtitle: '',
    origin: 'target',
    serial: null,
    expiresAt: END,
    startedAt: END - HOUR,
    renewal: 'code',
    hint: null,
    renewFrom: 'acme',
    ours: true,
    label: null,
    colour: null,
    pinned: false,
    ...changes,
  }
}

const KEEPER: KeeperView = { state: 'on', nextAt: null, nextProfile: null, trouble: null }

function followed(rows: readonly ProfileRow[], bars: readonly SessionBar[] | null, keeper: Partial<KeeperView> = {}) {
  const sessions: SessionsView | null =
    bars === null ? null : { bars, devices: [], keeper: { ...KEEPER, ...keeper }, clockNote: null, leftovers: 0 }
  return followedEndings({ rows, sessions })
}

const base = makeEndingRow('acme-mfa', END, { renewable: true, renewFrom: 'acme' })
const role = makeEndingRow('acme-admin', END, {
  kind: 'role',
  sourceProfile: 'acme',
  renewable: true,
  renewFrom: 'acme',
})

describe('what ends', () => {
  it('is read from the rows as long as nobody has looked at the sessions', () => {
    expect(followed([base, role], null).map(({ profile }) => profile)).toEqual(['acme-mfa'])
  })

  it('has its own end as a role where credentials of its own were written', () => {
    const bars = [makeBar('acme-mfa'), makeBar('acme-admin', { origin: 'cli-cache', expiresAt: END - HOUR })]
    expect(followed([base, role], bars).map(({ profile, expiresAt }) => [profile, expiresAt])).toEqual([
      ['acme-mfa', END],
      ['acme-admin', END - HOUR],
    ])
  })

  it('is one for a profile that lives in two places: the later', () => {
    const bars = [makeBar('a', { expiresAt: END - HOUR }), makeBar('a', { id: 'memory\na', origin: 'memory' })]
    expect(followed([], bars).map(({ expiresAt }) => expiresAt)).toEqual([END])
  })

  it('is nothing where no end is known, no profile uses it, or something else hides it', () => {
    const hidden = makeEndingRow('hidden', END, { badge: { kind: 'shadowed' } })
    const bars = [
      makeBar('unknown', { expiresAt: null }),
      makeBar('', { profile: null, origin: 'environment' }),
      makeBar('none', { renewal: 'none' }),
      makeBar('hidden'),
    ]
    expect(followed([hidden], bars)).toEqual([])
  })
})

describe('what Lanyard renews by itself', () => {
  const bars = [makeBar('acme-admin', { renewal: 'itself' })]

  it('is no news', () => {
    expect(followed([role], bars)).toEqual([])
    expect(followed([role], bars, { state: 'busy' })).toEqual([])
  })

  it('is news when that failed, or is paused or switched off', () => {
    expect(followed([role], bars, { failed: ['acme-admin'] })).toHaveLength(1)
    for (const state of ['off', 'offline', 'on-battery'] as const)
      expect(followed([role], bars, { state })).toHaveLength(1)
  })
})

describe('what was used', () => {
  const used = (rows: readonly ProfileRow[]) =>
    followed(rows, null).find(({ profile }) => profile === 'acme-mfa')?.usedAt

  it('is a session, a role behind it, or the keys it is renewed from', () => {
    const at = END - HOUR
    expect(used([base])).toBeNull()
    expect(used([{ ...base, usedAt: at }])).toBe(at)
    expect(used([base, { ...role, usedAt: at }])).toBe(at)
    expect(used([base, makeRow({ name: 'acme', usedAt: at })])).toBe(at)
    expect(used([base, makeRow({ name: 'behind', sourceProfile: 'acme-mfa', usedAt: at })])).toBe(at)
  })

  it('is the last of all uses', () => {
    expect(
      used([
        { ...base, usedAt: END - HOUR },
        { ...role, usedAt: END - 2 * HOUR },
      ]),
    ).toBe(END - HOUR)
  })

  it('is not a role beside the one that was used', () => {
    const other = { ...role, name: 'acme-dev' }
    const bars = [makeBar('acme-dev', { origin: 'cli-cache' })]
    expect(followed([base, other, { ...role, usedAt: END - HOUR }], bars)).toContainEqual(
      expect.objectContaining({ profile: 'acme-dev', usedAt: null }),
    )
  })

  it('ends where profiles refer to each other in a circle', () => {
    const circle = [
      makeEndingRow('x', END, { sourceProfile: 'y', usedAt: END - HOUR }),
      makeEndingRow('y', END, { sourceProfile: 'x' }),
    ]
    expect(followed(circle, null).map(({ usedAt }) => usedAt)).toEqual([END - HOUR, END - HOUR])
  })

  it('is pinned with what hangs on it', () => {
    const bars = [makeBar('acme-mfa'), makeBar('acme-admin', { origin: 'cli-cache', pinned: true })]
    expect(followed([base, role], bars).map(({ pinned }) => pinned)).toEqual([true, true])
    expect(followed([base, role], [makeBar('acme-mfa', { pinned: true })])[0]?.pinned).toBe(true)
  })
})
