import type { FileRole, ProfileBook } from './model.ts'
import { quoteShellWord } from './shell-words.ts'

/**
 * The header text under which a profile's settings are written in a file: the one of the section in force there, else the one AWS CLI
 * would give a new section (config: `profile NAME`, quoted where the shell would want it; credentials: the bare name).
 */
export function sectionHeader(book: ProfileBook, role: FileRole, name: string): string {
  return book.byName.get(name)?.sections[role]?.header ?? newSectionHeader(role, name)
}

/** The header of a section that is not there yet (awscli configure/writer.py, 1.45). */
export function newSectionHeader(role: FileRole, name: string): string {
  if (role === 'credentials' || name === 'default') return name
  return `profile ${quoteShellWord(name)}`
}
