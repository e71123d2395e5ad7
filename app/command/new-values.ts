import type { WrittenSetting } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'

/** A line of a block: a setting like any other to tools that know no blocks (SDK for PHP, `parse_ini_file`). */
const INNER_SETTING = /^\s*([^\s=:]+)\s*[=:]\s*(.*)$/u

/**
 * As one tool or another may read it: case is folded by different tables (Go makes `i` of `İ`), and not every reader keeps the blanks and
 * the characters one cannot see.
 */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\s]/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')

function valuesOf({ name, value }: WrittenSetting, wanted: ReadonlySet<string>): readonly string[] {
  if (wanted.has(folded(name))) return [value]
  return value.split('\n').flatMap((line) => {
    const [, inner = '', held = ''] = INNER_SETTING.exec(line) ?? []
    return wanted.has(folded(inner)) ? [held] : []
  })
}

function valuesIn(text: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const settings = parseDocument(text).sections.flatMap((section) => section.settings)
  return new Set(settings.flatMap((setting) => valuesOf(setting, wanted)).filter((value) => value !== ''))
}

/**
 * Values of settings of these names, in any section or block, that stand in a file because of a change and nowhere in it before; each once,
 * in the order of the file. `wanted`: names in small letters.
 */
export function newValues(before: string, after: string, wanted: ReadonlySet<string>): readonly string[] {
  const known = valuesIn(before, wanted)
  return [...valuesIn(after, wanted)].filter((value) => !known.has(value))
}
