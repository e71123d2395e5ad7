import type { Instant } from '../text/instant.ts'
import { noticeText } from '../text/notice-text.ts'
import type { Ending, FollowedEnding } from './endings.ts'
import { groupNotice } from './notice-group.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Milliseconds before the end at which a notice is due, nearest to the end first. */
export const NOTICE_THRESHOLDS = [0, 5 * MINUTE, 15 * MINUTE] as const
export type NoticeThreshold = (typeof NOTICE_THRESHOLDS)[number]
/** The first notice of an end comes so many milliseconds before it. */
const FIRST = Math.max(...NOTICE_THRESHOLDS)
/** Milliseconds after its end for which a session still counts to the day of its first notice. */
const AFTERWARDS = 60 * MINUTE

/** Milliseconds without a notice after *Snooze*. */
export const SNOOZE = 10 * MINUTE
/** Milliseconds within which ends are said together. */
export const TOGETHER = 3 * MINUTE
/** Ends and thresholds that are remembered as said; far more than live at once. */
const REMEMBERED = 5000

/** A desktop notification as data. */
export type Notice = {
  /** Unique. */
  readonly id: string
  /** What a click and *Renew* are about: the first that a code renews, else the first. */
  readonly profile: string
  /** All that it names or counts; *Snooze* is about them. */
  readonly profiles: readonly string[]
  readonly title: string
  readonly body: string
  /** What *Renew* takes: a code, nothing, or another tool. */
  readonly renewal: Ending['renewal']
  /** The button, where the system has buttons; a click on the body does the same. Null: it opens the profile. */
  readonly action: string | null
  /** The other button; null: there is nothing to be silent about. */
  readonly snooze: string | null
}

/** What was said and what is to be silent. Everything else is computed from the wall clock each time. */
export type NoticeMemory = {
  /** When the clock was last looked at; at first, when Lanyard began to look. */
  readonly before: Instant
  /** Ends and thresholds, oldest first. */
  readonly said: ReadonlySet<string>
  /** By end: silent until then. */
  readonly snoozed: ReadonlyMap<string, Instant>
}

/** Nothing said yet; ends that lay in the past by `since` say nothing. */
export const noMemory = (since: Instant): NoticeMemory => ({ before: since, said: new Set(), snoozed: new Map() })

const keyOf = ({ profile, expiresAt }: Ending): string => `${profile}\n${expiresAt}`
const saidKey = (ending: Ending, threshold: NoticeThreshold): string => `${keyOf(ending)}\n${threshold}`

/** Whether an end has a threshold at all: a session as short as that is not news as soon as it begins. */
const hasThreshold = ({ lifetime }: Ending, threshold: NoticeThreshold): boolean =>
  lifetime === null || threshold < lifetime - MINUTE

/**
 * The threshold that was crossed between `before` and `now`: after a sleep only the last one, since the earlier ones have no news
 * any more. Null when none was.
 */
export function thresholdCrossed(ending: Ending, before: Instant, now: Instant): NoticeThreshold | null {
  const crossed = NOTICE_THRESHOLDS.find((threshold) => {
    const at = ending.expiresAt - threshold
    return before < at && at <= now && hasThreshold(ending, threshold)
  })
  return crossed ?? null
}

/** What local time is ahead of UTC at an instant, in minutes. */
export type ZoneOffset = (instant: Instant) => number

const localDay = (instant: Instant, zone: ZoneOffset): number => Math.floor((instant + zone(instant) * MINUTE) / DAY)

/**
 * Whether an end is near enough to the person for a notice: pinned, or used today. Today is the local day of now, or the day on which
 * the first notice of this end falls due: a session that ends just after midnight was used today as well.
 */
export function isWorthNotice(ending: FollowedEnding, now: Instant, zone: ZoneOffset): boolean {
  const { pinned, usedAt, expiresAt } = ending
  if (pinned) return true
  if (usedAt === null) return false
  const day = localDay(usedAt, zone)
  // Used in the future: the clock was set back since.
  if (usedAt > now || day === localDay(now, zone)) return true
  return now < expiresAt + AFTERWARDS && day === localDay(expiresAt - FIRST, zone)
}

/** The next instant at which {@link dueNotices} may have something to say, or null. */
export function nextNotice(endings: readonly Ending[], memory: NoticeMemory, now: Instant): Instant | null {
  const instants = endings.flatMap((ending) => {
    const until = memory.snoozed.get(keyOf(ending))
    const quietUntil = until === undefined ? now : Math.max(now, until)
    const due = NOTICE_THRESHOLDS.filter(
      (threshold) => hasThreshold(ending, threshold) && !memory.said.has(saidKey(ending, threshold)),
    )
    const at = due.map((threshold) => ending.expiresAt - threshold).filter((at) => at > quietUntil)
    return until === undefined ? at : [Math.max(until, now + 1), ...at]
  })
  return instants.length === 0 ? null : instants.reduce((first, at) => Math.min(first, at))
}

/** No notice about these ends for ten minutes; then one more, if they are still there. */
export function snoozeEndings(memory: NoticeMemory, endings: readonly Ending[], now: Instant): NoticeMemory {
  const snoozed = new Map(memory.snoozed)
  for (const ending of endings) snoozed.set(keyOf(ending), now + SNOOZE)
  return { ...memory, snoozed }
}

type Due = { readonly threshold: NoticeThreshold; readonly endings: Ending[] }

/**
 * The notices due since the clock was last looked at: 15 and 5 minutes ahead and at the end, each once, those of one threshold that
 * lie within {@link TOGETHER} in one; and one for what was snoozed, when that is over. `clockOf` gives the local time of an instant.
 */
export function dueNotices(
  endings: readonly Ending[],
  memory: NoticeMemory,
  now: Instant,
  clockOf: (instant: Instant) => string,
): { readonly notices: readonly Notice[]; readonly memory: NoticeMemory } {
  const said = new Set(memory.said)
  const snoozed = livingSnoozes(endings, memory, now)
  const dues = NOTICE_THRESHOLDS.map((threshold): Due => ({ threshold, endings: [] }))
  const over: Ending[] = []
  for (const ending of endings) {
    const until = snoozed.get(keyOf(ending))
    const threshold = thresholdCrossed(ending, memory.before, now)
    const key = threshold === null ? null : saidKey(ending, threshold)
    const isNews = key !== null && !said.has(key)
    if (key !== null) said.add(key)
    if (until !== undefined && until <= now) over.push(ending)
    else if (until === undefined && isNews) dues.find((due) => due.threshold === threshold)?.endings.push(ending)
  }
  for (const due of dues) join(due, endings, { said, snoozed }, now)
  for (const ending of over) snoozed.delete(keyOf(ending))
  // Where the clock was set back, the end is far again and speaks for itself when it is near.
  const awake = over.filter(({ expiresAt }) => expiresAt - now <= FIRST)
  const groups = [...dues.map((due) => due.endings), awake].filter((group) => group.length > 0)
  return {
    notices: groups.map((group) => groupNotice(group, now, clockOf)),
    memory: { before: now, said: new Set([...said].slice(-REMEMBERED)), snoozed },
  }
}

/** Snoozes of ends that are still there; one that would last longer than a snooze began before the clock was set back. */
function livingSnoozes(endings: readonly Ending[], memory: NoticeMemory, now: Instant): Map<string, Instant> {
  const living = new Map<string, Instant>()
  if (memory.snoozed.size === 0) return living
  for (const ending of endings) {
    const until = memory.snoozed.get(keyOf(ending))
    if (until !== undefined) living.set(keyOf(ending), Math.min(until, now + SNOOZE))
  }
  return living
}

/** What falls due at the same threshold in a moment is said along with what is due now. */
function join(
  { threshold, endings: due }: Due,
  endings: readonly Ending[],
  { said, snoozed }: { readonly said: Set<string>; readonly snoozed: ReadonlyMap<string, Instant> },
  now: Instant,
): void {
  if (due.length === 0) return
  for (const ending of endings) {
    const at = ending.expiresAt - threshold
    const key = saidKey(ending, threshold)
    const joins = at > now && at <= now + TOGETHER && hasThreshold(ending, threshold)
    if (!joins || said.has(key) || snoozed.has(keyOf(ending))) continue
    said.add(key)
    due.push(ending)
  }
}

/** A notice about a profile that nothing has to be done about: a click shows the profile. */
export function plainNotice(kind: string, profile: string | null, title: string, body: string, now: Instant): Notice {
  const name = profile ?? ''
  return {
    id: `${name}\n${kind}\n${now}`,
    profile: name,
    profiles: [],
    title,
    body,
    renewal: 'elsewhere',
    action: null,
    snooze: null,
  }
}

/** The notice where a program waits for credentials that take a code: a click asks for it. */
export function waitingNotice(profile: string, device: string, now: Instant): Notice {
  return {
    id: `${profile}\nwaiting\n${now}`,
    profile,
    profiles: [profile],
    title: noticeText.waitingTitle(profile),
    body: noticeText.waitingBody(device),
    renewal: 'code',
    action: noticeText.renewAction,
    snooze: null,
  }
}

/** The notice to the person for whom a program asks for keys in the vault, which the keyring does not give; a click opens the profile. */
export function vaultNotice(profile: string, now: Instant): Notice {
  return {
    id: `${profile}\nvault\n${now}`,
    profile,
    profiles: [profile],
    title: noticeText.waitingTitle(profile),
    body: noticeText.vaultBody,
    renewal: 'elsewhere',
    action: null,
    snooze: null,
  }
}

/** The notice where another program wrote over a session just written. `message` says what happened and what to look at. */
export function lostNotice(profile: string, message: string): Notice {
  return {
    id: `${profile}\nlost`,
    profile,
    profiles: [profile],
    title: noticeText.lostTitle(profile),
    body: message,
    renewal: 'code',
    action: null,
    snooze: null,
  }
}
