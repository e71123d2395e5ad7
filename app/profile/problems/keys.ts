import { profileText } from '../../text/profile-text.ts'
import { keyIdKind } from '../identity.ts'
import type { MergedProfile } from '../merge.ts'
import { type EffectiveSetting, FILE_ROLES, type Problem, type ProfileSection } from '../model.ts'
import { filledValue, findSetting, isFilled } from '../settings.ts'
import { problem } from './codes.ts'

/**
 * What is wrong with static keys. AWS CLI takes a pair, and its token, from one file only (botocore `SharedCredentialProvider`,
 * `ConfigProvider`): the credentials file's where it has a key id, else the config file's.
 */
export function keyProblems(profile: MergedProfile): readonly Problem[] {
  const { config, credentials } = profile.sections
  const id = profile.settings.get('aws_access_key_id')
  const secret = profile.settings.get('aws_secret_access_key')
  const found = leftOverTokens(profile)
  if (id === undefined && secret === undefined) return found
  if (id === undefined)
    return [
      ...found,
      problem('secret-without-key-id', 'warning', secret?.place ?? null, profileText.secretWithoutKeyId()),
    ]
  if (secret === undefined)
    return [...found, problem('key-id-without-secret', 'error', id.place, profileText.keyIdWithoutSecret())]
  const holder = credentials?.settings.has('aws_access_key_id') === true ? credentials : config
  const other = holder === credentials ? config : credentials
  if (holder === null) return found
  if (!holder.settings.has('aws_secret_access_key')) {
    return [...found, problem('keys-split-over-files', 'error', id.place, profileText.keysSplitOverFiles())]
  }
  return [...found, ...tokenProblems(holder, other)]
}

function tokenProblems(holder: ProfileSection, other: ProfileSection | null): readonly Problem[] {
  const id = holder.settings.get('aws_access_key_id')
  const keyId = filledValue(holder.settings, 'aws_access_key_id')
  if (id === undefined || keyId === null) return []
  const token = tokenOf(holder)
  const strayToken = other === null || token !== undefined ? undefined : tokenOf(other)
  const kind = keyIdKind(keyId)
  const found: Problem[] = []
  if (kind === 'long-term' && token !== undefined) {
    found.push(problem('long-term-key-with-token', 'warning', token.place, profileText.longTermKeyWithToken(keyId)))
  }
  if (kind === 'temporary' && token === undefined) {
    found.push(problem('temporary-key-without-token', 'error', id.place, profileText.temporaryKeyWithoutToken(keyId)))
  }
  if (strayToken !== undefined) {
    found.push(problem('token-in-other-file', 'warning', strayToken.place, profileText.tokenInOtherFile()))
  }
  return found
}

function tokenOf({ settings }: ProfileSection): EffectiveSetting | undefined {
  const token = findSetting(settings, 'aws_security_token', 'aws_session_token')
  return token !== undefined && isFilled(settings, token.name) ? token : settings.get('aws_session_token')
}

function leftOverTokens({ sections }: MergedProfile): readonly Problem[] {
  return FILE_ROLES.flatMap((role) => {
    const token = sections[role]?.settings.get('aws_security_token')
    if (token === undefined) return []
    return [problem('security-token-left-over', 'warning', token.place, profileText.securityTokenLeftOver())]
  })
}
