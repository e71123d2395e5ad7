import type { CommitResult, EditContext } from './model.ts'

/**
 * What Lanyard remembers of a profile goes with it to its new name, once the files were written. `renamed` null: no profile got one. Where
 * that fails the files stand all the same, and a note says so.
 */
export async function withMarks(
  result: CommitResult,
  renamed: { readonly from: string; readonly to: string } | null,
  context: EditContext,
): Promise<CommitResult> {
  if (result.kind !== 'written' || renamed === null) return result
  const { renameMarks } = await import('../marks/marks.ts')
  const outcome = await renameMarks(context, renamed.from, renamed.to)
  if (outcome.ok) return result
  const note = { code: 'marks-not-renamed', message: outcome.failure } as const
  return { ...result, committed: { ...result.committed, notes: [...result.committed.notes, note] } }
}
