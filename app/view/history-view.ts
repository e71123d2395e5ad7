import type { Instant } from '../text/instant.ts'
import { redact } from '../text/redact.ts'
import { buildFileDiff, type FileChange } from './dry-run.ts'
import type { HistoryEntryView } from './edit-model.ts'

/** One write as history keeps it, texts with secrets in them. */
export type HistoryInput = Omit<HistoryEntryView, 'files' | 'at'> & {
  readonly at: Instant
  readonly files: readonly FileChange[]
}

/** One write as the History room shows it, masked. */
export function buildHistoryEntry({ id, at, who, title, files, state, undoes }: HistoryInput): HistoryEntryView {
  return { id, at, who, title: redact(title), files: files.map(buildFileDiff), state, undoes }
}
