import type { FileRole } from './model.ts'
import { splitShellWords } from './shell-words.ts'

/** What a section header stands for: a profile, an SSO session or a services section, under a name. */
export type HeaderMeaning = {
  readonly of: 'profile' | 'sso-session' | 'services'
  readonly name: string
}

const PREFIXES = ['profile', 'sso-session', 'services'] as const

/** Whether a header's first word is one that the tools know. */
export const isPrefix = (word: string): word is HeaderMeaning['of'] => PREFIXES.some((each) => each === word)

const IDENTIFIER = '[A-Za-z0-9_\\-/.%@:+]+'

const USUAL = /^profile [A-Za-z0-9_\-/.%@:+]+$/

/** The way nearly every profile is written in the config file, in which all tools agree: `profile`, one blank, an identifier. */
function usualProfile(header: string): HeaderMeaning | null {
  return USUAL.test(header) ? { of: 'profile', name: header.slice('profile '.length) } : null
}

/**
 * botocore's reading of a header (configloader `build_profile_map`, `raw_config_parse`, 1.43). In the config file the prefix only has to
 * *start* the header and two shell words must come of it, the first of which nobody checks; in the credentials file the text is the name.
 */
export function botocoreMeaning(role: FileRole, header: string): HeaderMeaning | null {
  if (role === 'credentials' || header === 'default') return { of: 'profile', name: header }
  const usual = usualProfile(header)
  if (usual !== null) return usual
  const of = PREFIXES.find((prefix) => header.startsWith(prefix))
  if (of === undefined) return null
  const words = splitShellWords(header)
  const [, name] = words ?? []
  return words?.length === 2 && name !== undefined ? { of, name } : null
}

const SDK_JS_PREFIXED = /^([\w-]+)\s(?:"([\w\-@+.%:/]+)"|'([\w\-@+.%:/]+)'|([\w\-@+.%:/]+))$/

/** The key under which JS SDK v3's `parseIni` files a section (`profile.dev`), null when it drops it (@smithy/core 3.41). */
export function sdkJsKey(header: string): string | null {
  const match = SDK_JS_PREFIXED.exec(header)
  if (match === null) return header === '' ? null : header
  const [, prefix, double, single, bare] = match
  return PREFIXES.some((each) => each === prefix) ? `${prefix}.${double ?? single ?? bare}` : null
}

/** JS SDK v3's reading of a header, both steps in one. */
export function sdkJsMeaning(role: FileRole, header: string): HeaderMeaning | null {
  if (role === 'config') {
    const usual = usualProfile(header)
    if (usual !== null) return usual
  }
  const key = sdkJsKey(header)
  return key === null ? null : sdkJsKeyMeaning(role, key)
}

/** What such a key stands for (`getConfigData`): config takes those with a dotted prefix, credentials takes the key as the name. */
export function sdkJsKeyMeaning(role: FileRole, key: string): HeaderMeaning | null {
  if (role === 'credentials' || key === 'default') return { of: 'profile', name: key }
  // Kept in an object, where this name sets the prototype: nobody finds it afterwards.
  if (key === 'profile.__proto__') return null
  const of = PREFIXES.find((prefix) => key.startsWith(`${prefix}.`))
  return of === undefined ? null : { of, name: key.slice(of.length + 1) }
}

const SUITE_CONFIG = new RegExp(`^(profile|sso-session|services)[ \\t]+(${IDENTIFIER})$`)
const SUITE_NAME = new RegExp(`^${IDENTIFIER}$`)

/**
 * The reading that Rust, Java, Kotlin and C share (their common parser suite, `profile-parser-tests.json`): the name is trimmed, quotes
 * are not stripped, anything but an identifier is ignored, the credentials file knows no prefix.
 */
export function suiteMeaning(role: FileRole, header: string): HeaderMeaning | null {
  if (role === 'config') {
    const usual = usualProfile(header)
    if (usual !== null) return usual
  }
  const trimmed = header.trim()
  if (role === 'credentials' || trimmed === 'default') {
    return SUITE_NAME.test(trimmed) ? { of: 'profile', name: trimmed } : null
  }
  const [, prefix, name] = SUITE_CONFIG.exec(trimmed) ?? []
  const of = PREFIXES.find((each) => each === prefix)
  return of === undefined || name === undefined ? null : { of, name }
}

/** A section that belongs into the config file and stands in the credentials file, where AWS CLI takes it for an odd profile. */
export function isOutOfPlace(role: FileRole, header: string): boolean {
  return role === 'credentials' && /^(sso-session|services)\s/.test(header)
}

/**
 * The name by which Lanyard shows a section: AWS CLI's; where it has none, JS SDK v3's, then the common suite's. An SSO session or a
 * services section in the credentials file is no profile, whatever AWS CLI makes of it there.
 */
export function tolerantMeaning(role: FileRole, header: string): HeaderMeaning | null {
  if (isOutOfPlace(role, header)) return null
  const known = botocoreMeaning(role, header)
  if (known !== null) return known
  return sdkJsMeaning(role, header) ?? suiteMeaning(role, header)
}
