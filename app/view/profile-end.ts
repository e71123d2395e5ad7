import type { CacheFact, ExternalFacts } from '../chain/model.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { expiryOf } from '../session/expiry.ts'
import type { Instant } from '../text/instant.ts'
import { textOf } from './setting-value.ts'

/** When a profile's credentials end, as far as anybody wrote it down, and where they stand. */
export type ProfileEnd = {
  readonly end:
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'at'; readonly expiresAt: Instant }
  /** What ends: keys in a section, a login in a cache, or nothing. */
  readonly store: 'section' | 'sso-cache' | 'login-cache' | null
  /** The profile whose section holds the keys, when that is what ends. */
  readonly holder: string | null
}

const NOTHING_ENDS: ProfileEnd = { end: { kind: 'none' }, store: null, holder: null }

function cacheEnd(cache: CacheFact | undefined, store: 'sso-cache' | 'login-cache'): ProfileEnd {
  if (cache?.state !== 'present') return NOTHING_ENDS
  // The tools renew such a token by themselves until the server says no, and no file says when that is.
  if (cache.renewable || cache.expiresAt === null) return { end: { kind: 'unknown' }, store, holder: null }
  return { end: { kind: 'at', expiresAt: cache.expiresAt }, store, holder: null }
}

function sectionEnd(profile: Profile): ProfileEnd {
  const expiry = expiryOf(profile)
  if (expiry.kind === 'none') return NOTHING_ENDS
  return { end: expiry, store: 'section', holder: profile.name }
}

function ssoEnd(profile: Profile, external: ExternalFacts): ProfileEnd {
  const key = textOf(profile, 'sso_session') ?? textOf(profile, 'sso_start_url')
  return key === null ? NOTHING_ENDS : cacheEnd(external.ssoTokens.get(key), 'sso-cache')
}

function loginEnd(profile: Profile, external: ExternalFacts): ProfileEnd {
  const session = textOf(profile, 'login_session')
  return session === null ? NOTHING_ENDS : cacheEnd(external.loginTokens.get(session), 'login-cache')
}

/** The look-ups that the end of a role needs: it lasts as long as what it is assumed from. */
export type EndLookups = {
  readonly book: ProfileBook
  readonly kinds: ReadonlyMap<string, ProfileKind>
  readonly external: ExternalFacts
}

/** Role chains longer than this are loops, or nothing a person made. */
const MAXIMUM_CHAIN = 8

function roleEnd(profile: Profile, lookups: EndLookups, depth: number): ProfileEnd {
  const source = textOf(profile, 'source_profile')
  const next = source === null || depth >= MAXIMUM_CHAIN ? undefined : lookups.book.byName.get(source)
  if (next === undefined) return NOTHING_ENDS
  if (next.name === profile.name) return sectionEnd(profile)
  return endOf(next, lookups, depth + 1)
}

/**
 * When what AWS CLI v2 would use for a profile ends: keys by the expiry written beside them, SSO and login by their cache, a role by
 * the end of the credentials that it is assumed from.
 */
export function endOf(profile: Profile, lookups: EndLookups, depth = 0): ProfileEnd {
  const kind = lookups.kinds.get(profile.name) ?? 'empty'
  switch (kind) {
    case 'long-term-keys':
    case 'temporary-keys':
      return sectionEnd(profile)
    case 'sso':
      return ssoEnd(profile, lookups.external)
    case 'login':
      return loginEnd(profile, lookups.external)
    case 'role':
      return roleEnd(profile, lookups, depth)
    case 'web-identity':
    case 'process':
    case 'empty':
    case 'broken':
      return NOTHING_ENDS
  }
}
