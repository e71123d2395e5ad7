import { profileKinds } from '../chain/kind.ts'
import type { CacheFact, ExternalFacts } from '../chain/model.ts'
import { viewProfile } from '../chain/profile-view.ts'
import { roleCacheKey } from '../chain/wanted.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import type { Instant } from '../text/instant.ts'
import { expiryOf, renewSourceOf } from './expiry.ts'

/** One line of `lanyard session list`: something that was given for a time. */
export type SessionRow = {
  readonly profile: string
  /** The profile it is renewed from or assumed from, or the SSO session it hangs on; null when nobody wrote that down. */
  readonly source: string | null
  readonly kind: ProfileKind
  readonly expiresAt: Instant | null
  readonly state: 'live' | 'expired' | 'unknown'
}

/**
 * Everything that lives for a time: temporary keys, SSO and login tokens, and role credentials that AWS CLI keeps in its cache. In file
 * order. A profile whose cache is missing has no session and is left out.
 */
export function listSessions(book: ProfileBook, external: ExternalFacts, now: Instant): readonly SessionRow[] {
  const kinds = profileKinds(book, external)
  return book.profiles.flatMap((profile) => {
    const kind = kinds.get(profile.name) ?? 'empty'
    const life = lifeOf(profile, kind, book, external)
    return life === null ? [] : [{ profile: profile.name, kind, ...life, state: stateAt(life.expiresAt, now) }]
  })
}

type Life = { readonly source: string | null; readonly expiresAt: Instant | null }

function lifeOf(profile: Profile, kind: ProfileKind, book: ProfileBook, external: ExternalFacts): Life | null {
  switch (kind) {
    case 'temporary-keys':
    // A session does not end because AWS CLI cannot reach it.
    case 'broken': {
      const expiry = expiryOf(profile)
      if (expiry.kind === 'none') return null
      return { source: renewSourceOf(profile, book), expiresAt: expiry.kind === 'at' ? expiry.expiresAt : null }
    }
    case 'sso': {
      const key = filledValue(profile.settings, 'sso_session') ?? filledValue(profile.settings, 'sso_start_url')
      return key === null ? null : cached(external.ssoTokens.get(key), key)
    }
    case 'login': {
      const session = filledValue(profile.settings, 'login_session')
      return session === null ? null : cached(external.loginTokens.get(session), null)
    }
    case 'role': {
      const key = roleCacheKey(viewProfile(book, 'botocore', profile.name))
      const source = filledValue(profile.settings, 'source_profile')
      return key === null ? null : cached(external.roleCaches.get(key), source)
    }
    case 'long-term-keys':
    case 'web-identity':
    case 'process':
    case 'empty':
      return null
  }
}

function cached(cache: CacheFact | undefined, source: string | null): Life | null {
  if (cache?.state !== 'present') return null
  // A token with a refresh token outlives what its file says; how long, no file says.
  return { source, expiresAt: cache.renewable ? null : cache.expiresAt }
}

function stateAt(expiresAt: Instant | null, now: Instant): SessionRow['state'] {
  if (expiresAt === null) return 'unknown'
  return expiresAt > now ? 'live' : 'expired'
}
