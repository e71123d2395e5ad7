import { EXPIRY_SETTINGS } from '../../chain/instants.ts'
import type { SettingEdit } from '../../command/model.ts'
import type { Place, Profile, ProfileKind } from '../../profile/model.ts'
import { filledValue, isFilled } from '../../profile/settings.ts'
import { expiryOf } from '../../session/expiry.ts'
import { adviceText } from '../../text/advice-text.ts'
import { shadowedText } from '../../text/view-text.ts'
import { fixByEdit } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import type { World } from '../world.ts'

/** Static keys beside another way to credentials: who is passed over, and keys that have ended and still come first. */
export function findShadowedKeys({ book, now }: World): readonly FoundBy[] {
  return book.profiles.flatMap((profile): readonly FoundBy[] => {
    const keyId = profile.settings.get('aws_access_key_id')
    if (keyId === undefined || !isFilled(profile.settings, 'aws_access_key_id') || isBroken(profile)) return []
    const inCredentials = profile.sections.credentials?.settings.has('aws_access_key_id') === true
    const expiry = expiryOf(profile)
    const isOver = expiry.kind === 'at' && expiry.expiresAt <= now && inCredentials
    const other = otherWay(profile)
    if (other === null) return []
    if (isOver && other.kind !== 'role') return [endedFirst(profile, other, keyId.place)]
    const isKeysTurn = inCredentials && (other.kind === 'login' || other.kind === 'process')
    const message = isKeysTurn ? messageOfHidden(other.kind) : shadowedText.keysHidden(other.kind)
    return [foundAt(profile, 'shadowed', 'warning', isKeysTurn ? other.place : keyId.place, message, null)]
  })
}

/** A failure is told by its own rule, and then nobody comes first. */
function isBroken({ problems }: Profile): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

type OtherWay = {
  readonly kind: ProfileKind & ('role' | 'web-identity' | 'sso' | 'login' | 'process')
  readonly place: Place
}

/** The first other way that AWS CLI finds in a profile (botocore 1.43 `create_credential_resolver`); not the role that uses the keys. */
function otherWay({ name, settings }: Profile): OtherWay | null {
  for (const [setting, kind] of WAYS) {
    const found = isFilled(settings, setting) ? settings.get(setting) : undefined
    if (found === undefined) continue
    if (kind === 'role' && filledValue(settings, 'source_profile') === name) return null
    return { kind, place: found.place }
  }
  return null
}

const WAYS: readonly (readonly [setting: string, kind: OtherWay['kind']])[] = [
  ['web_identity_token_file', 'web-identity'],
  ['role_arn', 'role'],
  ['sso_account_id', 'sso'],
  ['sso_role_name', 'sso'],
  ['login_session', 'login'],
  ['credential_process', 'process'],
]

function messageOfHidden(kind: OtherWay['kind']): string {
  return kind === 'login' ? shadowedText.loginHidden : shadowedText.processHidden
}

/** AWS CLI takes SSO and web identity before keys; JS SDK v3 and Go take the keys, ended or not (aws-facts 2.4). */
function endedFirst(profile: Profile, { kind }: OtherWay, place: Place): FoundBy {
  const isForAll = kind === 'login' || kind === 'process'
  const message = isForAll ? adviceText.endedKeysForAll : adviceText.endedKeysForSome
  return foundAt(profile, 'expired-keys-first', isForAll ? 'error' : 'warning', place, message, removeKeys(profile))
}

const OF_A_SESSION = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
  ...EXPIRY_SETTINGS,
]

/** Ended keys are of no use to anybody. */
function removeKeys({ name, sections }: Profile): Fix {
  const there = OF_A_SESSION.filter((setting) => sections.credentials?.settings.has(setting) === true)
  const edits = there.map((setting): SettingEdit => ({ setting, value: null, file: 'credentials' }))
  return fixByEdit(name, adviceText.fix.removeEndedKeys, edits)
}

function foundAt(
  { name }: Profile,
  code: 'shadowed' | 'expired-keys-first',
  severity: FoundBy['severity'],
  { file, line }: Place,
  message: string,
  fix: Fix | null,
): FoundBy {
  return { code, severity, file, line, message, profile: name, fix }
}
