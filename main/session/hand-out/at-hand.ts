import { explain } from '../../../app/chain/explain.ts'
import type { ProviderId, Winner } from '../../../app/chain/model.ts'
import { hasSetting, type ProfileView, siblingOf, textIn, viewProfile } from '../../../app/chain/profile-view.ts'
import type { StsTarget } from '../../../app/chain/sts-target.ts'
import { namesItself } from '../../../app/session/own-command.ts'
import { explainCallFailure } from '../../../app/session/refusals/call-failure.ts'
import { sessionNameFor } from '../../../app/session/routes/session-name.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { type UsedProvider, whoamiText } from '../../../app/text/whoami-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { Timer } from '../../aws/call.ts'
import { assumeRole } from '../../aws/role.ts'
import type { World } from '../../facts/world.ts'
import type { Clock } from '../../files/model.ts'
import type { VaultOpening } from '../../vault/model.ts'
import { cachedCredentials } from '../renewal/cli-cache.ts'
import type { HeldCredentials } from '../renewal/renewal-model.ts'
import { environmentKeys, type FoundKeys, isFresh, loginKeys, sectionKeys, ssoKeys } from './found-keys.ts'

/** What finding credentials, and asking with them, touches. */
export type AskDeps = {
  readonly clock: Clock
  readonly signal?: AbortSignal
  /** Milliseconds for each call. */
  readonly patience?: number
  readonly timer?: Timer
  /** Credentials in this process's memory, for profiles whose result goes nowhere else. */
  readonly held?: (profile: string, now: Instant) => HeldCredentials | null
  /** Keys in the vault; null: none of this profile. */
  readonly keysOf?: VaultOpening['keysOf']
  /** Seconds that a role is assumed for; {@link SHORT_LIFE} when left out. At most 3600, which every role allows. */
  readonly roleSeconds?: number
}

/** Credentials found without asking anybody for anything. */
export type AtHand = {
  readonly keys: FoundKeys
  readonly provider: UsedProvider
  /** Profiles whose keys opened the role, nearest first; empty where none was assumed. */
  readonly through: readonly string[]
  /** Which keys signed for the role, where one was assumed just now; null: none was. */
  readonly signedWith: 'long-term' | 'temporary' | null
  /** Clock of AWS minus this computer's, in milliseconds, where a role was assumed. */
  readonly clockOffset: number | null
}

export type AskFailure = { readonly code: string; readonly message: string }

type Found = Outcome<AtHand, AskFailure>

const failed = (code: string, message: string): Found => ({ ok: false, failure: { code, message } })
const found = (keys: FoundKeys, provider: UsedProvider): Found => ({
  ok: true,
  value: { keys, provider, through: [], signedWith: null, clockOffset: null },
})

type Search = { readonly world: World; readonly sts: StsTarget; readonly deps: AskDeps; readonly now: Instant }

/** The short life a role is assumed for: its keys are used for a question and forgotten (STS's least). */
const SHORT_LIFE = 900

/**
 * The credentials AWS CLI v2 would use for the world's selected profile, where they are at hand without a person: in the environment or
 * the files, in a cache that is fresh, in memory, or behind a role that needs no code (which is assumed). Else a failure that says what it
 * would take.
 */
export async function credentialsAtHand(world: World, sts: StsTarget, deps: AskDeps): Promise<Found> {
  const { profile, outcome, winner, error } = explain(world.facts, 'aws-cli-v2')
  const now = deps.clock.now()
  const held = deps.held?.(profile.name, now) ?? null
  if (outcome === 'fails') return failed('aws-cli-stops', whoamiText.stops(error?.message ?? ''))
  const search = { world, sts, deps, now }
  const hand = winner === null ? none(profile.name) : await fromWinner(winner, profile.name, search)
  return hand.ok || held === null ? hand : found(held, 'memory')
}

const none = (profile: string): Found => failed('no-credentials', whoamiText.none(profile))

function fromWinner({ provider }: Winner, name: string, search: Search): Promise<Found> | Found {
  const view = viewProfile(search.world.facts.book, 'botocore', name)
  if (provider === 'environment') return fromEnvironment(search)
  if (provider === 'assume-role') return roleKeys(view, search, name)
  return fromProfile(view, provider, search)
}

function fromEnvironment({ world }: Search): Found {
  const keys = environmentKeys(world.facts.environment)
  return keys === null
    ? failed('half-keys', whoamiText.halfKeys(whoamiText.environmentName))
    : found(keys, 'environment')
}

async function fromProfile(view: ProfileView, provider: ProviderId, search: Search): Promise<Found> {
  const { world, now } = search
  const { name } = view
  switch (provider) {
    case 'credentials-file':
      return keysOr(sectionKeys(view.credentials), 'credentials-file', failed('half-keys', whoamiText.halfKeys(name)))
    case 'config-file':
      return keysOr(sectionKeys(view.config), 'config-file', failed('half-keys', whoamiText.halfKeys(name)))
    case 'sso':
      return keysOr(await ssoKeys(world, view, now), 'sso', failed('sign-in-needed', whoamiText.needsSso(name)))
    case 'login':
      return keysOr(await loginKeys(world, view, now), 'login', failed('sign-in-needed', whoamiText.needsLogin(name)))
    case 'process':
      return fromVault(view, search)
    default:
      return failed('not-asked', whoamiText.needsElsewhere(name))
  }
}

/** A profile that asks Lanyard has its keys in the vault, or nowhere that could be looked into here. */
async function fromVault({ name }: ProfileView, { world, deps }: Search): Promise<Found> {
  const profile = world.facts.book.byName.get(name)
  const kept = profile !== undefined && namesItself(profile) ? ((await deps.keysOf?.(name)) ?? null) : null
  if (kept === null) return failed('not-asked', whoamiText.needsProcess(name))
  return kept.ok ? found({ ...kept.value, expiresAt: null }, 'vault') : kept
}

const keysOr = (keys: FoundKeys | null, provider: UsedProvider, otherwise: Found): Found =>
  keys === null ? otherwise : found(keys, provider)

/** A role: what AWS CLI kept of it, else assumed with its source's keys. `asked` is the profile the question is about. */
async function roleKeys(view: ProfileView, search: Search, asked: string): Promise<Found> {
  const { world, deps, now } = search
  const kept = await cachedCredentials(world, view.name, { clock: deps.clock })
  if (kept !== null && isFresh(kept.expiresAt, now)) return found(kept, 'cli-cache')
  const serial = textIn(view, 'mfa_serial')
  if (serial !== null) return failed('code-needed', codeSentence(asked, view.name, serial))
  const source = await sourceKeys(view, search, asked)
  return source.ok ? assume(view, source.value, search) : source
}

const codeSentence = (asked: string, role: string, serial: string): string =>
  asked === role ? whoamiText.needsCode(asked, serial) : whoamiText.needsCodeFor(asked, role, serial)

/** botocore 1.43 `_resolve_credentials_from_profile`: static keys, else a role, else the profile's own short chain. */
async function sourceKeys(role: ProfileView, search: Search, asked: string): Promise<Found> {
  const source = textIn(role, 'source_profile')
  if (source === null) {
    const isEnvironment = textIn(role, 'credential_source') === 'Environment'
    return isEnvironment ? fromEnvironment(search) : failed('not-asked', whoamiText.needsElsewhere(asked))
  }
  const view = siblingOf(role, source)
  const provider = shortChain(view)
  return provider === 'assume-role' ? roleKeys(view, search, asked) : fromProfile(view, provider, search)
}

function shortChain(view: ProfileView): ProviderId {
  const has = (...names: readonly string[]): boolean => names.some((name) => hasSetting(view, name))
  const hasKeys = has('aws_access_key_id', 'aws_secret_access_key')
  if (!hasKeys && has('role_arn') && !has('web_identity_token_file')) return 'assume-role'
  if (has('web_identity_token_file')) return 'web-identity'
  if (has('sso_account_id', 'sso_role_name')) return 'sso'
  if (view.credentials?.settings.has('aws_access_key_id')) return 'credentials-file'
  if (has('login_session')) return 'login'
  return has('credential_process') ? 'process' : 'config-file'
}

async function assume(view: ProfileView, source: AtHand, { world, sts, deps, now }: Search): Promise<Found> {
  const arn = textIn(view, 'role_arn') ?? ''
  const externalId = textIn(view, 'external_id')
  const holder = textIn(view, 'source_profile') ?? whoamiText.environmentName
  const { accessKeyId, secretAccessKey, sessionToken } = source.keys
  const durationSeconds = deps.roleSeconds ?? SHORT_LIFE
  const result = await assumeRole({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    role: { arn, sessionName: sessionNameFor(textIn(view, 'role_session_name'), holder), externalId },
    mfa: null,
    durationSeconds,
    sts,
    environment: world.facts.environment,
    ...callBounds(deps),
  })
  if (result.ok) {
    const { clockOffset } = result.token
    const signedWith = sessionToken === undefined ? 'long-term' : 'temporary'
    const through = [holder, ...source.through]
    return { ok: true, value: { keys: result.token, provider: 'assume-role', through, signedWith, clockOffset } }
  }
  const role = {
    arn,
    externalId: externalId === null ? 'not-sent' : 'sent',
    mfa: sessionToken ? 'session' : 'none',
  } as const
  const context = {
    source: holder,
    serial: '',
    region: sts.region,
    url: sts.url,
    durationSeconds,
    now,
    role,
  }
  const { code, message } = explainCallFailure(result.failure, context, 'question')
  return failed(code, message)
}

/** What bounds each call of a question. */
export function callBounds({ clock, signal, patience, timer }: AskDeps) {
  return {
    now: clock.now,
    ...(signal === undefined ? {} : { signal }),
    ...(patience === undefined ? {} : { patience }),
    ...(timer === undefined ? {} : { timer }),
  }
}
