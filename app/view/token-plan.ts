import { dependantsOf } from '../profile/graph.ts'
import { accountIdOf } from '../profile/identity.ts'
import type { ProfileBook } from '../profile/model.ts'
import { accountIdOfArn, deviceNameOf } from '../text/account.ts'
import type { Instant } from '../text/instant.ts'
import { planText } from '../text/view-text.ts'
import type { RichText, TokenPlan } from './model.ts'
import { plain, strong } from './rich-text.ts'
import { hasSetting } from './setting-value.ts'

/** What was prepared for a session, before a code is typed. */
export type PlannedSession = {
  readonly source: string
  readonly target: string
  readonly serial: string
  /** Seconds. */
  readonly durationSeconds: number
  readonly warnings: readonly string[]
  /** The device's code of the running 30 s window was used: when the next window begins; else null. */
  readonly waitUntil: Instant | null
}

/** Names in the sentence before the rest is counted. */
const NAMED = 3

/** The roles that live on a profile's session, directly or through each other, nearest first. */
export function rolesOn(book: ProfileBook, target: string): readonly string[] {
  const dependants = dependantsOf(book.byName)
  const reached = new Set([target])
  for (const name of reached) {
    for (const dependant of dependants.get(name) ?? []) {
      const profile = book.byName.get(dependant)
      if (profile !== undefined && hasSetting(profile, 'role_arn')) reached.add(dependant)
    }
  }
  reached.delete(target)
  return [...reached]
}

function nameParts(names: readonly string[]): RichText {
  const named = names.length <= NAMED + 1 ? names : names.slice(0, NAMED)
  const items = [
    ...named.map(strong),
    ...(named.length < names.length ? [plain(planText.others(names.length - NAMED))] : []),
  ]
  return items.flatMap((item, index) => {
    if (index === 0) return [item]
    return [plain(index === items.length - 1 ? planText.and : planText.comma), item]
  })
}

/** `Opens acme-base-mfa until 09:40 (12 hours), and with it acme-prod-admin and acme-prod-readonly.` */
export function opensSentence(
  planned: Pick<PlannedSession, 'target' | 'durationSeconds'>,
  roles: readonly string[],
  end: { readonly at: Instant; readonly timeZoneOffsetMinutes: number },
): RichText {
  return [
    plain(planText.opens),
    strong(planned.target),
    plain(planText.until(end.at, end.timeZoneOffsetMinutes)),
    plain(planText.forDuration(planned.durationSeconds)),
    ...(roles.length === 0 ? [] : [plain(planText.andWithIt), ...nameParts(roles)]),
    plain(planText.end),
  ]
}

/**
 * What the token window says. `timeZoneOffsetMinutes` is what local time is ahead of UTC at the session's end
 * (`formatClockTime`).
 */
export function buildTokenPlan(
  planned: PlannedSession,
  book: ProfileBook,
  now: Instant,
  timeZoneOffsetMinutes: number,
): TokenPlan {
  const source = book.byName.get(planned.source)
  const at = now + planned.durationSeconds * 1000
  return {
    source: planned.source,
    target: planned.target,
    serial: planned.serial,
    deviceName: deviceNameOf(planned.serial),
    accountId: accountIdOfArn(planned.serial) ?? (source === undefined ? null : accountIdOf(source)),
    durationSeconds: planned.durationSeconds,
    opens: opensSentence(planned, rolesOn(book, planned.target), { at, timeZoneOffsetMinutes }),
    warnings: planned.warnings,
    waitUntil: planned.waitUntil,
    codes: 1,
    command: null,
    snooze: 'not-offered',
    now,
  }
}
