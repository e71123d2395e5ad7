import type { CommitAnswer, HistoryEntryView } from '../../app/view/edit-model.ts'
import type { Snapshot } from '../../app/view/model.ts'
import { madeUpForm } from './made-up-form.ts'
import { madeUpConflict, madeUpDryRun, madeUpFiles, madeUpImport } from './made-up-writes.ts'
import type { Answers } from './make-double.ts'

const HOUR = 3_600_000

const entry = (id: number, at: number, title: string, more: Partial<HistoryEntryView> = {}): HistoryEntryView => ({
  id,
  at,
  who: 'window',
  title,
  files: madeUpFiles,
  state: 'done',
  undoes: null,
  ...more,
})

/** What was written before this page was opened. */
export const madeUpHistory = (now: number): readonly HistoryEntryView[] => [
  entry(4, now - 0.2 * HOUR, 'Edit profile acme-prod-admin'),
  entry(3, now - 2 * HOUR, 'Undo: Rename profile dev to staging', { undoes: 2 }),
  entry(2, now - 3 * HOUR, 'Rename profile dev to staging', { who: 'command-line', state: 'undone' }),
  entry(1, now - 30 * HOUR, 'Renew acme-base-mfa with a code of alice-phone', { who: 'tray' }),
]

type Editing = Pick<
  Answers,
  | 'editForm'
  | 'previewEdit'
  | 'commitEdit'
  | 'resolveConflict'
  | 'discardEdit'
  | 'readImport'
  | 'history'
  | 'undoWrite'
  | 'forgetHistory'
>

type Page = {
  readonly snapshot: () => Snapshot
  readonly change: (more: Partial<Snapshot>) => void
  /** `conflict`: the next write meets another program's. */
  readonly scene: 'usual' | 'conflict' | 'empty'
}

const readImport: Answers['readImport'] = ({ from }) =>
  from === 'clipboard'
    ? { ok: true, value: madeUpImport }
    : { ok: false, failure: 'Nothing in this file was recognised. It should hold one of the forms named above.' }

/** Editing on a page with made-up data: the history grows, no file changes. */
export function madeUpEditing({ snapshot, change, scene }: Page): Editing {
  let entries = scene === 'empty' ? [] : madeUpHistory(snapshot().now)
  let title = 'The change'
  const record = (what: string, undoes: number | null): CommitAnswer => {
    const id = (entries[0]?.id ?? 0) + 1
    const state = (known: HistoryEntryView) => (known.id === undoes ? ({ ...known, state: 'undone' } as const) : known)
    entries = [entry(id, Date.now(), what, { undoes }), ...entries.map(state)]
    change({ canUndo: { id, title: what } })
    return { kind: 'written', message: `${what}: written.`, historyId: id, notes: [] }
  }
  return {
    editForm: madeUpForm,
    previewEdit: (wish) => {
      const dryRun = madeUpDryRun(wish)
      title = dryRun.title
      return { ok: true, value: dryRun }
    },
    commitEdit: () => (scene === 'conflict' ? { kind: 'conflict', conflict: madeUpConflict } : record(title, null)),
    resolveConflict: ({ keep }) =>
      keep === 'mine'
        ? record(title, null)
        : { kind: 'written', message: 'Nothing was written.', historyId: null, notes: [] },
    discardEdit: () => null,
    readImport,
    history: () => ({ entries }),
    undoWrite: ({ id }) => {
      const wanted = entries.find((known) => (id === null ? known.state === 'done' : known.id === id))
      return wanted === undefined
        ? { kind: 'failed', message: 'There is nothing to undo.' }
        : record(`Undo: ${wanted.title}`, wanted.id)
    },
    forgetHistory: () => {
      entries = []
      change({ canUndo: null })
      return { ok: true, value: 'History and backups are deleted.' }
    },
  }
}
