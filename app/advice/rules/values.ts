import { inlineCommentStart } from '../../document/line-shape.ts'
import type { WrittenSetting } from '../../document/model.ts'
import { knownSetting, validateValue } from '../../profile/catalog/index.ts'
import { adviceText } from '../../text/advice-text.ts'
import { fixWith, setTo } from '../fixes.ts'
import type { FoundBy } from '../model.ts'
import { isAlone, isOnly, type NamedSection, profileName, type World } from '../world.ts'

/** Values without the shape AWS documents, and values in quotes. Empty, continued and commented ones are other rules' business. */
export function findOddValues(world: World): readonly FoundBy[] {
  return world.named.flatMap((named) =>
    named.section.settings.flatMap((setting) => findQuotes(named, setting) ?? findOddShape(named, setting) ?? []),
  )
}

function findQuotes(named: NamedSection, setting: WrittenSetting): FoundBy | null {
  const { file, section, kind } = named
  const name = setting.name.toLowerCase()
  const isWrapped = /^(["'])[^"'\n]+\1$/.test(setting.value)
  if (!isWrapped || name === 'credential_process' || knownSetting(name, kind) === null) return null
  const isOurs = isAlone(file, section.name) && isOnly(section, name)
  const bare = setting.value.slice(1, -1).trim()
  return {
    code: 'quoted-value',
    severity: 'warning',
    file: file.path,
    line: setting.line,
    message: adviceText.quotedValue(name),
    profile: profileName(named),
    fix: isOurs ? fixWith(file, setting.line, adviceText.fix.unquote, [setTo(section.name, setting.name, bare)]) : null,
  }
}

/** A key id and a region may be anything where the endpoint is another store than AWS. */
const FREE_ELSEWHERE: ReadonlySet<string> = new Set(['region', 'aws_access_key_id'])

/** Known to be unreadable to AWS CLI: a rule of its own tells it. */
const OTHER_RULES: ReadonlySet<string> = new Set(['credential_source'])

function findOddShape(named: NamedSection, { name, value, line }: WrittenSetting): FoundBy | null {
  const { file, section, kind } = named
  const setting = name.toLowerCase()
  if (value === '' || value.includes('\n') || inlineCommentStart(value) >= 0 || OTHER_RULES.has(setting)) return null
  if (FREE_ELSEWHERE.has(setting) && section.settings.some((each) => /^(?:endpoint_url|services)$/i.test(each.name))) {
    return null
  }
  const odd = validateValue(setting, value, kind)
  if (odd === null) return null
  return {
    code: 'invalid-value',
    severity: 'warning',
    file: file.path,
    line,
    message: adviceText.oddValue(setting, odd),
    profile: profileName(named),
    fix: null,
  }
}
