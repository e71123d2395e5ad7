import { LONGEST_SESSION, SHORTEST_SESSION } from '../session/prepare.ts'
import { LONGEST_CHAINED, LONGEST_ROLE, roleDuration, sessionDuration } from '../session/routes/duration.ts'
import { isChained } from '../session/routes/graph.ts'
import { chooserOf, preferenceOf, type RouteGraph } from '../session/routes/index.ts'
import type { PlannedCall, RenewalPlan, ResultPlace, RouteChoice } from '../session/routes/model.ts'
import { checkRoleSection } from '../session/routes/places.ts'
import { checkTarget, targetNameFor } from '../session/target.ts'
import { deviceNameOf } from '../text/account.ts'
import { redact } from '../text/redact.ts'
import { placeWords, routeViewText } from '../text/route-text.ts'
import type { DurationView, RoutesView, RouteView } from './session-model.ts'

/** The routes of a profile as they are shown before a code is typed, and the places its result may go to on the chosen one. */
export function buildRoutes(profile: string, choices: readonly RouteChoice[], graph: RouteGraph): RoutesView {
  const chosen = choices.find((choice) => choice.chosen) ?? choices[0]
  return {
    profile,
    routes: choices.map(routeView),
    places: chosen === undefined ? [] : placesOf(profile, chosen, graph),
    duration: durationOf(profile, graph),
  }
}

function routeView({ kind, place, plan, chosen }: RouteChoice): RouteView {
  return {
    kind,
    title: routeViewText.titles[kind],
    place,
    placeText: placeText(place),
    opens: plan.opens.map(({ profile, durationSeconds }) => ({ profile, durationSeconds })),
    codes: plan.codes,
    calls: callSentences(plan).map(redact),
    notes: plan.notes.map(redact),
    cannot: plan.cannot.map(({ profile, message }) => ({ profile, message: redact(message) })),
    chosen,
  }
}

/** `[acme-base-mfa] of the credentials file`, `AWS CLI’s cache`, `memory of Lanyard`. */
export function placeText(place: ResultPlace): string {
  return place.kind === 'target' ? placeWords.target(place.section) : placeWords[place.kind]
}

/** `GetSessionToken with the keys of acme-base and a code of alice-phone, for 12 hours`, in the order of the calls. */
export function callSentences({ calls }: Pick<RenewalPlan, 'calls'>): readonly string[] {
  const byId = new Map(calls.map((call) => [call.id, call]))
  return calls.map((call) => callSentence(call, byId))
}

function callSentence(call: PlannedCall, byId: ReadonlyMap<string, PlannedCall>): string {
  const { action, profile, signer, serial, durationSeconds, place } = call
  const source = signer.kind === 'call' ? byId.get(signer.id) : undefined
  const credentials = signer.kind === 'profile' ? routeViewText.keysOf(signer.profile) : credentialsOf(source)
  return routeViewText.call({
    action,
    role: action === 'AssumeRole' ? profile : null,
    credentials,
    device: serial === null ? null : deviceNameOf(serial),
    durationSeconds,
    place: placeText(place),
  })
}

function credentialsOf(call: PlannedCall | undefined): string {
  if (call === undefined) return routeViewText.earlier
  return call.role === null ? routeViewText.sessionOf(call.profile) : routeViewText.roleOf(call.profile)
}

/** A role's own, or that of the keys; the section of their session has theirs. */
function durationOf(profile: string, graph: RouteGraph): DurationView | null {
  const { nodes, roots, options } = graph
  const name = chooserOf(graph, profile)
  const chosen = preferenceOf(options, name).durationSeconds
  const node = nodes.get(profile)
  if (node?.kind === 'node') {
    const link = isChained(node) ? 'chained' : 'first'
    return { chosen, usual: roleDuration(node.role.duration, link).seconds, ...ROLE_BOUNDS[link] }
  }
  const root = roots.get(name)
  if (node !== undefined || root === undefined) return null
  const serial = root.ownDevice ?? ''
  const most = sessionDuration(LONGEST_SESSION, serial).seconds
  return { chosen, usual: sessionDuration(options.sessionDuration, serial).seconds, least: SHORTEST_SESSION, most }
}

const ROLE_BOUNDS = {
  first: { least: SHORTEST_SESSION, most: LONGEST_ROLE },
  chained: { least: SHORTEST_SESSION, most: LONGEST_CHAINED },
} as const

function placesOf(profile: string, { place, kind, plan }: RouteChoice, graph: RouteGraph): RoutesView['places'] {
  const isRole = graph.nodes.has(profile)
  const root = isRole ? undefined : (graph.targets.get(profile)?.profile ?? profile)
  const sections = sectionsFor(root ?? profile, place, graph)
  const noCall = kind === 'no-code' && plan.calls.length === 0
  const wished = preferenceOf(graph.options, root ?? profile).place
  const places: readonly ResultPlace[] = [
    ...sections.map((section) => ({ kind: 'target', section }) as const),
    ...(isRole ? [{ kind: 'cli-cache' } as const] : []),
    { kind: 'memory' },
  ]
  return places.map((each) => ({
    place: each,
    title: placeWords.title(each.kind === 'target' ? each.section : each.kind, each.kind),
    meaning: routeViewText.meaning[each.kind],
    // Where tools assume a role themselves nothing goes anywhere until somebody chooses.
    chosen: samePlace(each, place) && !(noCall && wished === null),
  }))
}

/** The section in use, and the usual one where it is free. */
function sectionsFor(profile: string, place: ResultPlace, graph: RouteGraph): readonly string[] {
  const usual = targetNameFor(profile)
  const isFree = graph.nodes.has(profile)
    ? checkRoleSection(graph, profile, usual).ok
    : checkTarget(graph.book, profile, usual).ok
  const candidates = [...(place.kind === 'target' ? [place.section] : []), ...(isFree ? [usual] : [])]
  return [...new Set(candidates)]
}

function samePlace(one: ResultPlace, other: ResultPlace): boolean {
  if (one.kind !== 'target' || other.kind !== 'target') return one.kind === other.kind
  return one.section === other.section
}
