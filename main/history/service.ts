import { nextUndo, planUndo, writtenText } from '../../app/command/history.ts'
import { touchedPart, touchedSections } from '../../app/command/history-touched.ts'
import { renamedProfile } from '../../app/command/renamed-profile.ts'
import { undoText } from '../../app/text/write-text.ts'
import { conflictOf } from '../edit/conflict.ts'
import { withFollowers } from '../edit/followers.ts'
import type { CommitResult, EditContext } from '../edit/model.ts'
import { modeOf, readFile } from '../edit/read-files.ts'
import { type FileWrite, type Misfit, type Resolve, writeFiles } from '../edit/write-files.ts'
import type { ChangeResult } from '../files/model.ts'
import type { HistoryEntry, HistoryFile } from './model.ts'
import { listHistory } from './store.ts'

export { forgetHistory } from './forget.ts'
export { recordWrite } from './record.ts'
export { listHistory, listWrites } from './store.ts'

/**
 * Takes a write back, through the same guarded write as any other, and notes that as an entry of its own: undoing that one does it again.
 * `id` null: the newest write that holds. Files that changed elsewhere keep that; where the same lines changed, a conflict says so
 * (`as-shown`), or the section is put back as it was (`over-theirs`). `shown`: what {@link previewUndo} showed a person, if it did.
 */
export async function undoWrite(
  id: number | null,
  context: EditContext,
  resolve: Resolve,
  shown: PlannedUndo | null = null,
): Promise<CommitResult> {
  const planned = await previewUndo(id, context, resolve)
  if (planned.kind !== 'planned') return planned
  const conflict = shown === null || resolve === 'over-theirs' ? null : conflictSince(shown, planned)
  if (conflict !== null) return conflict
  const result = await writeFiles(planned.writes, { title: planned.title, undoes: planned.undoes }, context, resolve)
  return withFollowers(result, { renamed: renamedProfile(planned.writes), undone: planned }, context)
}

/** What changed, of what the undo is about, since it was shown; null: nothing. */
function conflictSince(shown: PlannedUndo, planned: PlannedUndo): CommitResult | null {
  for (const write of planned.writes) {
    const seen = shown.writes.find(({ path }) => path === write.path)
    const base = touchedPart(seen?.before ?? '', write.names)
    const conflict = conflictOf(write, write.names, { base, theirs: touchedPart(write.before, write.names) })
    if (conflict !== null) return conflict
  }
  return null
}

/** What undoing a write would do to the files as they are; `writes` is empty where all of it is taken back already. */
export type PlannedUndo = {
  readonly kind: 'planned'
  readonly title: string
  readonly undoes: number
  readonly writes: readonly FileWrite[]
}

/** Plans what {@link undoWrite} does, for a dry run; nothing is written. */
export async function previewUndo(
  id: number | null,
  context: EditContext,
  resolve: Resolve,
): Promise<PlannedUndo | CommitResult> {
  const entries = await listHistory(context.places, context.fileSystem)
  const wanted = id ?? nextUndo(entries)
  const entry = entries.find((each) => each.id === wanted)
  if (entry === undefined) {
    if (wanted === null) return { kind: 'failed', code: 'nothing-to-undo', message: undoText.nothing }
    return { kind: 'failed', code: 'no-such-write', message: undoText.noEntry(wanted) }
  }
  const title = titleOf(entry, entries)
  const { backOfEntry } = await import('../switch/swap-history.ts')
  const back = await backOfEntry(entry.id, context, resolve)
  if (back !== null) return 'length' in back ? { kind: 'planned', title, undoes: entry.id, writes: back } : back
  const writes: FileWrite[] = []
  for (const file of entry.files) {
    const planned = await planFile(file, context, resolve)
    if ('kind' in planned) return planned
    if (planned.before !== planned.after) writes.push(planned)
  }
  return { kind: 'planned', title, undoes: entry.id, writes }
}

async function planFile(file: HistoryFile, context: EditContext, resolve: Resolve): Promise<FileWrite | CommitResult> {
  const { role, path } = file
  const snapshot = await readFile(role, path, file.after, context)
  if (snapshot.state === 'unreadable') {
    return { kind: 'failed', code: 'unreadable', message: snapshot.reason ?? '' }
  }
  const replan = (text: string): ChangeResult<Misfit> => planOn(file, text, resolve)
  const planned = replan(snapshot.text)
  if (!planned.ok) return planned.refusal
  const { text: before } = snapshot
  const names = touchedSections(before, planned.text, [])
  const mode = await modeOf(path, context.fileSystem)
  return { role, path, before, after: planned.text, created: snapshot.state === 'missing', mode, names, replan }
}

function planOn(file: HistoryFile, text: string, resolve: Resolve): ChangeResult<Misfit> {
  const { role, path, before, after } = file
  const plan = planUndo(writtenText(before, after), text, resolve === 'over-theirs' ? 'over-theirs' : 'fitting')
  if (plan.ok) return plan
  return { ok: false, refusal: { kind: 'conflict', conflict: { role, path, ...plan.conflict } } }
}

/** What an undo is called: after the write at the bottom of it. */
function titleOf(entry: HistoryEntry, entries: readonly HistoryEntry[]): string {
  let root = entry
  let depth = 0
  for (let under = underOf(root, entries); under !== undefined; under = underOf(root, entries)) {
    root = under
    depth += 1
  }
  return depth % 2 === 0 ? undoText.undo(root.title) : undoText.redo(root.title)
}

/** An entry is younger than what it takes back, so this comes to an end. */
function underOf({ id, undoes }: HistoryEntry, entries: readonly HistoryEntry[]): HistoryEntry | undefined {
  return entries.find((each) => each.id === undoes && each.id < id)
}
