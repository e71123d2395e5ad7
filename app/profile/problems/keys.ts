import { profileText } from '../../text/profile-text.ts'
import { keyIdKind } from '../identity.ts'
import type { MergedProfile } from '../merge.ts'
import { type EffectiveSetting, FILE_ROLES, type ProfileSection } from '../model.ts'
import { filledValue, findSetting, isFilled } from '../settings.ts'
import type { Report } from './codes.ts'

/**
 * What is wrong with static keys. AWS CLI takes a pair, and its token, from one file only (botocore `SharedCredentialProvider`,
 * `ConfigProvider`): the credentials file's where it has a key id, else the config file's.
 */
export function findKeyProblems(profile: MergedProfile, report: Report): void {
  if (profile.settings.has('aws_security_token')) findLeftOverTokens(profile, report)
  const id = profile.settings.get('aws_access_key_id')
  const secret = profile.settings.get('aws_secret_access_key')
  if (id === undefined) {
    if (secret !== undefined) report('secret-without-key-id', 'warning', secret.place, profileText.secretWithoutKeyId())
    return
  }
  if (secret === undefined) {
    report('key-id-without-secret', 'error', id.place, profileText.keyIdWithoutSecret())
    return
  }
  const { config, credentials } = profile.sections
  const holder = credentials?.settings.has('aws_access_key_id') === true ? credentials : config
  if (holder === null) return
  if (!holder.settings.has('aws_secret_access_key')) {
    report('keys-split-over-files', 'error', id.place, profileText.keysSplitOverFiles())
    return
  }
  findTokenProblems(holder, holder === credentials ? config : credentials, report)
}

function findTokenProblems(holder: ProfileSection, other: ProfileSection | null, report: Report): void {
  const id = holder.settings.get('aws_access_key_id')
  const keyId = filledValue(holder.settings, 'aws_access_key_id')
  if (id === undefined || keyId === null) return
  const token = tokenOf(holder)
  const kind = keyIdKind(keyId)
  if (kind === 'long-term' && token !== undefined) {
    report('long-term-key-with-token', 'warning', token.place, profileText.longTermKeyWithToken(keyId))
  }
  if (token !== undefined) return
  if (kind === 'temporary') {
    report('temporary-key-without-token', 'error', id.place, profileText.temporaryKeyWithoutToken(keyId))
  }
  const strayToken = other === null ? undefined : tokenOf(other)
  if (strayToken !== undefined) {
    report('token-in-other-file', 'warning', strayToken.place, profileText.tokenInOtherFile())
  }
}

/** The token of a section that is not empty; botocore looks for the old name first. */
function tokenOf({ settings }: ProfileSection): EffectiveSetting | undefined {
  const token = findSetting(settings, 'aws_security_token', 'aws_session_token')
  return token !== undefined && isFilled(settings, token.name) ? token : undefined
}

function findLeftOverTokens({ sections }: MergedProfile, report: Report): void {
  for (const role of FILE_ROLES) {
    const token = sections[role]?.settings.get('aws_security_token')
    if (token !== undefined) {
      report('security-token-left-over', 'warning', token.place, profileText.securityTokenLeftOver())
    }
  }
}
