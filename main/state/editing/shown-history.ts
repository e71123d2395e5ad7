import type { HistoryEntryView } from '../../../app/view/edit-model.ts'
import { buildHistoryEntry } from '../../../app/view/history-view.ts'
import type { HistoryEntry } from '../../history/model.ts'

/** Entries that the History room shows; older ones stay on disk, and the command line lists them all. */
const MOST_ENTRIES = 100

/** UTF-16 units of text that are compared for one look at the room: a few very large files must not hold the window up. */
const MOST_TEXT = 20_000_000

/** The newest writes as the room shows them, masked. The newest is always among them. */
export function showHistory(entries: readonly HistoryEntry[]): readonly HistoryEntryView[] {
  const shown: HistoryEntryView[] = []
  let left = MOST_TEXT
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    left -= entry.files.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
    if (left < 0 && shown.length > 0) break
    shown.push(buildHistoryEntry(entry))
  }
  return shown
}
