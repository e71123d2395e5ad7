import type { FileRole } from './model.ts'
import { quoteShellWord } from './shell-words.ts'

/** The header of a section that is not there yet (awscli configure/writer.py, 1.45). */
export function newSectionHeader(role: FileRole, name: string): string {
  if (role === 'credentials' || name === 'default') return name
  return `profile ${quoteShellWord(name)}`
}
