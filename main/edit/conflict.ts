import { differingSection, touchedPart } from '../../app/command/history-touched.ts'
import type { CommitResult, PreviewFile } from './model.ts'

/** What a section of a file is, as it was planned on and as it is now: two parts (`touchedPart`). */
export type Parts = { readonly base: string; readonly theirs: string }

/** The first section of a file that somebody else changed since it was planned; null: none is. */
export function conflictOf(
  file: PreviewFile,
  names: readonly string[],
  { base, theirs }: Parts,
): (CommitResult & { readonly kind: 'conflict' }) | null {
  const section = differingSection(names, { base, mine: touchedPart(file.after, names), theirs })
  if (section === null) return null
  return { kind: 'conflict', conflict: { role: file.role, path: file.path, ...section } }
}
