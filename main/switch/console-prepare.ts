import { explain } from '../../app/chain/explain.ts'
import type { ProviderId } from '../../app/chain/model.ts'
import { type ProfileView, siblingOf, textIn, viewProfile } from '../../app/chain/profile-view.ts'
import { filledValue } from '../../app/profile/settings.ts'
import { deviceOf } from '../../app/session/keys.ts'
import { waysOut } from '../../app/switch/console-route.ts'
import { consoleText } from '../../app/text/console-text.ts'
import { consoleChoices } from '../../app/view/console-choices.ts'
import type { ConsoleChoices } from '../../app/view/switch-model.ts'
import type { World } from '../facts/world.ts'
import { type FoundKeys, isFresh, loginKeys, sectionKeys, ssoKeys } from '../session/hand-out/found-keys.ts'
import type { InSight } from '../session/hand-out/hand-out-sight.ts'
import { cachedCredentials } from '../session/renewal/cli-cache.ts'
import {
  type AskedProfile,
  askedProfile,
  type ConsoleDeps,
  explainMissing,
  notedFor,
  usingName,
} from './console-keys.ts'

type Prepared = { readonly using: string | null; readonly obstacle: string | null }

const using = (text: string): Prepared => ({ using: text, obstacle: null })
const obstacle = (text: string): Prepared => ({ using: null, obstacle: text })

/**
 * What the console dialog offers for a profile, and whether it can be opened, as far as the files and caches tell. Nothing is called: that
 * AWS refuses is only seen at opening.
 */
export async function prepareConsole(world: World, profile: string, deps: ConsoleDeps): Promise<ConsoleChoices> {
  const asked = askedProfile(world, profile)
  const { partition, region } = asked
  return consoleChoices({ partition, region, ...(await prepared(asked, deps)) })
}

async function prepared(asked: AskedProfile, deps: ConsoleDeps): Promise<Prepared> {
  const { name, world } = asked
  const { outcome, winner, error } = explain(world.facts, 'aws-cli-v2')
  if (outcome === 'fails') return obstacle(error?.message ?? consoleText.noCredentials(name))
  if (winner === null) return elsewhere('no-credentials', asked, deps)
  return byProvider(winner.provider, viewProfile(world.facts.book, 'botocore', name), asked, deps)
}

async function byProvider(
  provider: ProviderId,
  view: ProfileView,
  asked: AskedProfile,
  deps: ConsoleDeps,
): Promise<Prepared> {
  const now = deps.clock.now()
  switch (provider) {
    case 'credentials-file':
      return fromKeys(sectionKeys(view.credentials), asked, deps)
    case 'config-file':
      return fromKeys(sectionKeys(view.config), asked, deps)
    case 'assume-role':
      return (await isRoleClosed(view, asked, deps)) ? elsewhere('code-needed', asked, deps) : using(usingName(asked))
    case 'sso':
      return present(await ssoKeys(asked.world, view, now), asked, deps)
    case 'login':
      return present(await loginKeys(asked.world, view, now), asked, deps)
    default:
      return elsewhere('not-asked', asked, deps)
  }
}

/** What is not at hand may be in memory, in the vault or a call without a code away; else what it takes. */
async function elsewhere(code: string, asked: AskedProfile, { inSight, held, clock }: ConsoleDeps): Promise<Prepared> {
  const { name } = asked
  const seen = await inSight?.(name)
  if (seen?.ok === true) return seenElsewhere(seen.value, asked)
  if (held?.(name, clock.now())) return using(usingName(asked))
  return obstacle(explainMissing(asked, { code, message: '' }).message)
}

function seenElsewhere(kind: InSight, asked: AskedProfile): Prepared {
  switch (kind) {
    case 'long-term':
      return using(consoleText.usingFederation(asked.name))
    case 'user-session':
      return userSession(asked, null)
    case 'other':
      return using(usingName(asked))
  }
}

/** `source`: whose keys the session was noted to be of; null: their name tells. */
function userSession({ name, world }: AskedProfile, source: string | null): Prepared {
  const { roles, base } = waysOut(world.facts.book, name, source)
  return obstacle(consoleText.userSession(name, roles, base))
}

const present = async (keys: FoundKeys | null, asked: AskedProfile, deps: ConsoleDeps): Promise<Prepared> =>
  keys === null ? elsewhere('sign-in-needed', asked, deps) : using(usingName(asked))

async function fromKeys(keys: FoundKeys | null, asked: AskedProfile, deps: ConsoleDeps): Promise<Prepared> {
  const { name, world } = asked
  if (keys === null) return obstacle(consoleText.halfKeys(name))
  if (keys.sessionToken === undefined) return using(consoleText.usingFederation(name))
  const noted = await notedFor(keys.accessKeyId, world, deps)
  if (noted?.route === 'session-token') return userSession(asked, noted.source)
  if (noted === null && isNamedSession(asked)) return userSession(asked, null)
  const isOver = keys.expiresAt !== null && keys.expiresAt <= deps.clock.now()
  return isOver ? obstacle(consoleText.ended(name)) : using(consoleText.usingFound(name))
}

/**
 * Whether temporary keys that Lanyard did not write are a session of keys with a device, by the name of their section; aws-mfa says beside
 * them where they are a role's.
 */
function isNamedSession({ name, world }: AskedProfile): boolean {
  const { book } = world.facts
  const { base } = waysOut(book, name, null)
  const source = base === null ? undefined : book.byName.get(base)
  if (source === undefined || deviceOf(source) === null) return false
  const settings = book.byName.get(name)?.settings
  return settings === undefined || !ROLE_OF_AWS_MFA.some((setting) => isRole(filledValue(settings, setting)))
}

const ROLE_OF_AWS_MFA = ['assumed_role', 'assumed_role_arn'] as const
const isRole = (value: string | null): boolean => value !== null && value !== 'False'

/** Whether a code would have to be typed on the way to the role: neither it nor a role before it is kept, and one names a device. */
async function isRoleClosed(view: ProfileView, asked: AskedProfile, deps: ConsoleDeps): Promise<boolean> {
  const seen = new Set<string>()
  for (let at: ProfileView | null = view; at !== null && !seen.has(at.name); at = sourceOf(at)) {
    seen.add(at.name)
    if (textIn(at, 'role_arn') === null) return false
    const kept = await cachedCredentials(asked.world, at.name, { clock: deps.clock })
    if (kept !== null && isFresh(kept.expiresAt, deps.clock.now())) return false
    if (textIn(at, 'mfa_serial') !== null) return true
  }
  return false
}

function sourceOf(view: ProfileView): ProfileView | null {
  const source = textIn(view, 'source_profile')
  return source === null ? null : siblingOf(view, source)
}
