import { settingShape } from '../../document/line-shape.ts'
import type { WrittenSetting } from '../../document/model.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith, replaceLine, writeAnew } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { contentOf, isAlone, isOnly, lineAt, type NamedSection, profileName, type World } from '../world.ts'

/** `region : x`: AWS CLI and Go read it; JS SDK v3 does not, and the SDKs for Rust and Java stop at the whole file. */
export function findColons(world: World): readonly FoundBy[] {
  return world.named.flatMap((named) =>
    named.section.settings
      .filter((setting) => isColoned(named, setting))
      .map((setting) => ({
        code: 'colon-for-equals',
        severity: 'warning',
        file: named.file.path,
        line: setting.line,
        message: adviceText.colon(setting.name.toLowerCase()),
        profile: profileName(named),
        fix: fixFor(named, setting),
      })),
  )
}

function isColoned({ file }: NamedSection, { line }: WrittenSetting): boolean {
  const text = lineAt(file, line)?.text ?? ''
  const shape = text.includes(':') ? settingShape(text) : null
  return shape !== null && text.charAt(shape.delimiter) === ':'
}

/** With an equals sign further on, the tools do not agree which is the name. */
function fixFor({ file, section }: NamedSection, { name, value, line }: WrittenSetting): Fix | null {
  const written = lineAt(file, line)
  const words = written === undefined ? '' : contentOf(written)
  if (words.includes('=') || !isAlone(file, section.name) || !isOnly(section, name)) return null
  const label = adviceText.fix.equalsSign
  const mended = words.replace(/[ \t]*:[ \t]*/, value === '' ? ' =' : ' = ')
  return (
    fixWith(file, line, label, [replaceLine(written, mended.trimEnd())]) ??
    fixWith(file, line, label, writeAnew(section.name, name, value))
  )
}
