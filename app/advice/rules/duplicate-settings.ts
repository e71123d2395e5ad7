import type { WrittenSection, WrittenSetting } from '../../document/model.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith, replaceLine, writeAnew } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { type FileView, filesOf, isAlone, linesOfSetting, type World } from '../world.ts'

/**
 * One setting twice in a section: configparser is strict and AWS CLI stops at the whole file; to all others the last one counts, so the
 * earlier one can go.
 */
export function findDuplicateSettings(world: World): readonly FoundBy[] {
  return filesOf(world).flatMap((file) => file.document.sections.flatMap((section) => duplicatesIn(file, section)))
}

function duplicatesIn(file: FileView, section: WrittenSection): readonly FoundBy[] {
  const seen = new Map<string, WrittenSetting>()
  return section.settings.flatMap((setting): readonly FoundBy[] => {
    const name = setting.name.toLowerCase()
    const earlier = seen.get(name)
    seen.set(name, setting)
    if (earlier === undefined) return []
    return [
      {
        code: 'duplicate-setting',
        severity: 'error',
        file: file.path,
        line: setting.line,
        message: adviceText.duplicateSetting(name, section.name, earlier.line, setting.line),
        profile: null,
        fix: isAlone(file, section.name) ? fixFor(file, section, earlier, setting) : null,
      },
    ]
  })
}

function fixFor(file: FileView, section: WrittenSection, earlier: WrittenSetting, later: WrittenSetting): Fix | null {
  const label = adviceText.fix.removeEarlier
  const lines = linesOfSetting(file, earlier).toReversed()
  const quoting = fixWith(
    file,
    earlier.line,
    label,
    lines.map((line) => replaceLine(line, null)),
  )
  return quoting ?? fixWith(file, earlier.line, label, writeAnew(section.name, later.name, later.value))
}
