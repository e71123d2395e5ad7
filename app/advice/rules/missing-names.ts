import type { Problem, Profile } from '../../profile/model.ts'
import { plainValue } from '../../profile/settings.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixByEdit } from '../fixes.ts'
import type { Fix } from '../model.ts'
import type { World } from '../world.ts'

/** A name of nothing that is nearly one: in other capitals, in quotes, or with the section's prefix before it (`profile base`). */
export function fixMissingName({ book }: World, profile: Profile, { code }: Problem): Fix | null {
  const named = NAMED_BY.get(code)
  if (named === undefined) return null
  const wanted = plainValue(profile.settings, named.setting)
  const there = [...namesFor(book, named.setting)]
  if (wanted === null || there.includes(wanted)) return null
  const folded = fold(wanted, named.prefix)
  const alike = there.filter((name) => name.toLowerCase() === folded)
  const [only] = alike
  if (only === undefined || alike.length > 1 || only === profile.name) return null
  return fixByEdit(profile.name, adviceText.fix.pointAt(only), [{ setting: named.setting, value: only, file: null }])
}

type Naming = { readonly setting: 'source_profile' | 'sso_session' | 'services'; readonly prefix: string }

const NAMED_BY: ReadonlyMap<string, Naming> = new Map([
  ['source-profile-missing', { setting: 'source_profile', prefix: 'profile' }],
  ['sso-session-missing', { setting: 'sso_session', prefix: 'sso-session' }],
  ['services-missing', { setting: 'services', prefix: 'services' }],
])

function namesFor(book: World['book'], setting: Naming['setting']): Iterable<string> {
  switch (setting) {
    case 'source_profile':
      return book.byName.keys()
    case 'sso_session':
      return book.ssoSessions.keys()
    case 'services':
      return book.services.keys()
  }
}

function fold(name: string, prefix: string): string {
  const bare = name.replace(/^["'[]+|["'\]]+$/g, '').trim()
  const start = `${prefix} `
  return (bare.startsWith(start) ? bare.slice(start.length) : bare).trim().toLowerCase()
}
