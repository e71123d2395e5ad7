import { SECONDS_SHOWN_BELOW } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { nextVisibleChange, SOON } from '../../app/view/clock.ts'
import type { ProfileRow } from '../../app/view/model.ts'

/** The one timer. It stands still when nothing that anybody sees will change. */
export type Heartbeat = {
  /** Computes the next beat anew: rows changed, a window came or went, the machine woke. */
  readonly rearm: () => void
  readonly stop: () => void
}

/** Who could see a countdown at this moment. */
export type Onlookers = 'window' | 'tray' | 'nobody'

/** A tray menu that is redrawn each second cannot be read; a quarter of a minute is as near as it gets, in the last minutes of something. */
const NEAR_STEP = 15_000
/** Before that its text has minutes, and many sessions end in many phases of one: without this pace it would be drawn four times in each. */
const FAR_STEP = 60_000

/** Milliseconds for which a drawn tray is near enough. `ends`: of everything counted down to. */
export function trayStep(ends: readonly Instant[], now: Instant): number {
  const isNear = ends.some((end) => end > now && end - now < SECONDS_SHOWN_BELOW + FAR_STEP)
  return isNear ? NEAR_STEP : FAR_STEP
}

/** The instants at which an icon becomes another one: something is about to end (less than {@link SOON} is left), and ends. */
export function iconChanges(ends: readonly Instant[]): readonly Instant[] {
  return ends.flatMap((end) => [end - SOON + 1, end])
}

/** Clocks are set without a word; no beat is planned further ahead, in milliseconds. */
const FURTHEST = 5 * 60_000

/** The instants at which something of these rows ends. */
export function endsOf(rows: readonly ProfileRow[]): readonly Instant[] {
  return rows.flatMap((row) => (row.badge.kind === 'expires' ? [row.badge.expiresAt] : []))
}

/**
 * When to look at the clock next: at the next change somebody sees, and at the next notice (`notice`; null: none is to come). `more`: ends
 * beside those of the rows that are counted down to. Null: never, until told.
 */
export function nextBeat(
  rows: readonly ProfileRow[],
  onlookers: Onlookers,
  now: Instant,
  notice: Instant | null,
  more: readonly Instant[] = [],
): Instant | null {
  if (onlookers === 'nobody') return notice
  const ends = [...endsOf(rows), ...more]
  const change = nextVisibleChange(ends, now)
  const seen = change === null || onlookers === 'window' ? change : Math.max(change, now + trayStep(ends, now))
  // However slow the pace: an icon shows an end when it comes.
  const icon = Math.min(...iconChanges(ends).filter((at) => at > now))
  const first = Math.min(seen ?? Number.POSITIVE_INFINITY, notice ?? Number.POSITIVE_INFINITY, icon)
  return Number.isFinite(first) ? first : null
}

export type HeartbeatOptions = {
  readonly now: () => Instant
  readonly next: (now: Instant) => Instant | null
  readonly beat: () => void
  /** Runs once after that many milliseconds; returns what cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** Makes the timer; it runs from the first `rearm` on. */
export function makeHeartbeat({ now, next, beat, after }: HeartbeatOptions): Heartbeat {
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  const rearm = (): void => {
    stop()
    const time = now()
    const at = next(time)
    if (at === null) return
    cancel = after(Math.min(Math.max(at - time, 1), FURTHEST), () => {
      cancel = null
      beat()
      rearm()
    })
  }
  return { rearm, stop }
}
