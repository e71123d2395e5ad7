import type { Place, Profile, ProfileKind } from '../profile/model.ts'
import { shadowedText } from '../text/view-text.ts'
import { textOf } from './setting-value.ts'

/** What a profile holds that AWS CLI v2 does not use, why, and where it stands. */
export type Shadow = { readonly message: string; readonly place: Place }

const KEYS: ReadonlySet<ProfileKind> = new Set(['long-term-keys', 'temporary-keys'])
/**
 * Kinds whose settings AWS CLI v2 takes before static keys of the same profile. Login and process come after keys of the credentials
 * file, so where one of them wins, the keys stand in the config file and lose (botocore 1.43 `credentials.py`).
 */
const BEFORE_KEYS: ReadonlySet<ProfileKind> = new Set(['role', 'web-identity', 'sso', 'login', 'process'])

/** A role that names itself as its source uses the keys beside it. */
const usesOwnKeys = (profile: Profile, kind: ProfileKind): boolean =>
  kind === 'role' && textOf(profile, 'source_profile') === profile.name

function hiddenKeys(profile: Profile, kind: ProfileKind): Shadow | null {
  const keyId = profile.settings.get('aws_access_key_id')
  if (keyId === undefined || textOf(profile, 'aws_access_key_id') === null) return null
  if (!BEFORE_KEYS.has(kind) || usesOwnKeys(profile, kind)) return null
  return { message: shadowedText.keysHidden(kind), place: keyId.place }
}

function hiddenLogin(profile: Profile): Shadow | null {
  const login = profile.settings.get('login_session')
  if (login !== undefined && textOf(profile, 'login_session') !== null) {
    return { message: shadowedText.loginHidden, place: login.place }
  }
  const process = profile.settings.get('credential_process')
  if (process === undefined || textOf(profile, 'credential_process') === null) return null
  return { message: shadowedText.processHidden, place: process.place }
}

/**
 * Whether AWS CLI v2, asked for this very profile, uses something else of it than the keys or the login that were put there: left-over
 * keys hide a login or a process, or a role or SSO settings hide the keys (aws-cli issue 9869, botocore issue 2427).
 */
export function shadowOf(profile: Profile, kind: ProfileKind): Shadow | null {
  return KEYS.has(kind) ? hiddenLogin(profile) : hiddenKeys(profile, kind)
}
