import { FILE_ROLES, type Problem, type Profile } from '../../profile/model.ts'
import { isFilled } from '../../profile/settings.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith } from '../fixes.ts'
import type { Fix } from '../model.ts'
import { isAlone, type World } from '../world.ts'

const OLD = 'aws_security_token'
const NEW = 'aws_session_token'

/** The old name of the token: taken out where the new one is there too, else written under the new name. */
export function fixLeftOverToken({ files }: World, { sections }: Profile, { file: path, line }: Problem): Fix | null {
  const role = FILE_ROLES.find((each) => files[each].path === path)
  const section = role === undefined ? null : sections[role]
  if (role === undefined || section === null || line === null || !isAlone(files[role], section.header)) return null
  const value = section.settings.get(OLD)?.value
  const removal = { kind: 'remove-setting', section: section.header, setting: OLD } as const
  if (isFilled(section.settings, NEW)) return fixWith(files[role], line, adviceText.fix.removeSetting(OLD), [removal])
  if (value?.kind !== 'secret') return null
  return fixWith(files[role], line, adviceText.fix.renameSetting(OLD, NEW), [
    removal,
    { kind: 'set-setting', section: section.header, setting: NEW, value: value.secret },
  ])
}
