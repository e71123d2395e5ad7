import { explain } from '../../app/chain/explain.ts'
import type { ProviderId } from '../../app/chain/model.ts'
import { type ProfileView, siblingOf, textIn, viewProfile } from '../../app/chain/profile-view.ts'
import { waysOut } from '../../app/switch/console-route.ts'
import { consoleText } from '../../app/text/console-text.ts'
import { consoleChoices } from '../../app/view/console-choices.ts'
import type { ConsoleChoices } from '../../app/view/switch-model.ts'
import type { World } from '../facts/world.ts'
import { cachedCredentials } from '../session/cli-cache.ts'
import { type FoundKeys, isFresh, loginKeys, sectionKeys, ssoKeys } from '../session/found-keys.ts'
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
  if (deps.held?.(name, deps.clock.now())) return using(usingName(asked))
  const { outcome, winner, error } = explain(world.facts, 'aws-cli-v2')
  if (outcome === 'fails') return obstacle(error?.message ?? consoleText.noCredentials(name))
  if (winner === null) return missing('no-credentials', asked, deps)
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
      return (await isRoleClosed(view, asked, deps)) ? missing('code-needed', asked, deps) : using(usingName(asked))
    case 'sso':
      return present(await ssoKeys(asked.world, view, now), asked, deps)
    case 'login':
      return present(await loginKeys(asked.world, view, now), asked, deps)
    default:
      return missing('not-asked', asked, deps)
  }
}

/** Where somebody else may have the credentials, only opening tells. */
function missing(code: string, asked: AskedProfile, { credentials }: ConsoleDeps): Prepared {
  return credentials === undefined
    ? obstacle(explainMissing(asked, { code, message: '' }).message)
    : using(usingName(asked))
}

const present = (keys: FoundKeys | null, asked: AskedProfile, deps: ConsoleDeps): Prepared =>
  keys === null ? missing('sign-in-needed', asked, deps) : using(usingName(asked))

async function fromKeys(keys: FoundKeys | null, asked: AskedProfile, deps: ConsoleDeps): Promise<Prepared> {
  const { name, world } = asked
  if (keys === null) return obstacle(consoleText.halfKeys(name))
  if (keys.sessionToken === undefined) return using(consoleText.usingFederation(name))
  const noted = await notedFor(keys.accessKeyId, world, deps)
  if (noted?.route === 'session-token') {
    const { roles, base } = waysOut(world.facts.book, name, noted.source)
    return obstacle(consoleText.userSession(name, roles, base))
  }
  const isOver = keys.expiresAt !== null && keys.expiresAt <= deps.clock.now()
  return isOver ? obstacle(consoleText.ended(name)) : using(consoleText.usingFound(name))
}

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
