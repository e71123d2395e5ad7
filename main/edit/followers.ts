import { buildProfileBook } from '../../app/profile/book.ts'
import { switchText } from '../../app/text/switch-text.ts'
import type { ActiveResult } from '../switch/active-store.ts'
import type { CommitNote, CommitResult, EditContext, PreviewFile } from './model.ts'
import { readFiles } from './read-files.ts'
import { withMarks } from './rename-marks.ts'

/** What a write did that others follow. */
export type Followable = {
  readonly renamed: { readonly from: string; readonly to: string } | null
  /** The profile that was taken out; null, or left out: none. */
  readonly removed?: string | null
  /** Left out: the write took none of History back. */
  readonly undone?: { readonly writes: readonly PreviewFile[]; readonly undoes: number }
}

/**
 * What Lanyard keeps beside the files follows a write: marks, which profile is active, what `[default]` stands for. The files stand
 * whatever becomes of that; a note says what did not follow.
 */
export async function withFollowers(
  result: CommitResult,
  change: Followable,
  context: EditContext,
): Promise<CommitResult> {
  if (result.kind !== 'written') return result
  const marked = await withMarks(result, change.renamed, context)
  if (marked.kind !== 'written') return marked
  const notes = [...(await activeNotes(change, context)), ...(await swapNotes(change, context))]
  return { ...marked, committed: { ...marked.committed, notes: [...marked.committed.notes, ...notes] } }
}

async function activeNotes({ renamed, removed }: Followable, context: EditContext): Promise<readonly CommitNote[]> {
  const { readActive } = await import('../switch/active-store.ts')
  const { state } = await readActive(context)
  if (state.setAt === null) return []
  const { refreshActive, removeActive, renameActive } = await import('../switch/active-upkeep.ts')
  const results: ActiveResult[] = []
  if (renamed !== null) results.push(await renameActive(context, renamed.from, renamed.to))
  const gone = removed ?? null
  if (gone !== null) results.push(await removeActive(context, gone))
  results.push(await refreshActive(context, buildProfileBook(await readFiles(context))))
  const failed = results.find((each) => !each.ok)
  if (failed !== undefined && !failed.ok) return [{ code: 'active-not-changed', message: failed.message }]
  return gone !== null && gone === state.profile ? [{ code: 'active-gone', message: switchText.noneNow(gone) }] : []
}

async function swapNotes({ renamed, undone }: Followable, context: EditContext): Promise<readonly CommitNote[]> {
  const { followSwap, renameSwap } = await import('../switch/swap-follow.ts')
  const problem = renamed === null ? null : await renameSwap(renamed.from, renamed.to, context)
  if (undone !== undefined) {
    const { noteUndo } = await import('../switch/swap-history.ts')
    await noteUndo(undone.writes, undone.undoes, context)
  }
  await followSwap(context)
  return problem === null ? [] : [{ code: 'active-not-changed', message: problem }]
}
