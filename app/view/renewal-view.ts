import type { CallState, Opening, PlannedCall, RenewalProgress } from '../session/routes/model.ts'
import { deviceNameOf } from '../text/account.ts'
import type { Instant } from '../text/instant.ts'
import { renewalText } from '../text/route-text.ts'
import type { ProgressLine, RenewalView } from './session-model.ts'

/**
 * A running renewal as the token window shows it: a line for each profile that a call brings to life, in the order of the calls, then one for
 * each that tools assume themselves.
 * `timeZoneOffsetMinutes` is what local time is ahead of UTC (`formatClockTime`).
 */
export function buildRenewal(progress: RenewalProgress, now: Instant, timeZoneOffsetMinutes: number): RenewalView {
  const { plan, calls, state, next } = progress
  const called = plan.calls.flatMap((call) => {
    const standing = calls.get(call.id) ?? { kind: 'waiting' }
    const text = lineText(call, standing, now, timeZoneOffsetMinutes)
    return namesOf(call, progress).map((profile): ProgressLine => ({ profile, state: standing.kind, text }))
  })
  const lines = [...called, ...followers(progress, now, timeZoneOffsetMinutes)]
  return {
    state,
    done: lines.filter((line) => line.state === 'done').length,
    total: lines.length,
    lines,
    next:
      next === null || state !== 'needs-code'
        ? null
        : { serial: next.serial, deviceName: deviceNameOf(next.serial), waitUntil: laterOnly(next.waitUntil, now) },
  }
}

/** Two profiles of one role share a call; a step on the way to another role opens nothing and is shown by its own name. */
function namesOf(call: PlannedCall, { plan }: RenewalProgress): readonly string[] {
  const names = plan.opens.filter(({ callId }) => callId === call.id).map(({ profile }) => profile)
  return names.length === 0 ? [call.profile] : names
}

/** What tools assume themselves is live as soon as what it hangs on is. */
function followers({ plan, calls }: RenewalProgress, now: Instant, offset: number): readonly ProgressLine[] {
  return plan.opens
    .filter(({ callId }) => callId === null)
    .map((opening) => {
      const above = opening.through === null ? null : (calls.get(opening.through) ?? { kind: 'waiting' })
      return followerLine(opening, above, (end) => renewalText.until(end, offset, end - now))
    })
}

function followerLine({ profile }: Opening, above: CallState | null, until: (end: Instant) => string): ProgressLine {
  if (above === null) return { profile, state: 'done', text: renewalText.byItself }
  switch (above.kind) {
    case 'done':
      return { profile, state: 'done', text: until(above.expiresAt) }
    case 'failed':
      return { profile, state: 'skipped', text: renewalText.skipped['source-failed'] }
    case 'skipped':
      return { profile, state: 'skipped', text: renewalText.skipped[above.because] }
    case 'waiting':
    case 'asking':
    case 'backing-off':
      return { profile, state: 'waiting', text: renewalText.waitsForSource }
  }
}

function lineText(call: PlannedCall, state: CallState, now: Instant, timeZoneOffsetMinutes: number): string {
  switch (state.kind) {
    case 'waiting':
      return call.serial === null ? renewalText.waitsForSource : renewalText.waitsForCode
    case 'asking':
      return state.attempt > 1 ? renewalText.askingAgain(state.attempt) : renewalText.asking
    case 'backing-off':
      return renewalText.backingOff(Math.max(0, Math.ceil((state.at - now) / 1000)))
    case 'done':
      return renewalText.until(state.expiresAt, timeZoneOffsetMinutes, state.expiresAt - now)
    case 'failed':
      return state.message
    case 'skipped':
      return renewalText.skipped[state.because]
  }
}

function laterOnly(instant: Instant | null, now: Instant): Instant | null {
  return instant !== null && instant > now ? instant : null
}
