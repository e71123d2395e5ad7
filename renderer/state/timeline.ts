import { SECONDS_SHOWN_BELOW } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { SessionCounts } from '../../app/text/sessions-room-text.ts'
import { expiryStateAt } from '../../app/view/clock.ts'
import type { RowBadge } from '../../app/view/model.ts'
import type { SessionBar } from '../../app/view/session-model.ts'

/*
 * Where sessions stand on the timeline: now at the left edge, twelve hours to the right one. Only instants against a clock.
 */

const HOUR = 3_600_000

/** What the timeline shows, in milliseconds from now. */
export const TIMELINE_SPAN = 12 * HOUR

/** Sessions of one kind of end, in the order in which they are listed. */
export type SessionGroup = { readonly id: 'live' | 'unknown' | 'ended'; readonly bars: readonly SessionBar[] }

const end = (bar: SessionBar): number => bar.expiresAt ?? 0
const byTitle = (left: SessionBar, right: SessionBar): number => left.title.localeCompare(right.title)

const groupOf = (bar: SessionBar, now: Instant): SessionGroup['id'] =>
  bar.expiresAt === null ? 'unknown' : bar.expiresAt > now ? 'live' : 'ended'

/** What needs a hand first comes first: the soonest end, then what nobody knows the end of, then what ended, latest first. */
export function groupSessions(bars: readonly SessionBar[], now: Instant): readonly SessionGroup[] {
  const of = (id: SessionGroup['id']): readonly SessionBar[] => bars.filter((bar) => groupOf(bar, now) === id)
  const groups: readonly SessionGroup[] = [
    { id: 'live', bars: of('live').toSorted((left, right) => end(left) - end(right) || byTitle(left, right)) },
    { id: 'unknown', bars: of('unknown').toSorted(byTitle) },
    { id: 'ended', bars: of('ended').toSorted((left, right) => end(right) - end(left) || byTitle(left, right)) },
  ]
  return groups.filter((group) => group.bars.length > 0)
}

/** How many sessions are in each state at `now`; `soon` are among the live ones. */
export function countSessions(bars: readonly SessionBar[], now: Instant): SessionCounts {
  const counts = { live: 0, soon: 0, unknown: 0, ended: 0 }
  for (const { expiresAt } of bars) {
    if (expiresAt === null) counts.unknown += 1
    else if (expiresAt <= now) counts.ended += 1
    else {
      counts.live += 1
      if (expiryStateAt(expiresAt, now) === 'soon') counts.soon += 1
    }
  }
  return counts
}

/** How a bar is drawn: `share` of the timeline it covers, and whether it goes on beyond the right edge. `last`: seconds are counted. */
export type BarShape =
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'live'
      readonly state: 'live' | 'soon' | 'last'
      readonly share: number
      readonly goesOn: boolean
    }

/** The shape of a bar at `now`. */
export function shapeOf(expiresAt: Instant | null, now: Instant): BarShape {
  if (expiresAt === null) return { kind: 'unknown' }
  const state = expiryStateAt(expiresAt, now)
  if (state === 'expired') return { kind: 'ended' }
  const left = expiresAt - now
  const tone = left < SECONDS_SHOWN_BELOW ? 'last' : state
  return { kind: 'live', state: tone, share: Math.min(1, left / TIMELINE_SPAN), goesOn: left > TIMELINE_SPAN }
}

/** Changes when a bar would be drawn differently; it moves in thousandths of the timeline. */
export const shapeKey = (shape: BarShape): string =>
  shape.kind === 'live' ? `${shape.state} ${Math.round(shape.share * 1000)} ${shape.goesOn}` : shape.kind

/** A session's end as the badge that rows of profiles have too. */
export function badgeOfBar({ expiresAt, startedAt }: Pick<SessionBar, 'expiresAt' | 'startedAt'>): RowBadge {
  if (expiresAt === null) return { kind: 'unknown-expiry' }
  const lifetime = startedAt === null || startedAt >= expiresAt ? null : expiresAt - startedAt
  return { kind: 'expires', expiresAt, lifetime }
}

/** A mark on the axis; `at` is a full local hour, `isDay` its day's first. */
export type Tick = { readonly at: Instant; readonly share: number; readonly isDay: boolean }

/** Ticks nearer than this to an edge would run into its words. */
const EDGE = { left: 0.07, right: 0.97 } as const

/** Full local hours (every `step` of the day's) between now and the timeline's end. Hours are the wall clock's, also where it jumps. */
export function ticksFrom(now: Instant, step: number): readonly Tick[] {
  const first = new Date(now)
  const ticks: Tick[] = []
  for (let hour = 1; hour <= 14; hour += 1) {
    const local = new Date(first.getFullYear(), first.getMonth(), first.getDate(), first.getHours() + hour)
    const share = (local.getTime() - now) / TIMELINE_SPAN
    const isWanted = local.getHours() % step === 0 && share > EDGE.left && share < EDGE.right
    if (isWanted && ticks.at(-1)?.at !== local.getTime()) {
      ticks.push({ at: local.getTime(), share, isDay: local.getHours() === 0 })
    }
  }
  return ticks
}

/** How *Renew* of a session goes: `code` opens the token window, `now` needs nobody; null: not from here. */
export function renewalWay(bar: SessionBar): 'code' | 'now' | null {
  if (bar.profile === null) return null
  if (bar.renewal === 'code') return 'code'
  return bar.renewal === 'itself' ? 'now' : null
}
