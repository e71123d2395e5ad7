import { readExpiry } from '../chain/instants.ts'
import type { Profile, ProfileBook } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import type { Instant } from '../text/instant.ts'
import { EXPIRY_SETTINGS } from './dialects.ts'
import { deviceOf, staticKeysOf } from './keys.ts'
import { sourceNamesFor } from './target.ts'

/** When the keys of a profile end. `none`: they do not. `unknown`: they do, but nobody wrote when. */
export type Expiry =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'at'; readonly expiresAt: Instant; readonly setting: string }

/**
 * When the static keys of a profile end, by whatever dialect says so. Where several do, the latest counts: a tool that renews writes
 * its own setting and leaves an older one of another tool behind.
 */
export function expiryOf(profile: Profile): Expiry {
  const keys = staticKeysOf(profile)
  if (keys === null || keys.term === 'long') return { kind: 'none' }
  let latest: Expiry = { kind: 'unknown' }
  for (const setting of EXPIRY_SETTINGS) {
    const text = filledValue(profile.settings, setting)
    const expiresAt = text === null ? null : readExpiryText(text, zoneOf(profile))
    if (expiresAt === null) continue
    if (latest.kind !== 'at' || expiresAt > latest.expiresAt) latest = { kind: 'at', expiresAt, setting }
  }
  return latest
}

/** awsume writes local time without a zone (`awsumepy/lib/autoawsume.py`), everybody else UTC. */
function zoneOf(profile: Profile): 'utc' | 'not-known' {
  return filledValue(profile.settings, 'manager') === 'awsume' ? 'not-known' : 'utc'
}

const ZONED = /(?:z|utc|gmt|[+-]\d\d:?\d\d)$/i
const SECONDS = /^\d{10}$/
const MILLISECONDS = /^\d{13}$/

/**
 * The instant an expiry text names: ISO 8601 with any zone, `YYYY-MM-DD HH:MM:SS` (UTC unless `zone` says otherwise), or seconds or
 * milliseconds since 1970. Null when it is none of these.
 */
export function readExpiryText(text: string, zone: 'utc' | 'not-known' = 'utc'): Instant | null {
  const trimmed = text.trim().replace(/^(["'])(.*)\1$/, '$2')
  if (SECONDS.test(trimmed)) return Number(trimmed) * 1000
  if (MILLISECONDS.test(trimmed)) return Number(trimmed)
  if (zone === 'not-known' && !ZONED.test(trimmed)) return null
  return readExpiry(trimmed.replace(/\s*(?:UTC|GMT)$/i, 'Z').replace(/\s+(?=[+-]\d\d:?\d\d$)/, ''))
}

/**
 * The profile from whose keys a person renews this one: itself when it has long-term keys and an MFA device; X for `X-mfa`, and
 * `X-long-term` for `X`; for a role, what its source is renewed from. Null when there is none.
 */
export function renewSourceOf(profile: Profile, book: ProfileBook): string | null {
  return renewSource(profile, book, new Set())
}

function renewSource(profile: Profile, book: ProfileBook, met: Set<string>): string | null {
  met.add(profile.name)
  const source = filledValue(profile.settings, 'source_profile')
  if (filledValue(profile.settings, 'role_arn') !== null && source !== null && source !== profile.name) {
    const next = met.has(source) ? undefined : book.byName.get(source)
    return next === undefined ? null : renewSource(next, book, met)
  }
  if (OTHER_WAYS.some((setting) => filledValue(profile.settings, setting) !== null)) return null
  if (canStartSession(profile)) return profile.name
  if (staticKeysOf(profile)?.term === 'long') return null
  const found = sourceNamesFor(profile.name).find((name) => {
    const candidate = book.byName.get(name)
    return candidate !== undefined && canStartSession(candidate)
  })
  return found ?? null
}

/** Settings that AWS CLI v2 follows before static keys; such a profile is renewed another way. */
const OTHER_WAYS = ['web_identity_token_file', 'sso_session', 'sso_start_url', 'sso_account_id'] as const

/** Whether a profile holds what GetSessionToken needs: a long-term pair and a device. */
export function canStartSession(profile: Profile): boolean {
  const keys = staticKeysOf(profile)
  return keys !== null && keys.term === 'long' && keys.secretAccessKey !== null && deviceOf(profile) !== null
}
