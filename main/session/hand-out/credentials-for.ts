import { viewProfile } from '../../../app/chain/profile-view.ts'
import type { Profile } from '../../../app/profile/model.ts'
import { namesItself } from '../../../app/session/own-command.ts'
import { checkCredentialsFile } from '../../../app/session/prepare.ts'
import type { Standing } from '../../../app/session/routes/standing.ts'
import { handOutText } from '../../../app/text/broker-text.ts'
import type { World } from '../../facts/world.ts'
import { loginKeys, sectionKeys, ssoKeys } from './found-keys.ts'
import { type CredentialsDeps, codeNeeded, type Found, failedWith, type HandOut, isUsable } from './hand-out.ts'
import { handOutGraph } from './hand-out-graph.ts'
import { heldForRole, roleCredentials } from './hand-out-role.ts'

export type { CredentialsDeps, CredentialsFailure, HandOutChoices, ProfileCredentials } from './hand-out.ts'

/**
 * What a profile's credentials are for another program, without asking anybody: what this process holds, a session or keys in the files,
 * what AWS CLI has kept, or a role that needs no code (which is assumed, and kept in memory alone). No program is started, so a profile
 * whose `credential_process` is Lanyard itself cannot lead in a circle. Never rejects over bad input.
 */
export async function credentialsFor(world: World, name: string, deps: CredentialsDeps): Promise<Found> {
  const { book } = world.facts
  const unusable = checkCredentialsFile(book)
  if (unusable !== null) return failedWith(unusable.failure.code, unusable.failure.message)
  const now = deps.renewal.clock.now()
  const search: HandOut = { world, name, deps, now, graph: handOutGraph(world, name, deps, now) }
  const profile = book.byName.get(name)
  const standing = search.graph.standings.get(name)
  if (profile === undefined || standing === undefined) return sessionOf(search, null, handOutText.unknown(name))
  switch (standing.kind) {
    case 'role':
      return roleCredentials(search)
    case 'keys':
      return fromSections(search, profile) ?? fromVault(search)
    case 'temporary':
      return sessionOf(search, profile, handOutText.ended(name))
    case 'stuck':
      return stuckCredentials(search, profile, standing)
  }
}

type Stuck = Standing & { readonly kind: 'stuck' }

async function stuckCredentials(search: HandOut, profile: Profile, standing: Stuck): Promise<Found> {
  const { world, name, now } = search
  const view = viewProfile(world.facts.book, 'botocore', name)
  switch (standing.code) {
    case 'sso':
      return temporaryOr(await ssoKeys(world, view, now), 'sign-in-needed', handOutText.needsSso(name))
    case 'login':
      return temporaryOr(await loginKeys(world, view, now), 'sign-in-needed', handOutText.needsLogin(name))
    case 'process':
      return processCredentials(search, profile)
    case 'no-keys':
      return sessionOf(search, profile, standing.message)
    default:
      return failedWith(standing.code, standing.message)
  }
}

/** Keys kept outside the files, else a session that Lanyard holds, else what the profile's own program would be. */
async function processCredentials(search: HandOut, profile: Profile): Promise<Found> {
  const { name } = search
  const isOwn = namesItself(profile)
  const kept = isOwn ? await keptKeys(search) : null
  if (kept?.ok) return kept
  const held = heldForRole(search)
  if (held !== null) return { ok: true, value: held }
  if (kept !== null) return kept
  return isOwn
    ? sessionOf(search, profile, handOutText.itself(name))
    : failedWith('not-asked', handOutText.process(name))
}

/** Keys that no file holds although planning knows of them. */
async function fromVault(search: HandOut): Promise<Found> {
  return (await keptKeys(search)) ?? failedWith('vault-closed', handOutText.notOpened(search.name))
}

/** Keys that are kept outside the files, or why they are not given, in the vault's own words; null: none are kept. */
async function keptKeys({ name, deps }: HandOut): Promise<Found | null> {
  const kept = (await deps.vaulted?.(name)) ?? null
  if (kept === null) return null
  if (!kept.ok) return failedWith(kept.failure.code, kept.failure.message, 'retry')
  return { ok: true, value: { ...kept.value, sessionToken: null, expiresAt: null } }
}

/** The session of a profile's keys: held in memory under the name of the keys, or standing in the section of this name. */
function sessionOf(search: HandOut, profile: Profile | null, otherwise: string): Found {
  const { name, graph, deps, now } = search
  const root = graph.targets.get(name)
  // Of a profile that is a role too, what is held under its name may be the role's.
  const isOfKeys = root !== undefined && graph.standings.get(root.profile)?.kind === 'keys'
  const held = isOfKeys ? deps.renewal.memory.get(root.profile, now) : null
  if (held !== null && isUsable(held.expiresAt, now)) return { ok: true, value: held }
  const standing = profile === null ? null : fromSections(search, profile)
  if (standing?.ok === true && isUsable(standing.value.expiresAt, now)) return standing
  const device = root === undefined ? null : (graph.homes.get(root.profile) ?? null)
  if (device !== null) return codeNeeded(search, device, isOfKeys ? root.profile : null)
  const isUnknown = profile === null
  return failedWith(isUnknown ? 'no-such-profile' : 'no-credentials', otherwise)
}

/** The keys in the profile's own sections, the credentials file first; null: there is no whole pair. */
function fromSections({ now }: HandOut, { sections }: Profile): Found | null {
  const keys = sectionKeys(sections.credentials) ?? sectionKeys(sections.config)
  if (keys === null) return null
  const { sessionToken = null, expiresAt } = keys
  if (sessionToken !== null && !isUsable(expiresAt, now)) return null
  return { ok: true, value: { ...keys, sessionToken } }
}

function temporaryOr(keys: Awaited<ReturnType<typeof ssoKeys>>, code: string, message: string): Found {
  if (keys === null) return failedWith(code, message, 'sign-in')
  return { ok: true, value: { ...keys, sessionToken: keys.sessionToken ?? null } }
}
