import { parseDocument } from '../../app/document/parse.ts'
import { leaseEnd } from '../../app/switch/changes.ts'
import { defaultPart } from '../../app/switch/default-back.ts'
import { cutLineEnd, defaultSpans } from '../../app/switch/default-sections.ts'
import type { FormerSwap, KeptFile, SwapBook } from '../../app/switch/kept-model.ts'
import { putInPlace } from '../../app/switch/stand-in.ts'
import type { CommitResult, EditContext, PreviewFile } from '../edit/model.ts'
import { readFiles } from '../edit/read-files.ts'
import type { FileWrite, Resolve } from '../edit/write-files.ts'
import { listWrites } from '../history/store.ts'
import { formerBook, underLock } from './default-swap.ts'
import { readKept, writeKept } from './kept-store.ts'
import { backWrites, digest, isRestored } from './swap-plan.ts'

/*
 * Undo of History and what `[default]` stands for agree: undoing a swap is going back, and undoing that stands in again.
 */

/** What undoing an entry comes to where the entry is the swap that holds: going back. Null for any other entry. */
export async function backOfEntry(
  entry: number,
  context: EditContext,
  resolve: Resolve,
): Promise<readonly FileWrite[] | CommitResult | null> {
  const swap = (await readKept(context))?.swap ?? null
  return swap === null || swap.historyId !== entry ? null : backWrites(swap, await readFiles(context), context, resolve)
}

/** Notes what an undo made of `[default]`: put back, or standing in again (its lease starts anew). `undone`: the entry that was taken back. */
export async function noteUndo(writes: readonly PreviewFile[], undone: number, context: EditContext): Promise<void> {
  const known = await readKept(context)
  if (known === null || (known.swap === null && known.former === null)) return
  await underLock(context, async (book) => {
    const next = await bookAfter(book, writes, undone, context)
    if (next !== null) await writeKept(next, context)
    return { kind: 'unchanged' }
  })
}

async function bookAfter(
  { swap, former }: SwapBook,
  writes: readonly PreviewFile[],
  undone: number,
  context: EditContext,
): Promise<SwapBook | null> {
  if (swap !== null) return isRestored(swap, await readFiles(context)) ? formerBook(swap) : null
  const files = former === null ? null : keptAgain(former, writes)
  if (former === null || files === null) return null
  const heads = await listWrites(context.places, context.fileSystem)
  const { profile, leaseSeconds } = former
  const setAt = context.clock.now()
  const leaseUntil = leaseSeconds === null ? null : leaseEnd(setAt, leaseSeconds)
  const historyId = heads.find(({ id }) => id === undone)?.undoes ?? null
  return { swap: { profile, setAt, leaseUntil, leaseSeconds, historyId, files }, former: null }
}

/** What was kept once, read from the texts of a write that stands in again; null for any other write. */
function keptAgain(former: FormerSwap, writes: readonly PreviewFile[]): readonly KeptFile[] | null {
  const files = former.files.map(({ role, path, kept, standIn }): KeptFile | null => {
    const write = writes.find((each) => each.path === path && each.role === role)
    if (write === undefined || digest(defaultPart({ role }, write.after)) !== standIn) return null
    if (digest(defaultPart({ role }, write.before)) !== kept) return null
    const [span] = defaultSpans(role, parseDocument(write.after))
    const text = span === undefined ? null : cutLineEnd(span.text)[0]
    const put = putInPlace({ role, path, text: write.before, encoding: 'utf-8' }, text, digest)
    // Where other things changed too, going back looks for the section instead of the text.
    return put === null ? null : put.text === write.after ? put.kept : { ...put.kept, written: '' }
  })
  const all = files.filter((file) => file !== null)
  return all.length > 0 && all.length === files.length ? all : null
}
