import { EXPIRY_SETTINGS } from '../../chain/instants.ts'
import { type Shadow, shadowOf } from '../../chain/shadow.ts'
import type { SettingEdit } from '../../command/model.ts'
import type { Place, Profile } from '../../profile/model.ts'
import { expiryOf } from '../../session/expiry.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixByEdit } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import type { World } from '../world.ts'

/** Static keys beside another way to credentials: who is passed over, and keys that have ended and still come first. */
export function findShadowedKeys({ book, now }: World): readonly FoundBy[] {
  return book.profiles.flatMap((profile): readonly FoundBy[] => {
    const shadow = isBroken(profile) ? null : shadowOf(profile)
    if (shadow === null) return []
    const expiry = expiryOf(profile)
    const isOver = expiry.kind === 'at' && expiry.expiresAt <= now && shadow.keys.in === 'credentials'
    if (isOver && shadow.way !== 'role') return [endedFirst(profile, shadow)]
    return [foundAt(profile, 'shadowed', 'warning', shadow.place, shadow.message, null)]
  })
}

/** A failure is told by its own rule, and then nobody comes first. */
function isBroken({ problems }: Profile): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** AWS CLI takes SSO and web identity before keys; JS SDK v3 and Go take the keys, ended or not (aws-facts 2.4). */
function endedFirst(profile: Profile, { way, keys: { place } }: Shadow): FoundBy {
  const isForAll = way === 'login' || way === 'process'
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
