import { latestExpiry } from '../chain/instants.ts'
import type { Profile, ProfileBook } from '../profile/model.ts'
import { filledValue } from '../profile/settings.ts'
import type { Instant } from '../text/instant.ts'
import { deviceOf, NOTHING_VAULTED, staticKeysOf, type VaultedKeys } from './keys.ts'
import { sourceNamesFor } from './target.ts'

/** When the keys of a profile end. `none`: they do not. `unknown`: they do, but nobody wrote when. */
export type Expiry =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'at'; readonly expiresAt: Instant; readonly setting: string }

/** When the static keys of a profile end, by whatever dialect says so, the latest where several do. */
export function expiryOf(profile: Profile): Expiry {
  const keys = staticKeysOf(profile)
  if (keys === null || keys.term === 'long') return { kind: 'none' }
  const latest = latestExpiry((setting) => filledValue(profile.settings, setting))
  return latest === null ? { kind: 'unknown' } : { kind: 'at', ...latest }
}

/**
 * The profile from whose keys a person renews this one: itself when it has long-term keys and an MFA device; X for `X-mfa`, and
 * `X-long-term` for `X`; for a role, what its source is renewed from. Null when there is none.
 */
export function renewSourceOf(
  profile: Profile,
  book: ProfileBook,
  vault: VaultedKeys = NOTHING_VAULTED,
): string | null {
  return renewSource(profile, { book, vault }, new Set())
}

type Where = { readonly book: ProfileBook; readonly vault: VaultedKeys }

function renewSource(profile: Profile, where: Where, met: Set<string>): string | null {
  const { book, vault } = where
  met.add(profile.name)
  const source = filledValue(profile.settings, 'source_profile')
  if (filledValue(profile.settings, 'role_arn') !== null && source !== null && source !== profile.name) {
    const next = met.has(source) ? undefined : book.byName.get(source)
    return next === undefined ? null : renewSource(next, where, met)
  }
  if (OTHER_WAYS.some((setting) => filledValue(profile.settings, setting) !== null)) return null
  if (canStartSession(profile, vault)) return profile.name
  if (staticKeysOf(profile)?.term === 'long') return null
  const found = sourceNamesFor(profile.name).find((name) => {
    const candidate = book.byName.get(name)
    return candidate !== undefined && canStartSession(candidate, vault)
  })
  return found ?? null
}

/** Settings that AWS CLI v2 follows before static keys; such a profile is renewed another way. */
const OTHER_WAYS = ['web_identity_token_file', 'sso_session', 'sso_start_url', 'sso_account_id'] as const

/** Whether a profile holds what GetSessionToken needs: a long-term pair and a device. */
export function canStartSession(profile: Profile, vault: VaultedKeys = NOTHING_VAULTED): boolean {
  const keys = staticKeysOf(profile)
  if (keys === null && vault.has(profile.name)) return deviceOf(profile) !== null
  return keys !== null && keys.term === 'long' && keys.secretAccessKey !== null && deviceOf(profile) !== null
}
