import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { Evidence } from '../../model.ts'
import {
  evidenceFor,
  type Located,
  locate,
  locateIn,
  type ProfileView,
  profileExists,
  siblingOf,
  textOf,
} from '../../profile-view.ts'
import { hasText } from './keys.ts'

/*
 * AWS SDK for Go v2 reads a profile and all its sources when the program loads its configuration (`config/shared_config.go`, v1.28): what is wrong
 * there stops the program before any provider, even where the environment has keys.
 */

/** One profile as loaded. `isAgain`: met a second time, by which its role is forgotten. */
export type GoConfig = {
  readonly view: ProfileView
  readonly isAgain: boolean
  readonly source: GoConfig | null
}

export type GoFault = { readonly code: string; readonly reason: string; readonly evidence: readonly Evidence[] }

export type GoLoaded =
  | { readonly ok: true; readonly config: GoConfig }
  | { readonly ok: false; readonly fault: GoFault }

const KEY = 'aws_access_key_id'
const SECRET = 'aws_secret_access_key'
const TYPES = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'] as const

/** The text of a setting; an empty one is none (`len(…) != 0`). */
export function goText(view: ProfileView, name: string): string | null {
  const located = locate(view, name)
  return hasText(located) ? textOf(located) : null
}

/** The pair of keys of one file; the credentials file's before config's, never one from each (`mergeSections`). */
export function goKeys(view: ProfileView): ((name: string) => Located | null) | null {
  for (const role of ['credentials', 'config'] as const) {
    const [key, secret] = [locateIn(view, role, KEY), locateIn(view, role, SECRET)]
    if (!hasText(key) || !hasText(secret)) continue
    return (name) => (name === KEY ? key : name === SECRET ? secret : locate(view, name))
  }
  return null
}

/** Half a pair in the credentials file, or in config where the credentials file has no such section. */
function partialIn(view: ProfileView): string | null {
  const section = view.credentials ?? view.config
  if (section === null) return null
  const has = [KEY, SECRET].filter((name) => section.settings.has(name))
  return has.length === 1 ? (has[0] === KEY ? SECRET : KEY) : null
}

export const hasSso = (view: ProfileView): boolean =>
  ['sso_session', 'sso_region', 'sso_account_id', 'sso_start_url', 'sso_role_name'].some(
    (name) => goText(view, name) !== null,
  )

const fail = (code: string, reason: string, evidence: readonly Evidence[]): GoLoaded => ({
  ok: false,
  fault: { code, reason, evidence },
})

/** `setFromIniSections`. */
export function loadGoConfig(view: ProfileView, met: ReadonlySet<string> = new Set()): GoLoaded {
  const missing = partialIn(view)
  if (missing !== null)
    return fail('Error', sdkChainText.profileKeysPartial(view.name, missing), evidenceFor(view, KEY, SECRET))
  const isAgain = met.has(view.name)
  const lonely = isAgain || goText(view, 'role_arn') !== null ? undefined : needsRole(view)
  if (lonely !== undefined)
    return fail('CredentialRequiresARNError', sdkChainText.needsRole(view.name, lonely), evidenceFor(view, lonely))
  if (met.size > 0 && goKeys(view) !== null) return { ok: true, config: { view, isAgain, source: null } }
  const types = TYPES.filter((name) => goText(view, name) !== null && !(isAgain && name === 'source_profile'))
  if (types.length > 1) return fail('Error', sdkChainText.onlyOneType(view.name), evidenceFor(view, ...types))
  const session = missingSession(view)
  if (session !== null)
    return fail('Error', chainText.ssoNoSession(view.name, session), evidenceFor(view, 'sso_session'))
  const source = isAgain ? null : goText(view, 'source_profile')
  if (source === null) return { ok: true, config: { view, isAgain, source: null } }
  return withSource(view, isAgain, source, new Set([...met, view.name]))
}

function withSource(view: ProfileView, isAgain: boolean, source: string, met: ReadonlySet<string>): GoLoaded {
  const code = 'SharedConfigAssumeRoleError'
  const evidence = evidenceFor(view, 'role_arn', 'source_profile')
  const below = siblingOf(view, source)
  if (!profileExists(below)) return fail(code, chainText.roleSourceMissing(view.name, source), evidence)
  const loaded = loadGoConfig(below, met)
  if (!loaded.ok) return loaded
  if (!hasCredentials(loaded.config)) return fail(code, chainText.roleSourceEmpty(source), evidence)
  return { ok: true, config: { view, isAgain, source: loaded.config } }
}

const needsRole = (view: ProfileView): string | undefined =>
  (['source_profile', 'credential_source', 'web_identity_token_file'] as const).find(
    (name) => goText(view, name) !== null,
  )

function missingSession(view: ProfileView): string | null {
  const session = goText(view, 'sso_session')?.trim() ?? null
  return session === null || view.pair.config.ssoSessions.has(session) ? null : session
}

function hasCredentials({ view, source }: GoConfig): boolean {
  if (source !== null || hasSso(view) || goKeys(view) !== null) return true
  return ['credential_source', 'credential_process', 'web_identity_token_file', 'login_session'].some(
    (name) => goText(view, name) !== null,
  )
}
