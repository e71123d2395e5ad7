import type { WrittenSetting } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'

/**
 * Settings whose value AWS tools run as a program: `credential_process` (every SDK), `cli_pager` (AWS CLI v2, "AWS CLI client-side pager")
 * and `mfa_process` (aws-vault, "USAGE.md").
 */
const PROGRAM_SETTINGS: ReadonlySet<string> = new Set(['credential_process', 'cli_pager', 'mfa_process'])

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

const isProgram = (name: string): boolean => PROGRAM_SETTINGS.has(folded(name))

function programsOf({ name, value }: WrittenSetting): readonly string[] {
  if (isProgram(name)) return [value]
  return value.split('\n').flatMap((line) => {
    const [, inner = '', program = ''] = INNER_SETTING.exec(line) ?? []
    return isProgram(inner) ? [program] : []
  })
}

function programsIn(text: string): ReadonlySet<string> {
  const settings = parseDocument(text).sections.flatMap((section) => section.settings)
  return new Set(settings.flatMap(programsOf).filter((program) => program !== ''))
}

/** Programs that AWS tools would start because of a change, and would not have before it; each once, in the order of the file. */
export function newPrograms(before: string, after: string): readonly string[] {
  const known = programsIn(before)
  return [...programsIn(after)].filter((program) => !known.has(program))
}
