import { buildGraph, liveSections, type RouteGraph, type RouteOptions } from '../../../app/session/routes/index.ts'
import type { RoutePreference, RoutePreferences } from '../../../app/session/routes/model.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { World } from '../../facts/world.ts'
import type { CredentialsDeps } from './hand-out.ts'

const NOTHING_CHOSEN: RoutePreference = { route: null, place: null, durationSeconds: null }

/**
 * What hangs on what, for handing out one profile: the role and those on the way to it stay in memory, wherever else they go, because
 * `credential_process` is there for credentials that no file holds.
 */
export function handOutGraph(world: World, name: string, deps: CredentialsDeps, now: Instant): RouteGraph {
  const { book } = world.facts
  const held = deps.renewal.memory.list().filter(({ expiresAt }) => expiresAt > now)
  const options: RouteOptions = {
    ...deps,
    live: new Map([...liveSections(book, now), ...held.map(({ profile, expiresAt }) => [profile, expiresAt] as const)]),
    now,
  }
  const graph = buildGraph(book, options)
  const trail = trailOf(graph, name)
  if (trail.length === 0) return graph
  return { ...graph, options: { ...options, preferences: inMemory(deps.preferences, trail) } }
}

function trailOf({ nodes }: RouteGraph, name: string): readonly string[] {
  const trail: string[] = []
  let at = nodes.get(name)
  while (at?.kind === 'node') {
    trail.push(at.profile)
    at = at.parent ?? undefined
  }
  return trail
}

function inMemory(preferences: RoutePreferences, names: readonly string[]): RoutePreferences {
  const place = { kind: 'memory' } as const
  const changed = names.map((name) => [name, { ...(preferences.get(name) ?? NOTHING_CHOSEN), place }] as const)
  return new Map([...preferences, ...changed])
}
