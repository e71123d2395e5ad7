import type { CommitResult, EditContext } from './model.ts'

/**
 * What Lanyard remembers of a profile, and what its vault keeps of it, goes with it to its new name, once the files were written.
 * `renamed` null: no profile got one. Where that fails the files stand all the same, and a note says so.
 */
export async function withMarks(
  result: CommitResult,
  renamed: { readonly from: string; readonly to: string } | null,
  context: EditContext,
): Promise<CommitResult> {
  if (result.kind !== 'written' || renamed === null) return result
  const { renameMarks } = await import('../marks/marks.ts')
  const { renameStored } = await import('../vault/store.ts')
  const marks = await renameMarks(context, renamed.from, renamed.to)
  const kept = await renameStored(context, renamed.from, renamed.to)
  const messages = [...(marks.ok ? [] : [marks.failure]), ...(kept.ok ? [] : [kept.failure.message])]
  const notes = messages.map((message) => ({ code: 'marks-not-renamed', message }) as const)
  return { ...result, committed: { ...result.committed, notes: [...result.committed.notes, ...notes] } }
}
