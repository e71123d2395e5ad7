import { profileKinds } from '../chain/kind.ts'
import type { CacheFact, Environment, ExternalFacts } from '../chain/model.ts'
import { viewProfile } from '../chain/profile-view.ts'
import { roleCacheKey } from '../chain/wanted.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import type { Instant } from '../text/instant.ts'
import { environmentLife } from './environment-life.ts'
import { expiryOf, renewSourceOf } from './expiry.ts'
import { staticKeysOf } from './keys.ts'
import type { LedgerEntry } from './ledger/ledger-model.ts'

/** Where a thing that was given for a time was found. */
export type SessionOrigin = 'target' | 'cli-cache' | 'sso-cache' | 'login-cache' | 'memory' | 'environment'

/** One line of `lanyard session list`: something that was given for a time. */
export type SessionRow = {
  /** Null: keys of the environment, or a cache file that no profile leads to. */
  readonly profile: string | null
  /** The profile it is renewed from or assumed from, or the SSO session it hangs on; null when nobody wrote that down. */
  readonly source: string | null
  /** Null where there is no profile. */
  readonly kind: ProfileKind | null
  readonly expiresAt: Instant | null
  readonly state: 'live' | 'expired' | 'unknown'
  readonly origin: SessionOrigin
  /** Absolute path of the file it stands in; null: memory or environment. */
  readonly file: string | null
  /** What Lanyard noted when it wrote it; null: another tool did, or something else stands there by now. */
  readonly entry: LedgerEntry | null
}

/** A cache file that is none of what the profiles lead AWS CLI to, or that only its content tells of. */
export type StrayCache = {
  readonly origin: 'cli-cache' | 'sso-cache' | 'login-cache'
  readonly file: string
  readonly expiresAt: Instant | null
  /** A profile that leads to it all the same (role credentials of IAM Identity Center); null: none. */
  readonly profile: string | null
  /** What it says of itself: the assumed role's ARN, or the start URL; null: nothing. */
  readonly about: string | null
}

/** What is known besides the two files and the caches that profiles lead to. */
export type MoreSessions = {
  readonly environment: Environment
  readonly strays: readonly StrayCache[]
  readonly memory: readonly { readonly profile: string; readonly expiresAt: Instant }[]
  readonly ledger: readonly LedgerEntry[]
  /** Where somebody has worked them out already. */
  readonly kinds?: ReadonlyMap<string, ProfileKind>
}

const NO_MORE: MoreSessions = { environment: new Map(), strays: [], memory: [], ledger: [] }

/**
 * Everything that lives for a time, whoever made it: temporary keys, SSO and login tokens, and role credentials that AWS CLI keeps in its
 * cache, in file order; then cache files that no profile leads to, what this process holds, and the environment. A profile whose cache is
 * missing has no session and is left out.
 */
export function listSessions(
  book: ProfileBook,
  external: ExternalFacts,
  now: Instant,
  more: MoreSessions = NO_MORE,
): readonly SessionRow[] {
  const kinds = more.kinds ?? profileKinds(book, external)
  const entries = entriesByPlace(more.ledger)
  const ofProfiles = book.profiles.flatMap((profile): readonly Untimed[] => {
    const kind = kinds.get(profile.name) ?? 'empty'
    const life = lifeOf(profile, kind, book, external)
    return life === null ? [] : [{ profile: profile.name, kind, ...life, entry: entryOf(entries, profile, life) }]
  })
  const rows = [...ofProfiles, ...ofCaches(more, kinds), ...ofMemory(more, kinds, entries), ...ofEnvironment(more)]
  return rows.map((row) => ({ ...row, state: stateAt(row.expiresAt, now) }))
}

type Untimed = Omit<SessionRow, 'state'>
type Life = Pick<SessionRow, 'source' | 'expiresAt' | 'origin' | 'file'>
type Entries = ReadonlyMap<string, LedgerEntry>

function entriesByPlace(ledger: readonly LedgerEntry[]): Entries {
  return new Map(ledger.map((entry) => [`${entry.place.kind}\n${entry.profile}`, entry]))
}

/** What Lanyard noted of a session, as long as just that session stands there. */
function entryOf(entries: Entries, profile: Profile, { origin, expiresAt }: Life): LedgerEntry | null {
  const entry = entries.get(`${origin}\n${profile.name}`)
  if (entry === undefined) return null
  if (origin === 'target') return staticKeysOf(profile)?.accessKeyId === entry.accessKeyId ? entry : null
  // The cache's key id is no fact of the list: AWS CLI writes its own entries with another end.
  return expiresAt !== null && Math.abs(entry.expiresAt - expiresAt) < 1000 ? entry : null
}

function lifeOf(profile: Profile, kind: ProfileKind, book: ProfileBook, external: ExternalFacts): Life | null {
  switch (kind) {
    case 'temporary-keys':
    // A session does not end because AWS CLI cannot reach it.
    case 'broken': {
      const expiry = expiryOf(profile)
      if (expiry.kind === 'none') return null
      const file = staticKeysOf(profile)?.place.file ?? null
      const expiresAt = expiry.kind === 'at' ? expiry.expiresAt : null
      return { source: renewSourceOf(profile, book), expiresAt, origin: 'target', file }
    }
    case 'sso': {
      const key = filledValue(profile.settings, 'sso_session') ?? filledValue(profile.settings, 'sso_start_url')
      return key === null ? null : cached(external.ssoTokens.get(key), key, 'sso-cache')
    }
    case 'login': {
      const session = filledValue(profile.settings, 'login_session')
      return session === null ? null : cached(external.loginTokens.get(session), null, 'login-cache')
    }
    case 'role': {
      const key = roleCacheKey(viewProfile(book, 'botocore', profile.name))
      const source = filledValue(profile.settings, 'source_profile')
      return key === null ? null : cached(external.roleCaches.get(key), source, 'cli-cache')
    }
    case 'long-term-keys':
    case 'web-identity':
    case 'process':
    case 'empty':
      return null
  }
}

function cached(cache: CacheFact | undefined, source: string | null, origin: SessionOrigin): Life | null {
  if (cache?.state !== 'present') return null
  // A token with a refresh token outlives what its file says; how long, no file says.
  return { source, expiresAt: cache.renewable ? null : cache.expiresAt, origin, file: cache.file }
}

function ofCaches({ strays }: MoreSessions, kinds: ReadonlyMap<string, ProfileKind>): readonly Untimed[] {
  return strays.map(({ origin, file, expiresAt, profile, about }) => {
    const kind = profile === null ? null : (kinds.get(profile) ?? null)
    return { profile, source: about, kind, expiresAt, origin, file, entry: null }
  })
}

function ofMemory(
  { memory }: MoreSessions,
  kinds: ReadonlyMap<string, ProfileKind>,
  entries: Entries,
): readonly Untimed[] {
  return memory.map(({ profile, expiresAt }) => {
    const entry = entries.get(`memory\n${profile}`) ?? null
    const kind = kinds.get(profile) ?? null
    return { profile, source: entry?.source ?? null, kind, expiresAt, origin: 'memory', file: null, entry }
  })
}

function ofEnvironment({ environment }: MoreSessions): readonly Untimed[] {
  const life = environmentLife(environment)
  if (life === null) return []
  const { expiresAt } = life
  return [{ profile: null, source: null, kind: null, expiresAt, origin: 'environment', file: null, entry: null }]
}

function stateAt(expiresAt: Instant | null, now: Instant): SessionRow['state'] {
  if (expiresAt === null) return 'unknown'
  return expiresAt > now ? 'live' : 'expired'
}
