import type { Profile, ProfileBook } from '../../profile/model.ts'
import { filledValue } from '../../profile/settings.ts'
import { standingText } from '../../text/route-text.ts'
import { deviceOf } from '../keys.ts'
import { namesItself } from '../own-command.ts'
import { checkSerial } from '../prepare.ts'
import { checkTarget, targetNameFor } from '../target.ts'
import { preferenceOf, type RouteOptions } from './options.ts'
import {
  hasStaticKeys,
  type RoleFacts,
  type Standing,
  type Stuck,
  sourceStandingOf,
  standingOf,
  stuck,
} from './standing.ts'

/** A profile whose long-term keys can sign. */
export type Root = {
  readonly profile: string
  readonly accessKeyId: string
  /** The device as the profile names it; null: none, or its `mfa_serial` is about a role of the same profile. */
  readonly ownDevice: string | null
  /** Where its base session goes unless that is impossible. */
  readonly target: string
}

/** What the first role of a trail is signed with: a base session, long-term keys without a code, or keys that others write. */
export type Ground =
  | { readonly kind: 'session'; readonly root: Root; readonly serial: string }
  | { readonly kind: 'keys'; readonly root: Root }
  | { readonly kind: 'temporary'; readonly profile: string }

/** A role and the way to it. */
export type RoleNode = {
  readonly kind: 'node'
  readonly profile: string
  readonly role: RoleFacts
  /** The role it is assumed from; null: from the ground itself. */
  readonly parent: RoleNode | null
  readonly ground: Ground
  /** Roles between it and the ground. */
  readonly depth: number
}

/** What hangs on what, over the whole book. Maps are in file order. */
export type RouteGraph = {
  readonly book: ProfileBook
  readonly options: RouteOptions
  readonly standings: ReadonlyMap<string, Standing>
  readonly roots: ReadonlyMap<string, Root>
  /** The section of a base session -> the profile of its keys. */
  readonly targets: ReadonlyMap<string, Root>
  /** The device whose session goes to the target: a root's own, else the first that a role names. */
  readonly homes: ReadonlyMap<string, string>
  readonly nodes: ReadonlyMap<string, RoleNode | Stuck>
  /** Sections chosen for roles: the first role that chose each. */
  readonly claims: ReadonlyMap<string, string>
  /** By `source_profile`: profiles that lead nowhere. */
  readonly stuckBehind: ReadonlyMap<string, readonly string[]>
}

/** Whether a role is assumed from a role or from keys that others write, so that STS gives it an hour at most. */
export const isChained = ({ depth, ground }: RoleNode): boolean => depth > 0 || ground.kind === 'temporary'

/**
 * Whose name the choices about a profile stand under: for a section that the session of some keys is written to, the profile of these keys.
 * Of keys beside a role of the same name the choices are the role's, so there the section keeps its own name.
 */
export function chooserOf({ nodes, standings, targets }: RouteGraph, profile: string): string {
  if (nodes.has(profile) || standings.get(profile)?.kind === 'keys') return profile
  const root = targets.get(profile)?.profile
  return root !== undefined && standings.get(root)?.kind === 'keys' ? root : profile
}

/** Why a profile leads nowhere; null: it does not, or is unknown. */
export function stuckOf({ nodes, standings }: Pick<RouteGraph, 'nodes' | 'standings'>, name: string): Stuck | null {
  const found = nodes.get(name) ?? standings.get(name)
  return found?.kind === 'stuck' ? found : null
}

/** Where a role's source leads in one step. */
type Link =
  | { readonly via: 'keys' | 'target'; readonly root: Root }
  | { readonly via: 'role'; readonly source: string }
  | { readonly via: 'temporary'; readonly profile: string }
  | { readonly via: 'nothing'; readonly stuck: Stuck }

/** Reads the whole book once; never throws, in time proportional to the number of profiles. */
export function buildGraph(book: ProfileBook, options: RouteOptions): RouteGraph {
  const standings = new Map(book.profiles.map((profile) => [profile.name, standingOf(profile, book, options.vault)]))
  const roots = rootsOf(book, standings, options)
  const targets = targetsOf(roots)
  const links = linksOf(book, standings, roots, targets)
  const homes = homesOf(standings, roots, links)
  const nodes = nodesOf({ book, standings, links, homes })
  const claims = claimsOf(standings, options)
  const stuckBehind = stuckBehindOf(book, { nodes, standings })
  return { book, options, standings, roots, targets, homes, nodes, claims, stuckBehind }
}

function stuckBehindOf(book: ProfileBook, known: Pick<RouteGraph, 'nodes' | 'standings'>): RouteGraph['stuckBehind'] {
  const behind = new Map<string, string[]>()
  for (const { name, settings } of book.profiles) {
    const source = filledValue(settings, 'source_profile')
    if (source === null || stuckOf(known, name) === null) continue
    const list = behind.get(source)
    if (list === undefined) behind.set(source, [name])
    else list.push(name)
  }
  return behind
}

function claimsOf(standings: Standings, options: RouteOptions): ReadonlyMap<string, string> {
  const claims = new Map<string, string>()
  for (const [name, standing] of standings) {
    const { place } = preferenceOf(options, name)
    if (standing.kind === 'role' && place?.kind === 'target' && !claims.has(place.section))
      claims.set(place.section, name)
  }
  return claims
}

type Standings = RouteGraph['standings']
type Links = ReadonlyMap<string, Link>

function rootsOf(book: ProfileBook, standings: Standings, options: RouteOptions): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>()
  for (const profile of book.profiles) {
    const hasKeys = hasStaticKeys(profile) || options.vault?.has(profile.name)
    const keys = hasKeys ? sourceStandingOf(profile, book, options.vault) : null
    if (keys?.kind !== 'keys') continue
    const { place } = preferenceOf(options, profile.name)
    const standing = standings.get(profile.name)
    // Of a profile that is a role too, the wish is about the role.
    const wished = place?.kind === 'target' && standing?.kind === 'keys' ? place.section : null
    const isPossible = wished !== null && checkTarget(book, profile.name, wished).ok
    roots.set(profile.name, {
      profile: profile.name,
      accessKeyId: keys.accessKeyId,
      ownDevice: ownDeviceOf(profile, standing),
      target: isPossible ? wished : targetNameFor(profile.name),
    })
  }
  return roots
}

function ownDeviceOf(profile: Profile, standing: Standing | undefined): string | null {
  const isForeignRole = standing?.kind === 'role' && standing.role.source !== profile.name
  return isForeignRole ? null : deviceOf(profile)
}

function targetsOf(roots: ReadonlyMap<string, Root>): ReadonlyMap<string, Root> {
  const targets = new Map<string, Root>()
  for (const root of roots.values()) {
    if (!roots.has(root.target) && !targets.has(root.target)) targets.set(root.target, root)
  }
  return targets
}

function linksOf(
  book: ProfileBook,
  standings: Standings,
  roots: RouteGraph['roots'],
  targets: RouteGraph['targets'],
): Links {
  const links = new Map<string, Link>()
  for (const [name, standing] of standings) {
    if (standing.kind !== 'role') continue
    const { source } = standing.role
    const root = roots.get(source)
    links.set(name, root === undefined ? linkOf(name, source, book, targets) : { via: 'keys', root })
  }
  return links
}

function linkOf(name: string, source: string, book: ProfileBook, targets: RouteGraph['targets']): Link {
  const target = targets.get(source)
  const profile = book.byName.get(source)
  const standing = profile === undefined ? null : sourceStandingOf(profile, book)
  if (standing?.kind === 'role') return { via: 'role', source }
  const mayBeSession = standing === null || standing.kind === 'temporary' || isKeyless(standing) || isAsking(profile)
  if (target !== undefined && mayBeSession) return { via: 'target', root: target }
  if (standing?.kind === 'temporary') return { via: 'temporary', profile: source }
  if (standing?.kind !== 'stuck')
    return { via: 'nothing', stuck: stuck('source-missing', standingText.sourceMissing(name, source)) }
  const { code, cause } = standing
  return { via: 'nothing', stuck: stuck(`source-${code}`, standingText.behind(name, cause), cause) }
}

const isKeyless = (standing: Standing): boolean => standing.kind === 'stuck' && standing.code === 'no-keys'

/** Whether a profile takes its credentials from Lanyard: of a section for sessions, that is the session. */
const isAsking = (profile: Profile | undefined): boolean => profile !== undefined && namesItself(profile)

function homesOf(standings: Standings, roots: RouteGraph['roots'], links: Links): ReadonlyMap<string, string> {
  const homes = new Map<string, string>()
  const offer = (root: string, serial: string | null) => {
    if (serial !== null && !homes.has(root) && checkSerial(serial, { name: root }).ok) homes.set(root, serial)
  }
  for (const root of roots.values()) offer(root.profile, root.ownDevice)
  for (const [name, link] of links) {
    const standing = standings.get(name)
    if (standing?.kind === 'role' && (link.via === 'keys' || link.via === 'target'))
      offer(link.root.profile, standing.role.serial)
  }
  return homes
}

type Trails = {
  readonly book: ProfileBook
  readonly standings: Standings
  readonly links: Links
  readonly homes: RouteGraph['homes']
  readonly nodes: Map<string, RoleNode | Stuck>
}

function nodesOf(trails: Omit<Trails, 'nodes'>): RouteGraph['nodes'] {
  const nodes = new Map<string, RoleNode | Stuck>()
  for (const name of trails.links.keys()) resolve({ ...trails, nodes }, name)
  // A source may stand after what hangs on it: file order again.
  return new Map([...trails.links.keys()].flatMap((name) => pairOf(name, nodes.get(name))))
}

const pairOf = <Value>(name: string, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [[name, value]]

/** Walks up to what is known already, then down again; no recursion, because a hostile file has long trails. */
function resolve(trails: Trails, first: string): void {
  const { links, nodes } = trails
  const met = new Set<string>()
  let at: string | null = first
  while (at !== null && !nodes.has(at) && !met.has(at)) {
    met.add(at)
    const link = links.get(at)
    at = link?.via === 'role' ? link.source : null
  }
  const loop = at !== null && met.has(at) ? at : null
  for (const name of [...met].toReversed()) {
    const node = loop === null ? nodeOf(trails, name) : stuck('loop', standingText.loop(name, loop))
    nodes.set(name, node)
  }
}

function nodeOf({ book, standings, links, homes, nodes }: Trails, name: string): RoleNode | Stuck {
  const standing = standings.get(name)
  const link = links.get(name)
  if (standing?.kind !== 'role' || link === undefined)
    return stuck('source-missing', standingText.sourceMissing(name, name))
  if (link.via === 'nothing') return link.stuck
  const { role } = standing
  if (link.via !== 'role') {
    const ground = groundOf(name, role, link, homes, book)
    return ground.kind === 'stuck' ? ground : { kind: 'node', profile: name, role, parent: null, ground, depth: 0 }
  }
  const parent = nodes.get(link.source)
  if (parent?.kind === 'node')
    return { kind: 'node', profile: name, role, parent, ground: parent.ground, depth: parent.depth + 1 }
  const cause = parent?.cause ?? standingText.sourceMissing(name, link.source)
  return stuck('source-stuck', standingText.behind(name, cause), cause)
}

function groundOf(
  name: string,
  role: RoleFacts,
  link: Exclude<Link, { readonly via: 'role' | 'nothing' }>,
  homes: ReadonlyMap<string, string>,
  book: ProfileBook,
): Ground | Stuck {
  if (link.via === 'temporary') {
    if (role.serial === null) return { kind: 'temporary', profile: link.profile }
    return stuck('temporary-source', standingText.temporarySource(name, link.profile))
  }
  const { root } = link
  if (role.serial === null && link.via === 'keys') return { kind: 'keys', root }
  const home = homes.get(root.profile) ?? null
  if (role.serial === null && home === null) {
    const source = book.byName.get(role.source)
    if (source !== undefined && hasStaticKeys(source)) return { kind: 'temporary', profile: role.source }
    return stuck('no-serial', standingText.noDevice(name, root.profile))
  }
  const serial = checkSerial(role.serial ?? home, { name })
  if (!serial.ok) return stuck(serial.failure.code, serial.failure.message)
  if (partitionOf(serial.value) !== null && partitionOf(serial.value) !== partitionOf(role.arn))
    return stuck('other-partition', standingText.otherPartition(name))
  return { kind: 'session', root, serial: serial.value }
}

function partitionOf(arn: string): string | null {
  return /^arn:([^:]+):/.exec(arn)?.[1] ?? null
}
