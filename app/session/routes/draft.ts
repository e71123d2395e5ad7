import { viewProfile } from '../../chain/profile-view.ts'
import { roleCacheKey } from '../../chain/wanted.ts'
import { type Duration, roleDuration, sessionDuration } from './duration.ts'
import { isChained, type RoleNode, type Root, type RouteGraph } from './graph.ts'
import type { Opening, PlannedCall, RenewalPlan, ResultPlace, Signer } from './model.ts'
import type { NoteFact } from './notes.ts'
import { preferenceOf } from './options.ts'
import { basePlace, rolePlace } from './places.ts'
import { isSessionName, sessionNameFor } from './session-name.ts'

/** What signs the first role of a trail in one plan. */
export type Base = {
  readonly signer: Signer
  readonly root: string
  /** Where tools find its credentials; null: nowhere but in the section of the signer. */
  readonly place: ResultPlace
  /** Seconds it lives at most; null: longer than any role. */
  readonly seconds: number | null
}

type Called = { readonly id: string; readonly place: ResultPlace; readonly seconds: number }

/** A plan in the making; lives inside one function. */
export type Draft = {
  readonly graph: RouteGraph
  readonly calls: PlannedCall[]
  readonly opens: Map<string, Opening>
  readonly cannot: Map<string, RenewalPlan['cannot'][number]>
  readonly notes: Set<string>
  readonly facts: NoteFact[]
  /** Roles that have a call. */
  readonly called: Map<string, Called>
  /** Calls by the entry of AWS CLI's cache they fill. */
  readonly entries: Map<string, Called>
}

export function emptyDraft(graph: RouteGraph): Draft {
  return {
    graph,
    calls: [],
    opens: new Map(),
    cannot: new Map(),
    notes: new Set(),
    facts: [],
    called: new Map(),
    entries: new Map(),
  }
}

/** Adds GetSessionToken of a root with a code. */
export function addBase(draft: Draft, root: Root, serial: string): Base {
  const { graph } = draft
  const { profile } = root
  const chosen = graph.standings.get(profile)?.kind === 'keys' ? preferenceOf(graph.options, profile) : null
  const duration = sessionDuration(chosen?.durationSeconds ?? graph.options.sessionDuration, serial)
  noteCut(draft, profile, duration)
  const { place, note, refused } = basePlace(graph, root, serial)
  if (note !== null) draft.notes.add(note)
  if (refused !== null) refuse(draft, refused.section, refused.code, refused.message)
  const { seconds } = duration
  const id = `session:${profile}`
  const signer: Signer = { kind: 'profile', profile }
  draft.calls.push({
    id,
    action: 'GetSessionToken',
    signer,
    profile,
    serial,
    role: null,
    durationSeconds: seconds,
    place,
  })
  if (place.kind === 'target') open(draft, { profile: place.section, ...own(id), durationSeconds: seconds })
  else if (chosen?.place?.kind === 'memory') open(draft, { profile, ...own(id), durationSeconds: seconds })
  return { signer: { kind: 'call', id }, root: profile, place, seconds }
}

/** Adds a role: an opening without a call where tools assume it themselves, else a call. */
export function addRole(draft: Draft, node: RoleNode, base: Base): void {
  const chosen = preferenceOf(draft.graph.options, node.profile)
  if (chosen.place === null && isFree(draft, node, base)) openFree(draft, node, base)
  else callRole(draft, node, base)
}

/** Adds a role's opening only where it takes no call. */
export function addFreeRole(draft: Draft, node: RoleNode, base: Base): void {
  if (isFree(draft, node, base)) openFree(draft, node, base)
}

/** Adds AssumeRole with a code of its own, signed by the long-term keys. */
export function addOwnCode(draft: Draft, node: RoleNode, base: Base, serial: string): void {
  const place = placeFor(draft, node)
  push(draft, node, base.signer, { serial, place })
}

/** Whether tools get at a role by themselves, without a code and without Lanyard, once the rest of the plan has run. */
function isFree(draft: Draft, node: RoleNode, base: Base): boolean {
  const { parent, role, ground } = node
  if (role.serial !== null) return false
  if (parent === null) {
    if (ground.kind !== 'session') return true
    return base.place.kind === 'target' && base.place.section === role.source
  }
  const call = draft.called.get(parent.profile)
  if (call !== undefined && call.place.kind === 'cli-cache') return true
  return draft.opens.get(parent.profile)?.callId === null
}

function openFree(draft: Draft, { profile, parent }: RoleNode, base: Base): void {
  const above = parent === null ? base.seconds : draft.opens.get(parent.profile)?.durationSeconds
  const through = parent === null ? callOf(base) : throughOf(draft, parent.profile)
  open(draft, { profile, callId: null, through, durationSeconds: above ?? freeDuration(draft, profile) })
}

const own = (id: string): Pick<Opening, 'callId' | 'through'> => ({ callId: id, through: id })

const callOf = ({ signer }: Base): string | null => (signer.kind === 'call' ? signer.id : null)

const throughOf = ({ called, opens }: Draft, profile: string): string | null =>
  called.get(profile)?.id ?? opens.get(profile)?.through ?? null

/** Behind keys that do not end, a role lives as long as tools ask for. */
function freeDuration({ graph }: Draft, profile: string): number {
  const node = graph.nodes.get(profile)
  return roleDuration(node?.kind === 'node' ? node.role.duration : null, 'first').seconds
}

/** Adds AssumeRole without a code, and before it those of the trail that have no call yet: their results stay in memory. */
function callRole(draft: Draft, node: RoleNode, base: Base): void {
  const trail: RoleNode[] = []
  for (let at = node.parent; at !== null && !draft.called.has(at.profile); at = at.parent) trail.push(at)
  for (const step of trail.toReversed()) push(draft, step, signerOf(draft, step, base), STEP)
  const place = placeFor(draft, node)
  const entry = place.kind === 'cli-cache' ? entryOf(draft, node) : null
  const same = entry === null ? undefined : draft.entries.get(entry)
  if (same === undefined) return push(draft, node, signerOf(draft, node, base), { serial: null, place })
  // Two profiles of one role: AWS CLI keeps one entry for both.
  draft.called.set(node.profile, same)
  open(draft, { profile: node.profile, ...own(same.id), durationSeconds: same.seconds })
}

const STEP = { serial: null, place: { kind: 'memory' } } as const

type Wish = { readonly serial: string | null; readonly place: ResultPlace }

function push(draft: Draft, node: RoleNode, signer: Signer, wish: Wish): void {
  const { profile, role, ground } = node
  const asked = preferenceOf(draft.graph.options, profile).durationSeconds ?? role.duration
  const duration = roleDuration(asked, isChained(node) ? 'chained' : 'first')
  noteCut(draft, profile, duration)
  if (node.depth > 0 && role.serial !== null) draft.facts.push({ kind: 'code-left-out', profile })
  if (role.sessionName !== null && !isSessionName(role.sessionName)) draft.facts.push({ kind: 'session-name', profile })
  const call: PlannedCall = {
    id: `role:${profile}`,
    action: 'AssumeRole',
    signer,
    profile,
    serial: wish.serial,
    role: {
      arn: role.arn,
      sessionName: sessionNameFor(role.sessionName, ground.kind === 'temporary' ? ground.profile : ground.root.profile),
      externalId: role.externalId,
    },
    durationSeconds: duration.seconds,
    place: wish.place,
  }
  draft.calls.push(call)
  const called: Called = { id: call.id, place: call.place, seconds: duration.seconds }
  draft.called.set(profile, called)
  const entry = call.place.kind === 'cli-cache' ? entryOf(draft, node) : null
  if (entry !== null) draft.entries.set(entry, called)
  if (wish !== STEP) openCall(draft, node, call)
}

/** Seconds before their end at which AWS CLI takes cached credentials for expired (botocore 1.43 `DEFAULT_EXPIRY_WINDOW_SECONDS`). */
const CLI_WINDOW = 900

function openCall(draft: Draft, { profile }: RoleNode, { id, place, durationSeconds }: PlannedCall): void {
  if (place.kind === 'cli-cache' && durationSeconds <= CLI_WINDOW)
    draft.facts.push({ kind: 'too-short-for-cache', profile })
  open(draft, { profile: place.kind === 'target' ? place.section : profile, ...own(id), durationSeconds })
}

function signerOf(draft: Draft, { parent }: RoleNode, base: Base): Signer {
  const call = parent === null ? undefined : draft.called.get(parent.profile)
  return call === undefined ? base.signer : { kind: 'call', id: call.id }
}

function placeFor(draft: Draft, { profile }: RoleNode): ResultPlace {
  const { place, note } = rolePlace(draft.graph, profile)
  if (note !== null) draft.notes.add(note)
  return place
}

function entryOf({ graph }: Draft, { profile }: RoleNode): string | null {
  return roleCacheKey(viewProfile(graph.book, 'botocore', profile))
}

function noteCut(draft: Draft, profile: string, { cut }: Duration): void {
  if (cut !== null) draft.facts.push({ kind: cut, profile })
}

/** The first opening of a name stays. */
function open(draft: Draft, opening: Opening): void {
  if (!draft.opens.has(opening.profile)) draft.opens.set(opening.profile, opening)
}

/** Notes what a plan cannot open; the first reason stays. */
export function refuse(draft: Draft, profile: string, code: string, message: string): void {
  if (!draft.cannot.has(profile)) draft.cannot.set(profile, { profile, code, message })
}
