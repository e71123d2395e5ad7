import { formatClockTime } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import { type FollowedEnding, followedEndings } from '../../app/view/endings.ts'
import type { Snapshot } from '../../app/view/model.ts'
import {
  dueNotices,
  isWorthNotice,
  type Notice,
  nextNotice,
  noMemory,
  snoozeEndings,
  type ZoneOffset,
} from '../../app/view/notices.ts'

type Shown = Pick<Snapshot, 'rows' | 'sessions' | 'settings'>

/**
 * Says 15 and 5 minutes before and at the end of a session, once each, what the person used today or pinned. What is snoozed is
 * remembered as long as Lanyard runs: after a new start the next threshold speaks again.
 */
export type Reminders = {
  readonly check: (snapshot: Shown, now: Instant) => void
  /** When `check` next has something to say; null: not before the snapshot changes. */
  readonly next: (snapshot: Shown, now: Instant) => Instant | null
  /** Ten minutes without a notice about these profiles and what is renewed from them; then one more, if they were not renewed. */
  readonly snooze: (profiles: readonly string[], now: Instant) => void
}

/** What local time is ahead of UTC at an instant, in minutes. */
export const zoneOffset: ZoneOffset = (instant) => -new Date(instant).getTimezoneOffset()

/** `since` is when Lanyard began to look: ends that lay in the past by then say nothing. */
export function makeReminders(
  since: Instant,
  show: (notice: Notice) => void,
  zone: ZoneOffset = zoneOffset,
): Reminders {
  let memory = noMemory(since)
  let seen: Shown | null = null
  let followed: readonly FollowedEnding[] = []
  const endingsAt = (snapshot: Shown, now: Instant): readonly FollowedEnding[] => {
    if (seen !== snapshot) followed = followedEndings(snapshot)
    seen = snapshot
    return followed.filter((ending) => isWorthNotice(ending, now, zone))
  }
  const clockOf = (instant: Instant): string => formatClockTime(instant, zone(instant))
  return {
    check: (snapshot, now) => {
      const due = dueNotices(endingsAt(snapshot, now), memory, now, clockOf)
      memory = due.memory
      if (snapshot.settings.notify) for (const notice of due.notices) show(notice)
    },
    next: (snapshot, now) => nextNotice(endingsAt(snapshot, now), memory, now),
    snooze: (profiles, now) => {
      const names = new Set(profiles)
      const meant = followed.filter(
        ({ profile, renewFrom }) => names.has(profile) || (renewFrom !== null && names.has(renewFrom)),
      )
      memory = snoozeEndings(memory, meant, now)
    },
  }
}
