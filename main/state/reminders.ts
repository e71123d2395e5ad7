import { formatClockTime } from '../../app/text/duration.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { Snapshot } from '../../app/view/model.ts'
import { dueNotices, type Notice } from '../../app/view/notices.ts'

/** Says 15 and 5 minutes before and at the end of a session that Lanyard can renew, once each. */
export type Reminders = { readonly check: (snapshot: Pick<Snapshot, 'rows' | 'settings'>, now: Instant) => void }

/** What local time is ahead of UTC at an instant, in minutes. */
export const zoneOffset = (instant: Instant): number => -new Date(instant).getTimezoneOffset()

/**
 * `since` is when Lanyard began to look: ends that lay in the past by then say nothing. A clock that was set back repeats nothing,
 * because what was said is remembered.
 */
export function makeReminders(since: Instant, show: (notice: Notice) => void): Reminders {
  let before = since
  const said = new Set<string>()
  return {
    check: ({ rows, settings }, now) => {
      const renewable = rows.filter((row) => row.renewFrom !== null)
      const due = dueNotices(renewable, before, now, (instant) => formatClockTime(instant, zoneOffset(instant)))
      before = now
      for (const notice of due) {
        if (said.has(notice.id)) continue
        said.add(notice.id)
        if (settings.notify) show(notice)
      }
    },
  }
}
