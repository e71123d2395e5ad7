import type { Instant } from '../text/instant.ts'
import { noticeText } from '../text/tray-text.ts'
import type { ProfileRow } from './model.ts'

/** Milliseconds before the end at which a notice is due, nearest to the end first. */
export const NOTICE_THRESHOLDS = [0, 5 * 60_000, 15 * 60_000] as const
export type NoticeThreshold = (typeof NOTICE_THRESHOLDS)[number]

/** A desktop notification as data. */
export type Notice = {
  /** The same for the same end of the same profile at the same threshold: shown once. */
  readonly id: string
  readonly profile: string
  readonly title: string
  readonly body: string
  /** The button, where the platform has buttons; a click on the body does the same. Null: it opens the profile. */
  readonly action: string | null
}

/**
 * The threshold that was crossed between `before` and `now`: after a sleep only the last one, since the earlier ones have no news
 * any more. Null when none was.
 */
export function thresholdCrossed(expiresAt: Instant, before: Instant, now: Instant): NoticeThreshold | null {
  const crossed = NOTICE_THRESHOLDS.find((threshold) => {
    const at = expiresAt - threshold
    return before < at && at <= now
  })
  return crossed ?? null
}

/** The next instant at which {@link dueNotices} has something to say, or null. */
export function nextNotice(rows: readonly ProfileRow[], now: Instant): Instant | null {
  const instants = rows.flatMap((row) =>
    isOwnEnd(row) ? NOTICE_THRESHOLDS.map((threshold) => row.expiresAt - threshold).filter((at) => at > now) : [],
  )
  return instants.length === 0 ? null : instants.reduce((first, at) => Math.min(first, at))
}

/** Roles end with their source: one end, one notice. */
const isOwnEnd = (row: ProfileRow): row is ProfileRow & { readonly expiresAt: Instant } =>
  row.expiresAt !== null && row.badge.kind === 'expires' && row.kind !== 'role'

/** The text of one notice. `clock` is the local time of the end (`formatClockTime`). */
export function noticeFor(row: ProfileRow, expiresAt: Instant, threshold: NoticeThreshold, clock: string): Notice {
  const fact = threshold === 0 ? noticeText.ended : noticeText.endsAt(clock)
  const next = row.renewable ? noticeText.renewable : noticeText.renewElsewhere
  return {
    id: `${row.name}\n${expiresAt}\n${threshold}`,
    profile: row.name,
    title: threshold === 0 ? noticeText.endedTitle(row.name) : noticeText.endsSoonTitle(row.name, threshold),
    body: `${fact} ${next}`,
    action: row.renewable ? noticeText.renewAction : null,
  }
}

/**
 * The notices due since `before`: 15 and 5 minutes ahead and at the end, each once. `clockOf` gives the local time of an instant.
 * Ends that lay in the past already when Lanyard first looked (`before` is that instant) say nothing.
 */
export function dueNotices(
  rows: readonly ProfileRow[],
  before: Instant,
  now: Instant,
  clockOf: (instant: Instant) => string,
): readonly Notice[] {
  return rows.filter(isOwnEnd).flatMap((row) => {
    const threshold = thresholdCrossed(row.expiresAt, before, now)
    return threshold === null ? [] : [noticeFor(row, row.expiresAt, threshold, clockOf(row.expiresAt))]
  })
}

/** The notice where another program wrote over a session just written. `message` says what happened and what to look at. */
export function lostNotice(profile: string, message: string): Notice {
  return { id: `${profile}\nlost`, profile, title: noticeText.lostTitle(profile), body: message, action: null }
}
