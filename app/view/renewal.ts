import { profileKind } from '../chain/kind.ts'
import type { ExternalFacts } from '../chain/model.ts'
import { followSources } from '../profile/graph.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { renewSourceOf } from '../session/expiry.ts'
import { deviceOf, NOTHING_VAULTED, staticKeysOf, type VaultedKeys } from '../session/keys.ts'
import { deviceNameOf } from '../text/account.ts'
import { renewText } from '../text/desktop-text.ts'
import { renewHintText } from '../text/view-text.ts'

/** What *Renew* of a profile starts from, or why there is no *Renew* where people would look for one. */
export type Renewal = { readonly from: string | null; readonly hint: string | null }

const cannot = (hint: string | null): Renewal => ({ from: null, hint })

/** A role that is assumed with the long-term keys themselves: a session made from them changes nothing for it. */
function usesKeysItself(profile: Profile, from: string, book: ProfileBook): boolean {
  return followSources(book.byName, profile.name).via.at(-1) === from
}

/** The profile with the long-term keys at the end of a role's sources; null: there is none. */
function keysBehind(profile: Profile, book: ProfileBook, vault: VaultedKeys): string | null {
  const last = followSources(book.byName, profile.name).via.at(-1)
  const holder = last === undefined ? undefined : book.byName.get(last)
  const keys = holder === undefined ? null : staticKeysOf(holder)
  if (holder !== undefined && keys === null && vault.has(holder.name)) return holder.name
  return holder !== undefined && keys?.term === 'long' && keys.secretAccessKey !== null ? holder.name : null
}

function hintFor(profile: Profile, kind: ProfileKind): string | null {
  switch (kind) {
    case 'long-term-keys':
      return deviceOf(profile) === null ? renewHintText.noDevice : null
    case 'temporary-keys':
      return renewHintText.foreign
    case 'sso':
      return renewHintText.sso
    case 'login':
      return renewHintText.login
    case 'process':
      return renewHintText.process
    case 'role':
    case 'web-identity':
    case 'empty':
    case 'broken':
      return null
  }
}

/** Whether Lanyard can renew what a profile uses, and from which profile's keys and device. */
export function renewalOf(
  profile: Profile,
  kind: ProfileKind,
  book: ProfileBook,
  vault: VaultedKeys = NOTHING_VAULTED,
): Renewal {
  const keys = kind === 'role' ? keysBehind(profile, book, vault) : null
  if (keys !== null && deviceOf(profile) !== null) return { from: keys, hint: null }
  const from = renewSourceOf(profile, book, vault)
  if (from === null) return cannot(hintFor(profile, vault.has(profile.name) ? 'long-term-keys' : kind))
  if (kind !== 'role' || !usesKeysItself(profile, from, book)) return { from, hint: null }
  return cannot(renewHintText.assumesItself(from))
}

/** What a code was asked for: what one profile needs, or everything on a device. */
export type RenewalRequest =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'device'; readonly serial: string }

/** Why a request for a code leads nowhere, as a sentence; null: it may be prepared. */
export function renewalRefusal(
  request: RenewalRequest,
  book: ProfileBook,
  external: ExternalFacts,
  vault: VaultedKeys = NOTHING_VAULTED,
): string | null {
  if (request.kind === 'device') {
    const isKnown = book.profiles.some((profile) => deviceOf(profile) === request.serial)
    return isKnown ? null : renewText.nothingOnDevice(deviceNameOf(request.serial))
  }
  const profile = book.byName.get(request.profile)
  if (profile === undefined) return renewText.noProfile(request.profile)
  const { from, hint } = renewalOf(profile, profileKind(book, external, profile.name).kind, book, vault)
  return from === null ? (hint ?? renewText.nothingToRenew(profile.name)) : null
}
