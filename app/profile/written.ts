import type { WrittenSection } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import type { FileSnapshot } from './model.ts'

const known = new WeakMap<FileSnapshot, readonly WrittenSection[]>()

/** The sections of a file as they are written: every header, in file order, whatever a tool makes of it. Read once for each snapshot. */
export function writtenSections(file: FileSnapshot): readonly WrittenSection[] {
  const kept = known.get(file)
  if (kept !== undefined) return kept
  const { sections } = parseDocument(file.text)
  known.set(file, sections)
  return sections
}
