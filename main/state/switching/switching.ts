import { regionOf } from '../../../app/profile/identity.ts'
import { settledAt, wentBack } from '../../../app/switch/changes.ts'
import { type LeaseRuling, leaseRuling } from '../../../app/switch/lease-rule.ts'
import type { ActiveChange, ActiveState } from '../../../app/switch/model.ts'
import { regionFor } from '../../../app/switch/names.ts'
import { activeText } from '../../../app/text/active-text.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { productionOf } from '../../../app/view/production.ts'
import type { Clock, Places } from '../../files/model.ts'
import { type ActiveResult, activate, goBack } from '../../switch/active-store.ts'
import type { Store } from '../store.ts'

/** What switching touches. */
export type SwitchingOptions = {
  readonly store: Store
  readonly places: Places
  readonly clock: Clock
}

/** What a person may ask for by name; a lease in seconds, null: until further notice. */
export type Wish = { readonly profile: string | null; readonly leaseSeconds: number | null }

/** Makes a profile the active one, or none; a sentence either way. What the person's own rule forbids is refused here, whoever asks. */
export async function switchTo(
  wish: Wish,
  { store, places, clock }: SwitchingOptions,
): Promise<Outcome<string, string>> {
  const found = changeFor(wish, store)
  if (!found.ok) return found
  const result = await activate(found.value, { places, clock })
  if (result.ok && wish.profile !== null) await store.mark([wish.profile], { mark: 'used', value: clock.now() })
  return said(result, store)
}

/** Goes back; a sentence either way. */
export async function switchBack({ store, places, clock }: SwitchingOptions): Promise<Outcome<string, string>> {
  await store.lookAtActive()
  const refusal = backRefusal(store, clock.now())
  if (refusal !== null) return { ok: false, failure: refusal }
  const result = await goBack({ places, clock })
  const answer = await said(result, store)
  return answer.ok && result.ok ? { ok: true, value: activeText.back(result.state.profile) } : answer
}

/** The rule about production holds for what one goes back to as well; what a lease returns to is let be, so that nobody is kept in one. */
function backRefusal(store: Store, now: Instant): string | null {
  const held = settledAt(store.picture().active.state, now)
  const target = held.returnsTo === null ? (wentBack(held, now)?.profile ?? null) : null
  const ruling = target === null ? null : rulingOn(target, null, store)
  return target === null || ruling === null || ruling.ok
    ? null
    : activeText.backNeedsLease(target, ruling.longestSeconds)
}

/** Whether a profile may be used for that long, by the person's own rule; null: it may. */
export function leaseRefusal(profile: string, seconds: number | null, store: Store): string | null {
  const ruling = rulingOn(profile, seconds, store)
  if (ruling.ok) return null
  const words = ruling.reason === 'needs-lease' ? activeText.needsLease : activeText.leaseTooLong
  return words(profile, ruling.longestSeconds)
}

function rulingOn(profile: string, seconds: number | null, store: Store): LeaseRuling {
  const { settings, marks } = store.picture()
  const kind = productionOf(settings.production, marks)(profile) ? 'production' : 'other'
  return leaseRuling(seconds, kind, settings.productionLease)
}

function changeFor({ profile: name, leaseSeconds }: Wish, store: Store): Outcome<ActiveChange, string> {
  if (name === null) {
    if (leaseSeconds !== null) return { ok: false, failure: activeText.leaseOfNothing }
    return { ok: true, value: { choice: { profile: null, region: null }, leaseSeconds } }
  }
  const profile = store.picture().world.facts.book.byName.get(name)
  if (profile === undefined) return { ok: false, failure: activeText.noProfile(name) }
  const refusal = leaseRefusal(name, leaseSeconds, store)
  if (refusal !== null) return { ok: false, failure: refusal }
  return { ok: true, value: { choice: { profile: name, region: regionFor(regionOf(profile)) }, leaseSeconds } }
}

async function said(result: ActiveResult, store: Store): Promise<Outcome<string, string>> {
  await store.lookAtActive()
  return result.ok ? { ok: true, value: sentenceOf(result.state) } : { ok: false, failure: result.message }
}

/** The length as it was asked for: what is left of it is less by the time that writing took. */
function sentenceOf({ profile, setAt, leaseUntil, returnsTo }: ActiveState): string {
  if (leaseUntil === null || setAt === null) return activeText.now(profile)
  return activeText.nowFor(profile, leaseUntil - setAt, returnsTo?.profile ?? null)
}
