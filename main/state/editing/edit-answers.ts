import type { AskHandlers } from '../../ipc.ts'

/** The calls of the contract that are about editing. */
export type EditHandlers = Pick<
  AskHandlers,
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

/** Answers about editing. Whatever plans and writes is loaded when the first of them is asked for: a start needs none of it. */
export function makeEditAnswers(load: () => Promise<EditHandlers>): EditHandlers {
  return {
    editForm: async (asked) => (await load()).editForm(asked),
    previewEdit: async (request) => (await load()).previewEdit(request),
    commitEdit: async (asked) => (await load()).commitEdit(asked),
    resolveConflict: async (asked) => (await load()).resolveConflict(asked),
    discardEdit: async (asked) => (await load()).discardEdit(asked),
    readImport: async (asked) => (await load()).readImport(asked),
    history: async () => (await load()).history(undefined),
    undoWrite: async (asked) => (await load()).undoWrite(asked),
    forgetHistory: async () => (await load()).forgetHistory(undefined),
  }
}
