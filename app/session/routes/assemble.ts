import { filledValue } from '../../profile/settings.ts'
import { routeText } from '../../text/route-text.ts'
import { addBase, addFreeRole, addOwnCode, addRole, type Base, type Draft, emptyDraft, refuse } from './draft.ts'
import { type RoleNode, type Root, type RouteGraph, stuckOf } from './graph.ts'
import type { RenewalPlan, RouteKind } from './model.ts'
import { notesOf } from './notes.ts'
import { preferenceOf } from './options.ts'

/** A draft as the plan that is shown and carried out. */
export function finish(draft: Draft, kind: RouteKind): RenewalPlan {
  const { calls, opens, cannot } = draft
  const withCode = calls.flatMap(({ serial }) => (serial === null ? [] : [serial]))
  return {
    kind,
    devices: [...new Set(withCode)],
    codes: withCode.length,
    calls,
    opens: [...opens.values()],
    cannot: [...cannot.values()].filter(({ profile }) => !opens.has(profile)),
    notes: notesOf(draft, kind),
  }
}

/** Which base sessions a shared plan makes, and for whom. */
export type Shared = {
  readonly serial: string
  /** Null: of every key on the device. */
  readonly accessKeyId: string | null
  /** Whose section the session of its key is written to, before others with the same key. */
  readonly asked: Root | null
  /** `all`: roles get their calls; `free`: only what tools open themselves. */
  readonly roles: 'all' | 'free'
  /** Roles that take a code of their own by preference: asked for one too, or left out and told. */
  readonly ownCode: 'included' | 'left-out' | 'shared'
  /** A role that is opened by the shared session though it would rather have a code of its own. */
  readonly insisted: string | null
}

/** One base session for each key on a device, and everything behind them. */
export function sharedDraft(graph: RouteGraph, wish: Shared): Draft {
  const draft = emptyDraft(graph)
  const nodes = nodesBehind(graph, wish)
  const members = membersOf(graph, wish, nodes)
  const bases = new Map<string, Base>()
  for (const [accessKeyId, roots] of members) {
    const needsSession = nodes.some(
      (node) => node.ground.kind === 'session' && node.ground.root.accessKeyId === accessKeyId && !isOwn(node),
    )
    if (needsSession || roots.some((root) => graph.homes.get(root.profile) === wish.serial && isOwner(graph, root)))
      bases.set(accessKeyId, addBase(draft, firstOf(graph, roots, wish), wish.serial))
    noteTwins(draft, roots, bases.get(accessKeyId))
  }
  const own = nodes.filter(isOwn)
  for (const node of nodes.filter((each) => !isOwn(each))) {
    const base = bases.get(rootOf(node)?.accessKeyId ?? '')
    if (base === undefined) continue
    if (wish.roles === 'free') addFreeRole(draft, node, base)
    else addRole(draft, node, base)
  }
  for (const node of own) addOwn(draft, node, wish)
  noteStuck(draft, members, wish.serial)
  return draft

  function isOwn(node: RoleNode): boolean {
    return (
      wish.ownCode !== 'shared' && firstRole(node).profile !== wish.insisted && wantsOwnCode(graph, firstRole(node))
    )
  }
}

/** Whether a device's code goes into a role of its own by preference. */
export function wantsOwnCode({ options }: RouteGraph, node: RoleNode): boolean {
  return canTakeCode(node) && preferenceOf(options, node.profile).route === 'own-code'
}

/** Only a user has a device: a role assumed from a role can be given no code. */
export function canTakeCode({ depth, role, ground }: RoleNode): boolean {
  return depth === 0 && role.serial !== null && ground.kind === 'session'
}

export function firstRole(node: RoleNode): RoleNode {
  let at = node
  while (at.parent !== null) at = at.parent
  return at
}

function rootOf({ ground }: RoleNode): Root | null {
  return ground.kind === 'temporary' ? null : ground.root
}

/** Roles that hang on the device, those nearer to the keys first, else in file order. */
function nodesBehind(graph: RouteGraph, wish: Shared): readonly RoleNode[] {
  const behind: RoleNode[] = []
  for (const node of graph.nodes.values()) {
    if (node.kind === 'node' && hangsOn(graph, node, wish)) behind.push(node)
  }
  return behind.toSorted((one, other) => one.depth - other.depth)
}

/** A role that needs no code is taken along only where its result was given a place: else tools assume it themselves all the time. */
function hangsOn({ homes, options }: RouteGraph, { profile, ground }: RoleNode, wish: Shared): boolean {
  if (ground.kind === 'temporary') return false
  if (wish.accessKeyId !== null && ground.root.accessKeyId !== wish.accessKeyId) return false
  if (ground.kind === 'session') return ground.serial === wish.serial
  if (wish.roles === 'free' || homes.get(ground.root.profile) !== wish.serial) return false
  return preferenceOf(options, profile).place !== null
}

type Members = ReadonlyMap<string, readonly [Root, ...Root[]]>

/** Roots by key: those whose device it is, and those that roles name it for. */
function membersOf(graph: RouteGraph, { serial, accessKeyId }: Shared, nodes: readonly RoleNode[]): Members {
  const named = new Set(nodes.map((node) => rootOf(node)?.profile))
  const members = new Map<string, [Root, ...Root[]]>()
  for (const root of graph.roots.values()) {
    if (accessKeyId !== null && root.accessKeyId !== accessKeyId) continue
    if (!named.has(root.profile) && !(graph.homes.get(root.profile) === serial && isOwner(graph, root))) continue
    const list = members.get(root.accessKeyId)
    if (list === undefined) members.set(root.accessKeyId, [root])
    else list.push(root)
  }
  return members
}

/** A root whose session is wanted for itself, not only for roles behind it. */
function isOwner({ standings }: RouteGraph, root: Root): boolean {
  return root.ownDevice !== null && standings.get(root.profile)?.kind === 'keys'
}

/** Of profiles with the same key: the one asked for, one with a chosen place, one whose section is in use, the first. */
function firstOf(graph: RouteGraph, roots: readonly [Root, ...Root[]], { asked }: Shared): Root {
  const [first] = roots
  const used = (root: Root) => graph.book.byName.has(root.target)
  const chosen = (root: Root) => preferenceOf(graph.options, root.profile).place !== null
  return roots.find((root) => root === asked) ?? roots.find(chosen) ?? roots.find(used) ?? first
}

/** Profiles with the same key share the session, which is written to one section only. */
function noteTwins(draft: Draft, roots: readonly Root[], base: Base | undefined): void {
  if (base === undefined) return
  for (const root of roots) {
    if (root.profile === base.root) continue
    draft.notes.add(routeText.sameKey(root.profile, base.root))
    if (draft.graph.book.byName.has(root.target))
      refuse(draft, root.target, 'same-key', routeText.sameKeyTarget(root.target, root.profile, base.root))
  }
}

function addOwn(draft: Draft, node: RoleNode, wish: Shared): void {
  const first = firstRole(node)
  const { ground } = first
  if (ground.kind !== 'session') return
  if (wish.ownCode === 'left-out' || wish.roles === 'free')
    return refuse(draft, node.profile, 'own-code', routeText.ownCodeLeftOut(node.profile, first.profile))
  const base = keyBase(ground.root)
  if (node === first) addOwnCode(draft, node, base, ground.serial)
  else addRole(draft, node, base)
}

/** Long-term keys as what signs. */
export function keyBase(root: Root): Base {
  return {
    signer: { kind: 'profile', profile: root.profile },
    root: root.profile,
    place: { kind: 'memory' },
    seconds: null,
  }
}

/** What hangs on the same keys or device, directly or through each other, and leads nowhere. */
function noteStuck(draft: Draft, members: Members, serial: string): void {
  const { graph } = draft
  const near = new Set([...members.values()].flat().flatMap((root) => [root.profile, root.target]))
  for (const node of graph.nodes.values()) {
    if (node.kind === 'node' && (draft.called.has(node.profile) || draft.opens.has(node.profile)))
      near.add(node.profile)
  }
  const behind = graph.stuckBehind
  const waiting = [...near].flatMap((name) => behind.get(name) ?? [])
  for (const profile of graph.book.profiles) {
    if (stuckOf(graph, profile.name) === null) continue
    if (filledValue(profile.settings, 'mfa_serial') === serial) waiting.push(profile.name)
  }
  const met = new Set<string>()
  for (const name of waiting) {
    if (met.has(name)) continue
    met.add(name)
    const why = stuckOf(graph, name)
    if (why !== null) refuse(draft, name, why.code, why.message)
    waiting.push(...(behind.get(name) ?? []))
  }
}
