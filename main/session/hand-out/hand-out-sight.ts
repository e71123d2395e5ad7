import { withoutCodeOn } from '../../../app/session/routes/index.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { World } from '../../facts/world.ts'
import { type CredentialsDeps, type CredentialsFailure, credentialsFor } from './credentials-for.ts'
import { handOutGraph } from './hand-out-graph.ts'

/** What kind of credentials would be handed out. `user-session`: of GetSessionToken. */
export type InSight = 'long-term' | 'user-session' | 'other'

/**
 * What {@link credentialsFor} would find, as far as files, caches and memory tell: nothing is opened or called, so whether the vault opens and
 * AWS agrees is only seen at trying. Never rejects over bad input.
 */
export async function credentialsInSight(
  world: World,
  name: string,
  deps: CredentialsDeps,
): Promise<Outcome<InSight, CredentialsFailure>> {
  const graph = handOutGraph(world, name, deps, deps.renewal.clock.now())
  const standing = graph.standings.get(name)
  if (standing?.kind === 'keys') return { ok: true, value: 'long-term' }
  if (standing?.kind === 'role' && withoutCodeOn(graph, name) !== null) return { ok: true, value: 'other' }
  const { vaulted: _opens, ...rest } = deps
  const found = await credentialsFor(world, name, rest)
  if (!found.ok) return found
  if (found.value.sessionToken === null) return { ok: true, value: 'long-term' }
  return { ok: true, value: standing?.kind !== 'role' && graph.targets.has(name) ? 'user-session' : 'other' }
}
