import type { Place, Profile, ProfileKind } from '../profile/model.ts'
import { filledValue, isFilled } from '../profile/settings.ts'
import { shadowedText } from '../text/view-text.ts'

/** A way to credentials that may stand beside static keys in one profile. */
type Way = ProfileKind & ('role' | 'web-identity' | 'sso' | 'login' | 'process')

/** Static keys and another way in one profile: what of the two AWS CLI v2 does not use, why, and where that stands. */
export type Shadow = {
  readonly message: string
  readonly place: Place
  readonly way: Way
  /** Where the keys stand, and whether in the credentials file (and therefore before login and process). */
  readonly keys: { readonly place: Place; readonly in: 'credentials' | 'config' }
}

/** In the order in which AWS CLI finds them (botocore 1.43 `create_credential_resolver`). */
const WAYS: readonly (readonly [setting: string, way: Way])[] = [
  ['web_identity_token_file', 'web-identity'],
  ['role_arn', 'role'],
  ['sso_account_id', 'sso'],
  ['sso_role_name', 'sso'],
  ['login_session', 'login'],
  ['credential_process', 'process'],
]

/**
 * Whether AWS CLI v2, asked for this very profile, uses something else of it than the keys or the login that were put there: left-over
 * keys hide a login or a process, or a role or SSO settings hide the keys (aws-cli issue 9869, botocore issue 2427). Null where nothing is
 * hidden. Of a profile that is broken nothing comes first: whoever asks looks at that before.
 */
export function shadowOf(profile: Profile): Shadow | null {
  const { settings, sections } = profile
  const keyId = settings.get('aws_access_key_id')
  const other = otherWay(profile)
  if (keyId === undefined || !isFilled(settings, 'aws_access_key_id') || other === null) return null
  const isInCredentials = sections.credentials?.settings.has('aws_access_key_id') === true
  const keys = { place: keyId.place, in: isInCredentials ? 'credentials' : 'config' } as const
  const { way, place } = other
  if (isInCredentials && way === 'login') return { message: shadowedText.loginHidden, place, way, keys }
  if (isInCredentials && way === 'process') return { message: shadowedText.processHidden, place, way, keys }
  return { message: shadowedText.keysHidden(way), place: keyId.place, way, keys }
}

/** The first other way of a profile; not the role that uses the keys beside it. */
function otherWay({ name, settings }: Profile): { readonly way: Way; readonly place: Place } | null {
  for (const [setting, way] of WAYS) {
    const found = isFilled(settings, setting) ? settings.get(setting) : undefined
    if (found === undefined) continue
    if (way === 'role' && filledValue(settings, 'source_profile') === name) return null
    return { way, place: found.place }
  }
  return null
}
