import { followSources } from '../profile/graph.ts'
import type { Profile, ProfileBook, ProfileKind } from '../profile/model.ts'
import { renewSourceOf } from '../session/expiry.ts'
import { deviceOf } from '../session/keys.ts'
import { targetNameFor } from '../session/target.ts'
import { renewHintText } from '../text/view-text.ts'

/** What *Renew* of a profile starts from, or why there is no *Renew* where people would look for one. */
export type Renewal = { readonly from: string | null; readonly hint: string | null }

const cannot = (hint: string | null): Renewal => ({ from: null, hint })

/** A role that is assumed with the long-term keys themselves: a session made from them changes nothing for it. */
function usesKeysItself(profile: Profile, from: string, book: ProfileBook): boolean {
  return followSources(book.byName, profile.name).via.at(-1) === from
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
export function renewalOf(profile: Profile, kind: ProfileKind, book: ProfileBook): Renewal {
  const from = renewSourceOf(profile, book)
  if (from === null) return cannot(hintFor(profile, kind))
  if (kind !== 'role' || !usesKeysItself(profile, from, book)) return { from, hint: null }
  return cannot(renewHintText.asksItself(from, targetNameFor(from)))
}
