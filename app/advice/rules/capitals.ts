import type { WrittenSetting } from '../../document/model.ts'
import { knownSetting } from '../../profile/catalog/index.ts'
import { adviceText } from '../../text/advice-text.ts'
import { profileText } from '../../text/profile-text.ts'
import { fixWith, replaceLine, writeAnew } from '../fixes.ts'
import type { Fix, FoundBy } from '../model.ts'
import { contentOf, isAlone, isOnly, lineAt, type NamedSection, profileName, type World } from '../world.ts'

/** `Region`: AWS CLI, Go and Rust lower-case names; the SDKs for JavaScript and Java look for them as they are. */
export function findCapitals(world: World): readonly FoundBy[] {
  return world.named.flatMap((named) =>
    named.section.settings
      .filter(({ name }) => name !== name.toLowerCase())
      .map((setting) => ({
        code: 'capitals-in-name',
        severity: 'warning',
        file: named.file.path,
        line: setting.line,
        message: profileText.capitalsInName(setting.name),
        profile: profileName(named),
        fix: fixFor(named, setting),
      })),
  )
}

/** Only for names AWS documents: another tool may want its own as they are. */
function fixFor({ file, section, kind }: NamedSection, { name, value, line }: WrittenSetting): Fix | null {
  const lower = name.toLowerCase()
  if (knownSetting(lower, kind) === null || !isAlone(file, section.name) || !isOnly(section, name)) return null
  const label = adviceText.fix.lowerCase(lower)
  const written = lineAt(file, line)
  const words = written === undefined ? '' : contentOf(written)
  const quoting = fixWith(file, line, label, [replaceLine(written, words.replace(name, lower))])
  return quoting ?? fixWith(file, line, label, writeAnew(section.name, lower, value))
}
