import { accountIdOf } from '../profile/identity.ts'
import type { ProfileBook } from '../profile/model.ts'
import type { PlannedCall, RenewalPlan } from '../session/routes/model.ts'
import { accountIdOfArn, deviceNameOf } from '../text/account.ts'
import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import { planText } from '../text/view-text.ts'
import type { RichText, TokenPlan } from './model.ts'
import { plain, strong } from './rich-text.ts'

/** A renewal that waits for a code. */
export type AskedRenewal = {
  readonly plan: RenewalPlan
  /** The call that the next code is for. */
  readonly call: PlannedCall
  readonly warnings: readonly string[]
  /** When the device has a code that was not used; null: now. */
  readonly waitUntil: Instant | null
  /** The program that gives its code, without folder and arguments; null: typed. */
  readonly command: string | null
  readonly snooze: TokenPlan['snooze']
}

/** Names in one part of the sentence before the rest is counted. */
const NAMED = 3
/** Profiles that cannot be opened are told one by one up to this many. */
const TOLD = 2

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

/** Profiles that live equally long, the longest life first. */
function bySpan(opens: RenewalPlan['opens']): readonly { readonly seconds: number; readonly names: string[] }[] {
  const spans = new Map<number, string[]>()
  for (const { profile, durationSeconds } of opens) {
    const names = spans.get(durationSeconds)
    if (names === undefined) spans.set(durationSeconds, [profile])
    else names.push(profile)
  }
  return [...spans]
    .map(([seconds, names]) => ({ seconds, names }))
    .toSorted((left, right) => right.seconds - left.seconds)
}

/**
 * `Opens acme-base-mfa and acme-prod until 09:40 (12 hours), and acme-dev until 22:40 (1 hour).` Many are counted first: `Opens 7 profiles:
 * …`. `zone`: what local time is ahead of UTC at an instant, in minutes.
 */
export function opensSentence(opens: RenewalPlan['opens'], now: Instant, zone: (instant: Instant) => number): RichText {
  const spans = bySpan(opens)
  if (spans.length === 0) return [plain(planText.opensNothing)]
  const head = opens.length > NAMED + 1 ? [plain(planText.opensCount(opens.length))] : [plain(planText.opens)]
  const parts = spans.map(({ seconds, names }, index): RichText => {
    const end = now + seconds * 1000
    const until = [plain(planText.until(end, zone(end))), plain(planText.forDuration(seconds))]
    const joint = index === 0 ? [] : [plain(index === spans.length - 1 ? planText.commaAnd : planText.comma)]
    return [...joint, ...nameParts(names), ...until]
  })
  return [...head, ...parts.flat(), plain(planText.end)]
}

/** Whose long-term keys sign the call that takes the code. */
const sourceOf = ({ signer, profile }: PlannedCall): string => (signer.kind === 'profile' ? signer.profile : profile)

function warningsOf({ plan, warnings }: AskedRenewal): readonly string[] {
  const told = plan.cannot.length <= TOLD ? plan.cannot : []
  const counted = told.length < plan.cannot.length ? [planText.cannotCount(plan.cannot.length)] : []
  return [...new Set([...warnings, ...told.map(({ message }) => message), ...counted].map(redact))]
}

/** What the token window says before a code is typed. `zone`: as in {@link opensSentence}. */
export function buildTokenPlan(
  asked: AskedRenewal,
  book: ProfileBook,
  now: Instant,
  zone: (instant: Instant) => number,
): TokenPlan {
  const { plan, call } = asked
  const serial = call.serial ?? ''
  const source = book.byName.get(sourceOf(call))
  return {
    source: sourceOf(call),
    target: call.place.kind === 'target' ? call.place.section : call.profile,
    serial: redact(serial),
    deviceName: redact(deviceNameOf(serial)),
    accountId: accountIdOfArn(serial) ?? (source === undefined ? null : accountIdOf(source)),
    durationSeconds: call.durationSeconds,
    opens: opensSentence(plan.opens, now, zone),
    warnings: warningsOf(asked),
    notes: plan.notes.map(redact),
    waitUntil: asked.waitUntil,
    codes: plan.codes,
    command: asked.command,
    snooze: asked.snooze,
    now,
  }
}
