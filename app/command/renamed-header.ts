import { isWritableSection } from '../document/writable.ts'
import { tolerantMeaning } from '../profile/header-name.ts'
import type { FileRole } from '../profile/model.ts'
import { quoteShellWord } from '../profile/shell-words.ts'
import type { Target } from './model.ts'
import { newHeader } from './target-sections.ts'

/** A header of the config file in parts: what stands before the name, the name in its quotes, blanks after it. */
const PARTS = /^(\s*(?:profile|sso-session|services)(?:[ \t]+|\.))(.*?)([ \t]*)$/s

/**
 * The header a section gets under a new name: spacing and quotes as they were, where tools read the new name from that; else as AWS CLI
 * writes it.
 */
export function renamedHeader(role: FileRole, header: string, target: Target): string {
  const isPlain = role === 'credentials' || (target.kind === 'profile' && target.name === 'default')
  const parts = isPlain ? null : PARTS.exec(header)
  const [, before = '', old = '', after = ''] = parts ?? []
  const kept = parts === null ? null : `${before}${quotedLike(old, target.name)}${after}`
  return kept !== null && isReadAs(role, kept, target) ? kept : newHeader(role, target)
}

function quotedLike(model: string, name: string): string {
  const quote = model.charAt(0)
  return (quote === '"' || quote === "'") && !/["'\\]/.test(name) ? `${quote}${name}${quote}` : quoteShellWord(name)
}

function isReadAs(role: FileRole, header: string, { kind, name }: Target): boolean {
  const meaning = tolerantMeaning(role, header)
  return isWritableSection(header) && meaning?.of === kind && meaning.name === name
}
