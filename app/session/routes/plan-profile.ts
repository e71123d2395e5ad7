import type { ProfileBook } from '../../profile/model.ts'
import type { Instant } from '../../text/instant.ts'
import { prepareText } from '../../text/session-text.ts'
import { checkCredentialsFile, checkSerial } from '../prepare.ts'
import { canTakeCode, finish, keyBase, type Shared, sharedDraft } from './assemble.ts'
import { addOwnCode, addRole, type Base, type Draft, emptyDraft } from './draft.ts'
import { buildGraph, chooserOf, type RoleNode, type Root, type RouteGraph } from './graph.ts'
import type { RenewalPlan, RouteChoice, RouteKind } from './model.ts'
import { type Planned, preferenceOf, type RouteOptions } from './options.ts'
import { basePlace, rolePlace } from './places.ts'

/** Left of a base session's life below which it is rather made anew, in milliseconds: AWS CLI takes no shorter role either. */
const TOO_LITTLE_LEFT = 15 * 60_000

const failed = (code: string, message: string): Planned<never> => ({ ok: false, failure: { code, message } })

/**
 * Every route of a profile to live credentials, the chosen one marked; what hangs on the profile's keys and device comes along. A profile
 * that a session is written to stands for the profile of its keys. Never throws; a profile that no route leads to is a failure in a
 * sentence with the next step.
 */
export function planProfile(
  book: ProfileBook,
  profile: string,
  options: RouteOptions,
): Planned<readonly RouteChoice[]> {
  const unusable = checkCredentialsFile(book)
  if (unusable !== null) return unusable
  const graph = buildGraph(book, options)
  const node = graph.nodes.get(profile)
  if (node?.kind === 'stuck') return failed(node.code, node.message)
  if (node !== undefined) return { ok: true, value: chosenAmong(roleRoutes(graph, node), graph, profile) }
  const standing = graph.standings.get(profile)
  const root = standing?.kind === 'keys' ? graph.roots.get(profile) : graph.targets.get(profile)
  if (root !== undefined) return rootRoutes(graph, root, profile)
  if (standing === undefined) return failed('no-such-profile', prepareText.noSuchProfile(profile))
  if (standing.kind === 'stuck') return failed(standing.code, standing.message)
  return failed('temporary-keys', prepareText.temporaryKeys(profile))
}

/**
 * The way to a role from what is alive already: a base session of `live` (as in `RouteOptions`), or long-term keys where the role needs
 * no code. Null: there is none, tools assume it themselves, or the person wants it from a code of its own.
 */
export function planWithoutCode(
  book: ProfileBook,
  profile: string,
  live: ReadonlyMap<string, Instant>,
  options: RouteOptions,
): RenewalPlan | null {
  return withoutCodeOn(buildGraph(book, { ...options, live }), profile)
}

/** {@link planWithoutCode} on a graph that was built already, for many profiles at once. */
export function withoutCodeOn(graph: RouteGraph, profile: string): RenewalPlan | null {
  if (checkCredentialsFile(graph.book) !== null || preferenceOf(graph.options, profile).route === 'own-code')
    return null
  const node = graph.nodes.get(profile)
  if (node?.kind !== 'node') return null
  const base = standingBase(graph, node, 0)
  const plan = base === null ? null : noCodePlan(graph, node, base)
  return plan === null || plan.calls.length === 0 ? null : plan
}

type Route = Omit<RouteChoice, 'chosen'>

function chosenAmong(routes: readonly Route[], graph: RouteGraph, profile: string): readonly RouteChoice[] {
  const { route } = preferenceOf(graph.options, chooserOf(graph, profile))
  const wished = routes.find(({ kind }) => kind === route)
  const first = routes.find(({ kind }) => kind === 'no-code') ?? routes[0]
  return routes.map((each) => ({ ...each, chosen: each === (wished ?? first) }))
}

/** Of long-term keys: their session alone, or with every role behind it. `asked`: by which of its names. */
function rootRoutes(graph: RouteGraph, root: Root, asked: string): Planned<readonly RouteChoice[]> {
  const { profile, accessKeyId, ownDevice } = root
  const home = graph.homes.get(profile) ?? null
  const serial = checkSerial(home ?? ownDevice, { name: profile })
  if (!serial.ok) return serial
  const { place, refused } = basePlace(graph, root, serial.value)
  const wish: Shared = {
    serial: serial.value,
    accessKeyId,
    asked: root,
    roles: 'all',
    ownCode: 'left-out',
    insisted: null,
  }
  const shared = finish(sharedDraft(graph, wish), 'shared-code')
  const alone = finish(sharedDraft(graph, { ...wish, roles: 'free' }), 'session-token')
  const routes: readonly Route[] = [
    ...(shared.calls.length > 1 ? [{ kind: 'shared-code', place, plan: shared } as const] : []),
    ...(refused === null ? [{ kind: 'session-token', place, plan: alone } as const] : []),
  ]
  if (routes.length === 0 && refused !== null) return failed(refused.code, refused.message)
  return { ok: true, value: chosenAmong(routes, graph, asked) }
}

function roleRoutes(graph: RouteGraph, node: RoleNode): readonly Route[] {
  const { ground, profile } = node
  const { place } = rolePlace(graph, profile)
  const base = standingBase(graph, node, TOO_LITTLE_LEFT)
  const plan = base === null ? null : noCodePlan(graph, node, base)
  const noCode: readonly Route[] = plan === null ? [] : [{ kind: 'no-code', place, plan }]
  if (ground.kind !== 'session') return noCode
  // What tools assume themselves is renewed by renewing what it hangs on.
  const atOnce = plan !== null && plan.calls.length > 0 ? noCode : []
  const wish: Shared = {
    serial: ground.serial,
    accessKeyId: ground.root.accessKeyId,
    asked: ground.root,
    roles: 'all',
    ownCode: 'left-out',
    insisted: firstName(node),
  }
  return [
    { kind: 'shared-code', place, plan: finish(sharedDraft(graph, wish), 'shared-code') },
    ...(canTakeCode(node) ? [{ kind: 'own-code', place, plan: ownCodePlan(graph, node, ground) } as const] : []),
    ...atOnce,
  ]
}

function firstName(node: RoleNode): string {
  let at = node
  while (at.parent !== null) at = at.parent
  return at.profile
}

type SessionGround = Extract<RoleNode['ground'], { readonly kind: 'session' }>

function ownCodePlan(graph: RouteGraph, node: RoleNode, { root, serial }: SessionGround): RenewalPlan {
  const draft = emptyDraft(graph)
  const base = keyBase(root)
  addOwnCode(draft, node, base, serial)
  addFollowers(draft, node, base)
  return finish(draft, 'own-code')
}

function noCodePlan(graph: RouteGraph, node: RoleNode, base: Base): RenewalPlan {
  const draft = emptyDraft(graph)
  const trail: RoleNode[] = []
  for (let at: RoleNode | null = node; at !== null; at = at.parent) trail.push(at)
  for (const each of trail.toReversed()) addRole(draft, each, base)
  return finish(draft, 'no-code' satisfies RouteKind)
}

/** Roles behind one that tools then assume themselves. */
function addFollowers(draft: Draft, first: RoleNode, base: Base): void {
  const met = new Set<RoleNode>([first])
  const nodes = [...draft.graph.nodes.values()].filter((node) => node.kind === 'node')
  for (const node of nodes.toSorted((one, other) => one.depth - other.depth)) {
    if (node.parent === null || !met.has(node.parent) || node.role.serial !== null) continue
    const { place } = preferenceOf(draft.graph.options, node.profile)
    if (place !== null) continue
    met.add(node)
    addRole(draft, node, base)
  }
}

/** What can sign the first role of a trail at once: a live base session, or keys from which no code is wanted. */
function standingBase(graph: RouteGraph, node: RoleNode, leastLeft: number): Base | null {
  const { ground } = node
  if (ground.kind === 'keys') return keyBase(ground.root)
  if (ground.kind === 'temporary')
    return {
      signer: { kind: 'profile', profile: ground.profile },
      root: ground.profile,
      place: { kind: 'target', section: ground.profile },
      seconds: null,
    }
  return liveBase(graph, ground, leastLeft)
}

function liveBase(graph: RouteGraph, { root, serial }: SessionGround, leastLeft: number): Base | null {
  const { live, now } = graph.options
  const section = basePlace(graph, root, serial).place.kind === 'target' ? root.target : null
  const bySection = section === null ? undefined : live.get(section)
  // Of a profile that is a role too, what is held under its name may be the role's.
  const isKeys = graph.standings.get(root.profile)?.kind === 'keys'
  const end = bySection ?? (isKeys ? live.get(root.profile) : undefined)
  if (end === undefined || end <= now + leastLeft) return null
  const seconds = Math.floor((end - now) / 1000)
  // A session that stands in the section may be told by either name.
  const inSection = section !== null && (bySection !== undefined || graph.book.byName.has(section))
  if (!inSection)
    return {
      signer: { kind: 'profile', profile: root.profile },
      root: root.profile,
      place: { kind: 'memory' },
      seconds,
    }
  return {
    signer: { kind: 'profile', profile: section },
    root: root.profile,
    place: { kind: 'target', section },
    seconds,
  }
}
