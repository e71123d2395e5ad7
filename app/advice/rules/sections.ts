import { isWritableSection } from '../../document/writable.ts'
import { knownSetting } from '../../profile/catalog/index.ts'
import { isOutOfPlace, tolerantMeaning } from '../../profile/header-name.ts'
import { newSectionHeader } from '../../profile/section-header.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith } from '../fixes.ts'
import type { FoundBy } from '../model.ts'
import { isAlone, type World } from '../world.ts'

/** A name that every tool takes as it is. */
const IDENTIFIER = /^[A-Za-z0-9_\-/.%@:+]+$/

/** `[dev]` with settings of a profile in the config file: no tool finds it there. */
export function findMissingPrefixes(world: World): readonly FoundBy[] {
  const file = world.files.config
  return file.document.sections.flatMap((section): readonly FoundBy[] => {
    const name = section.name
    const isProfile = section.settings.some((setting) => knownSetting(setting.name, 'profile') !== null)
    if (!isProfile || !IDENTIFIER.test(name) || tolerantMeaning('config', name) !== null || name === 'DEFAULT')
      return []
    const to = newSectionHeader('config', name)
    const isFree =
      isWritableSection(to) && isAlone(file, name) && !world.book.readings.tolerant.config.profiles.has(name)
    return [
      {
        code: 'profile-prefix-missing',
        severity: 'warning',
        file: file.path,
        line: section.line,
        message: adviceText.prefixMissing(name, to),
        profile: null,
        fix: isFree
          ? fixWith(file, section.line, adviceText.fix.renameTo(to), [{ kind: 'rename-section', section: name, to }])
          : null,
      },
    ]
  })
}

/** `[sso-session x]` in the credentials file, where AWS CLI takes it for a profile of that name. */
export function findSectionsOutOfPlace(world: World): readonly FoundBy[] {
  const file = world.files.credentials
  return file.document.sections
    .filter(({ name }) => isOutOfPlace('credentials', name))
    .map(({ name, line }) => ({
      code: 'section-out-of-place',
      severity: 'warning',
      file: file.path,
      line,
      message: adviceText.outOfPlace(name),
      profile: null,
      fix: null,
    }))
}
