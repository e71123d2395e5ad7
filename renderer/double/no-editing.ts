import type { Answers } from './make-double.ts'

const nothing = { ok: false, failure: 'This page has made-up data; nothing is written.' } as const
const nothingWritten = { kind: 'failed', message: nothing.failure } as const

/** Answers of a double that edits nothing. */
export const noEditing = {
  editForm: () => null,
  previewEdit: () => nothing,
  commitEdit: () => nothingWritten,
  resolveConflict: () => nothingWritten,
  discardEdit: () => null,
  readImport: () => nothing,
  history: () => ({ entries: [] }),
  undoWrite: () => nothingWritten,
  forgetHistory: () => nothing,
} satisfies Partial<Answers>
