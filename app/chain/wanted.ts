import type { Dialect, ProfileBook } from '../profile/model.ts'
import { variableText } from './environment.ts'
import type { Environment, Wanted } from './model.ts'
import { type ProfileView, profileExists, siblingOf, textIn, viewProfile } from './profile-view.ts'

/** Collects wishes, each once. */
type Wishes = Map<string, Wanted>

/**
 * What explaining the named profiles (or all) needs to know of the disk besides the two files: token files, SSO and login caches, and the
 * caches of AWS CLI's role credentials. Source profiles are followed, as the tools of these dialects read them.
 */
export function wantedFacts(
  book: ProfileBook,
  environment: Environment,
  profileNames: readonly string[] | 'all',
  dialects: readonly Dialect[] = ['botocore', 'sdk-js'],
): Wanted[] {
  const wishes: Wishes = new Map()
  for (const name of ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE']) {
    const path = variableText(environment, name)
    if (path) wish(wishes, { kind: 'token-file', path }, path)
  }
  for (const dialect of dialects) {
    const visited = new Set<string>()
    for (const name of profileNames === 'all' ? namesOf(book, dialect) : profileNames)
      follow(wishes, viewProfile(book, dialect, name), visited)
  }
  return [...wishes.values()]
}

function namesOf(book: ProfileBook, dialect: Dialect): Set<string> {
  const { config, credentials } = book.readings[dialect]
  return new Set([...config.profiles.keys(), ...credentials.profiles.keys()])
}

function wish(wishes: Wishes, wanted: Wanted, key: string): void {
  wishes.set(`${wanted.kind} ${key}`, wanted)
}

function follow(wishes: Wishes, first: ProfileView, visited: Set<string>): void {
  let view: ProfileView | null = first
  while (view && !visited.has(view.name) && profileExists(view)) {
    visited.add(view.name)
    wishOf(wishes, view)
    const source = textIn(view, 'source_profile')
    view = source === null ? null : siblingOf(view, source)
  }
}

function wishOf(wishes: Wishes, view: ProfileView): void {
  const path = textIn(view, 'web_identity_token_file')
  if (path) wish(wishes, { kind: 'token-file', path }, path)
  const session = textIn(view, 'login_session')
  if (session !== null) wish(wishes, { kind: 'login-token', session }, session)
  const ssoKey = textIn(view, 'sso_session') ?? textIn(view, 'sso_start_url')
  if (ssoKey) wish(wishes, { kind: 'sso-token', key: ssoKey }, ssoKey)
  const keyText = roleCacheKey(view)
  if (keyText !== null) wish(wishes, { kind: 'role-cache', keyText }, keyText)
}

/**
 * The text whose SHA-1 names AWS CLI's cache file for an assumed role: `json.dumps(arguments, sort_keys=True)` with Python's default
 * separators (`BaseAssumeRoleCredentialFetcher._create_cache_key`). Null when the profile is no role.
 */
export function roleCacheKey(view: ProfileView): string | null {
  const role = textIn(view, 'role_arn')
  if (role === null) return null
  const duration = textIn(view, 'duration_seconds')?.trim() ?? ''
  const entries: readonly (readonly [string, string | number | null])[] = [
    ['DurationSeconds', /^\+?\d+$/.test(duration) ? Number(duration) : null],
    ['ExternalId', textIn(view, 'external_id')],
    ['RoleArn', role],
    ['RoleSessionName', textIn(view, 'role_session_name')],
    ['SerialNumber', textIn(view, 'mfa_serial')],
  ]
  const parts = entries.flatMap(([name, value]) => (value === null ? [] : [`"${name}": ${asciiJson(value)}`]))
  return `{${parts.join(', ')}}`
}

/** JSON as Python writes it: everything outside ASCII as `\uXXXX`. */
const asciiJson = (value: string | number): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
