import { importText } from '../../text/import-text.ts'
import { readAssignments } from './assignments.ts'
import { readBlocks } from './blocks.ts'
import { readCsv } from './csv.ts'
import { readJson } from './json.ts'
import type { Found, ImportResult } from './model.ts'
import { settle } from './settle.ts'

export type { ImportResult } from './model.ts'

/** UTF-16 units. Whatever is pasted by hand is a thousandth of it. */
const LONGEST_TEXT = 1_048_576

const READERS: readonly ((text: string) => Found | null)[] = [readJson, readCsv, readBlocks, readAssignments]

/**
 * The profiles in a pasted text: shared-file blocks, assignments of environment variables, JSON of AWS tools, an access-key CSV. Takes
 * time in proportion to the text, never throws, and never says the text back.
 */
export function recogniseImport(text: string): ImportResult {
  if (text.length > LONGEST_TEXT) return { ok: false, message: importText.tooLong }
  if (text.includes('\0')) return { ok: false, message: importText.notText }
  const plain = withPlainMarks(text)
  let halves: ImportResult | null = null
  for (const read of READERS) {
    const found = read(plain)
    const result = found === null ? null : settle(found)
    if (result?.ok === true) return result
    halves ??= result
  }
  return halves ?? { ok: false, message: importText.unknown }
}

/** Without byte order mark, and with the quotes and blanks that chat programs and web pages make into finer ones made plain again. */
function withPlainMarks(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u00A0/g, ' ')
}
