import { describe, expect, it } from 'vitest'
import type { RowBadge } from '../../app/view/model.ts'
import { badgeLook } from '../../renderer/state/badge-look.ts'

const NOW = 1_700_000_000_000
const MINUTE = 60_000
const ends = (minutes: number, lifetime: number | null = 60 * MINUTE): RowBadge => ({
  kind: 'expires',
  expiresAt: NOW + minutes * MINUTE,
  lifetime,
})

describe('the badge of a row', () => {
  const states: readonly RowBadge[] = [
    ends(30),
    ends(10),
    ends(4),
    ends(-1),
    { kind: 'no-expiry' },
    { kind: 'no-session' },
    { kind: 'on-demand' },
    { kind: 'unknown-expiry' },
    { kind: 'broken' },
    { kind: 'empty' },
    { kind: 'shadowed' },
  ]

  it('has a shape of its own for each state, so that colour never speaks alone', () => {
    const shapes = states.map((badge) => badgeLook(badge, NOW).shape)
    expect(new Set(shapes).size).toBe(states.length)
  })

  it('always says its state in words', () => {
    for (const badge of states) expect(badgeLook(badge, NOW).text).not.toBe('')
  })

  it('turns amber under fifteen minutes and red under five', () => {
    expect(badgeLook(ends(15), NOW).tone).toBe('live')
    expect(badgeLook(ends(14.9), NOW).tone).toBe('soon')
    expect(badgeLook(ends(4.99), NOW)).toMatchObject({ tone: 'over', text: '4:59' })
  })

  it('shows the share that is left, and none where the whole life is not known', () => {
    expect(badgeLook(ends(30), NOW).share).toBe(0.5)
    expect(badgeLook(ends(90), NOW).share).toBe(1)
    expect(badgeLook(ends(30, null), NOW).share).toBeNull()
    expect(badgeLook(ends(30, 0), NOW).share).toBeNull()
  })
})
