import type { NewValue, SettingEdit } from '../../command/model.ts'
import { FILE_ROLES, type FileRole, type Problem, type Profile, type ProfileSection } from '../../profile/model.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixByEdit } from '../fixes.ts'
import type { Fix } from '../model.ts'
import type { World } from '../world.ts'

const KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const
const TOKENS = ['aws_session_token', 'aws_security_token'] as const

/** One half of a pair in each file: what stands in the config file moves to the credentials file, where keys belong. */
export function fixSplitKeys(_world: World, profile: Profile): Fix | null {
  const { config, credentials } = profile.sections
  const edits = KEYS.flatMap((setting) => {
    const value = valueIn(config, setting)
    if (value === null) return []
    const removal: SettingEdit = { setting, value: null, file: 'config' }
    const isThere = credentials?.settings.has(setting) === true
    return isThere ? [removal] : [{ setting, value, file: 'credentials' } as const, removal]
  })
  return edits.length === 0 ? null : fixByEdit(profile.name, adviceText.fix.moveTo('credentials'), edits)
}

/** A token in the other file than its keys moves to them. */
export function fixStrayToken(_world: World, profile: Profile, problem: Problem): Fix | null {
  const from = FILE_ROLES.find((role) => profile.sections[role]?.place.file === problem.file)
  const setting = TOKENS.find(
    (name) => profile.sections[from ?? 'config']?.settings.get(name)?.place.line === problem.line,
  )
  if (from === undefined || setting === undefined) return null
  const value = valueIn(profile.sections[from], setting)
  const to: FileRole = from === 'config' ? 'credentials' : 'config'
  if (value === null) return null
  return fixByEdit(profile.name, adviceText.fix.moveTo(to), [
    { setting: 'aws_session_token', value, file: to },
    { setting, value: null, file: from },
  ])
}

function valueIn(section: ProfileSection | null, setting: string): NewValue | null {
  const value = section?.settings.get(setting)?.value
  if (value?.kind === 'secret') return value.secret
  return value?.kind === 'plain' ? value.text : null
}
