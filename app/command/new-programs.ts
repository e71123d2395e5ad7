import { parseDocument } from '../document/parse.ts'

/**
 * Settings whose value AWS tools run as a program: `credential_process` (every SDK) and `cli_pager` (AWS CLI v2, "AWS CLI client-side
 * pager").
 */
const PROGRAM_SETTINGS: ReadonlySet<string> = new Set(['credential_process', 'cli_pager'])

function programsIn(text: string): ReadonlySet<string> {
  const settings = parseDocument(text).sections.flatMap((section) => section.settings)
  return new Set(
    settings.flatMap(({ name, value }) => (PROGRAM_SETTINGS.has(name.toLowerCase()) && value !== '' ? [value] : [])),
  )
}

/** Programs that AWS tools would start because of a change, and would not have before it; each once, in the order of the file. */
export function newPrograms(before: string, after: string): readonly string[] {
  const known = programsIn(before)
  return [...programsIn(after)].filter((program) => !known.has(program))
}
