import type { CacheFact, ExternalFacts } from '../chain/model.ts'
import { viewProfile } from '../chain/profile-view.ts'
import { roleCacheKey } from '../chain/wanted.ts'
import type { MarksBook } from '../marks/model.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { expiryOf } from '../session/expiry.ts'
import { roleDuration, wishedDuration } from '../session/routes/duration.ts'
import type { Instant } from '../text/instant.ts'
import { hasSetting, textOf } from './setting-value.ts'

/** When a profile's credentials end, as far as anybody wrote it down, and where they stand. */
export type ProfileEnd = {
  readonly end:
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'at'; readonly expiresAt: Instant }
  /** What ends: keys in a section, a login in a cache, or nothing. */
  readonly store: 'section' | 'sso-cache' | 'login-cache' | 'role-cache' | null
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

function sourceEnd(profile: Profile, lookups: EndLookups, depth: number): ProfileEnd {
  const source = textOf(profile, 'source_profile')
  const next = source === null || depth >= MAXIMUM_CHAIN ? undefined : lookups.book.byName.get(source)
  if (next === undefined) return NOTHING_ENDS
  return next.name === profile.name ? sectionEnd(profile) : endOf(next, lookups, depth + 1)
}

/** The end of what AWS CLI keeps for a role in its own cache, whoever asked for it. */
function roleCacheEnd(profile: Profile, lookups: EndLookups): Instant | null {
  if (lookups.external.roleCaches.size === 0) return null
  const key = roleCacheKey(viewProfile(lookups.book, 'botocore', profile.name))
  const cache = key === null ? undefined : lookups.external.roleCaches.get(key)
  return cache?.state === 'present' ? cache.expiresAt : null
}

/**
 * A role lives as long as its source does, or as its cached credentials do if that is longer; with an `mfa_serial` of its own only the
 * cache spares the next code. A source without an end gives new credentials by itself.
 */
function roleEnd(profile: Profile, lookups: EndLookups, depth: number): ProfileEnd {
  const source = sourceEnd(profile, lookups, depth)
  const cachedUntil = roleCacheEnd(profile, lookups)
  if (cachedUntil === null) return source
  const cached: ProfileEnd = { end: { kind: 'at', expiresAt: cachedUntil }, store: 'role-cache', holder: null }
  if (source.end.kind === 'at') return cachedUntil > source.end.expiresAt ? cached : source
  return hasSetting(profile, 'mfa_serial') ? cached : source
}

/**
 * When what AWS CLI v2 would use for a profile ends: keys by the expiry written beside them, SSO and login by their cache, a role by
 * its source or its own cache.
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
    // What is noted beside the keys stays true where AWS CLI cannot reach them.
    case 'broken':
      return sectionEnd(profile)
    case 'web-identity':
    case 'process':
    case 'empty':
      return NOTHING_ENDS
  }
}

/**
 * How long what ends was given for, in milliseconds, as far as nobody noted its beginning: a role in AWS CLI's cache as long as it is
 * asked for, everything else as long as a session from a code. `sessionDuration` in seconds.
 */
export function lifetimeOf(
  profile: Profile,
  store: ProfileEnd['store'],
  { sessionDuration, marks }: { readonly sessionDuration: number; readonly marks: MarksBook },
): number {
  if (store !== 'role-cache') return sessionDuration * 1000
  const chosen = marks.get(profile.name)?.preference.durationSeconds ?? null
  return roleDuration(chosen ?? wishedDuration(profile.settings), 'first').seconds * 1000
}
