import type { Instant } from '../../app/text/instant.ts'
import { leasesIn } from '../../app/view/lease-alarm.ts'
import type { Snapshot } from '../../app/view/model.ts'
import { buildTray } from '../../app/view/tray.ts'
import type { TrayPlace } from '../os/tray.ts'
import { endsOf, iconChanges, makeHeartbeat, nextBeat, type Onlookers, trayStep } from './heartbeat.ts'
import type { Reminders } from './reminders.ts'

/** The desktop around the windows: tray, notices, and the one timer that moves them. */
export type Desktop = {
  /** A new snapshot is in force. */
  readonly take: (snapshot: Snapshot) => void
  /** Who looks has changed, or the clock may have jumped (resume, focus): everything is said anew. */
  readonly refresh: () => void
  readonly stop: () => void
}

/** What runs out by itself, beside sessions: a profile that was switched to for a while. */
export type LeaseEnds = {
  readonly check: (snapshot: Snapshot, now: Instant) => void
  readonly next: (snapshot: Snapshot, now: Instant) => Instant | null
}

/** What the desktop is made of. */
export type DesktopOptions = {
  readonly now: () => Instant
  /** Null: this desktop has nobody who would show an icon. */
  readonly tray: () => TrayPlace | null
  readonly reminders: Reminders
  readonly leases: LeaseEnds
  readonly isWindowInView: () => boolean
  /** Tells the windows what time it is. */
  readonly tellTime: (now: Instant) => void
  readonly after: (milliseconds: number, run: () => void) => () => void
}

/** Draws the tray: always when told something new, else at a pace at which an open menu can be read, and when something ends. */
function makeTrayDrawer(tray: DesktopOptions['tray']) {
  let drawnAt: Instant = Number.NEGATIVE_INFINITY
  const draw = (snapshot: Snapshot, now: Instant): void => {
    drawnAt = now
    tray()?.render(buildTray(snapshot, now))
  }
  const drawIfDue = (snapshot: Snapshot, now: Instant): void => {
    const ends = [...endsOf(snapshot.rows), ...leaseEnds(snapshot)]
    const isAnother = iconChanges(ends).some((at) => drawnAt < at && at <= now)
    const isDue = now - drawnAt >= trayStep(ends, now) || now < drawnAt
    if (isAnother || isDue) draw(snapshot, now)
  }
  return { draw, drawIfDue }
}

const leaseEnds = ({ active }: Snapshot): readonly Instant[] => leasesIn(active).map(({ endsAt }) => endsAt)

const earlier = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

function onlookersOf({ isWindowInView, tray }: DesktopOptions): Onlookers {
  if (isWindowInView()) return 'window'
  return tray() === null ? 'nobody' : 'tray'
}

/** Makes the desktop; it is still until the first snapshot. */
export function makeDesktop(options: DesktopOptions): Desktop {
  const { now, tray, reminders, leases, tellTime, after } = options
  let snapshot: Snapshot | null = null
  const drawer = makeTrayDrawer(tray)
  const say = (drawTray: (shown: Snapshot, time: Instant) => void): void => {
    if (snapshot === null) return
    const time = now()
    reminders.check(snapshot, time)
    leases.check(snapshot, time)
    drawTray(snapshot, time)
    tellTime(time)
  }
  const heartbeat = makeHeartbeat({
    now,
    next: (time) => {
      if (snapshot === null) return null
      const notice = earlier(reminders.next(snapshot, time), leases.next(snapshot, time))
      return nextBeat(snapshot.rows, onlookersOf(options), time, notice, leaseEnds(snapshot))
    },
    beat: () => say(drawer.drawIfDue),
    after,
  })
  const refresh = (): void => {
    say(drawer.draw)
    heartbeat.rearm()
  }
  return {
    take: (next) => {
      snapshot = next
      refresh()
    },
    refresh,
    stop: () => {
      heartbeat.stop()
      tray()?.remove()
    },
  }
}
