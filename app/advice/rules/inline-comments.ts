import { inlineCommentStart } from '../../document/line-shape.ts'
import type { WrittenSetting } from '../../document/model.ts'
import { isSecretName } from '../../profile/setting-value.ts'
import { adviceText } from '../../text/advice-text.ts'
import { profileText } from '../../text/profile-text.ts'
import { fixWith, setTo } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { isAlone, isOnly, type NamedSection, profileName, type World } from '../world.ts'

/** `region = x # mine`: the comment is part of the value to AWS CLI, and none of it to most SDKs. */
export function findInlineComments(world: World): readonly FoundBy[] {
  return world.named.flatMap((named) =>
    named.section.settings.filter(hasComment).map((setting) => ({
      code: 'inline-comment',
      severity: 'warning',
      file: named.file.path,
      line: setting.line,
      message: profileText.inlineComment(setting.name.toLowerCase()),
      profile: profileName(named),
      fix: fixFor(named, setting),
    })),
  )
}

function hasComment({ name, value }: WrittenSetting): boolean {
  return !value.includes('\n') && !isSecretName(name) && inlineCommentStart(value) >= 0
}

/** A command may mean its `;`; anywhere else it is a comment, which setting the value without it moves to a line of its own. */
function fixFor({ file, section }: NamedSection, { name, value, line }: WrittenSetting): Fix | null {
  const bare = value.slice(0, inlineCommentStart(value))
  const isMeant = name.toLowerCase() === 'credential_process' || bare === ''
  if (isMeant || !isAlone(file, section.name) || !isOnly(section, name)) return null
  return fixWith(file, line, adviceText.fix.liftComment, [setTo(section.name, name, bare)])
}
