import { preferencesOf } from '../../../app/marks/text.ts'
import { type KeptSession, keptSessions } from '../../../app/session/keeping/kept-sessions.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import {
  buildGraph,
  liveSections,
  planDevice,
  planProfile,
  planWithoutCode,
  type RouteOptions,
  withoutCodeOn,
} from '../../../app/session/routes/index.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { redact } from '../../../app/text/redact.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import type { RenewalRequest } from '../../../app/view/renewal.ts'
import type { MemoryCredentials } from '../../session/renewal/renewal-model.ts'
import type { Picture } from '../views.ts'

/** What planning in the window goes by: files, settings, marks, and what lives at `now`. */
export function routeOptions(
  { world, settings, marks, vault }: Picture,
  memory: MemoryCredentials,
  now: Instant,
): RouteOptions {
  const held = memory.list().filter(({ expiresAt }) => expiresAt > now)
  const live = new Map([
    ...liveSections(world.facts.book, now),
    ...held.map(({ profile, expiresAt }) => [profile, expiresAt] as const),
  ])
  const options = { preferences: preferencesOf(marks), sessionDuration: settings.sessionDuration, live, now }
  return vault === undefined ? options : { ...options, vault }
}

/** The plan that a request for a code leads to: the chosen route of a profile, or everything on a device. */
export function planOf(
  request: RenewalRequest,
  { world }: Picture,
  options: RouteOptions,
): Outcome<RenewalPlan, SessionFailure> {
  const { book } = world.facts
  if (request.kind === 'device') return deviceOutcome(planDevice(book, request.serial, options))
  const planned = planProfile(book, request.profile, options)
  if (!planned.ok) return failed(planned.failure)
  const choice = planned.value.find(({ chosen }) => chosen) ?? planned.value[0]
  if (choice === undefined) return failed({ code: 'nothing-to-renew', message: '' })
  return { ok: true, value: choice.plan }
}

function deviceOutcome(plan: RenewalPlan): Outcome<RenewalPlan, SessionFailure> {
  const [first] = plan.cannot
  return plan.calls.length === 0 && first !== undefined ? failed(first) : { ok: true, value: plan }
}

function failed(failure: { readonly code: string; readonly message: string }): Outcome<never, SessionFailure> {
  const { code, message } = failure
  return { ok: false, failure: { code, message: redact(message), next: 'settings', waitUntil: null } }
}

/** The plan that brings a profile to life without a code; null: there is none at the moment. */
export function planNow(profile: string, { world }: Picture, options: RouteOptions): RenewalPlan | null {
  return planWithoutCode(world.facts.book, profile, options.live, options)
}

/** What Lanyard can renew by itself. The book is looked through once for all of them. */
export function keptNow(
  ledger: readonly LedgerEntry[],
  { world }: Picture,
  options: RouteOptions,
): readonly KeptSession[] {
  const worth = ledger.filter(({ route }) => route === 'shared-code' || route === 'no-code')
  if (worth.length === 0) return []
  const { book } = world.facts
  const graph = buildGraph(book, options)
  return keptSessions(worth, {
    planOf: (profile) => withoutCodeOn(graph, profile),
    live: baseEnds(ledger, options),
    book,
    preferences: options.preferences,
  })
}

/** Ends of base sessions by every name they go by: their section, and the profile of their keys. */
function baseEnds(ledger: readonly LedgerEntry[], { live }: RouteOptions): ReadonlyMap<string, Instant> {
  const ends = new Map(live)
  for (const { route, profile, source } of ledger) {
    const end = route === 'session-token' ? live.get(profile) : undefined
    if (end !== undefined) ends.set(source, Math.max(end, ends.get(source) ?? end))
  }
  return ends
}
