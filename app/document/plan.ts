import { applyEdits } from './edits.ts'
import { readsAsWanted } from './expectation.ts'
import type { Document, DocumentCommand, Edit, PlanProblem, PlanResult } from './model.ts'
import { parseDocument } from './parse.ts'
import { editsToDropMark, editsToReplaceLine } from './plan-line.ts'
import { editsToRemoveNested, editsToSetNested } from './plan-nested.ts'
import { problemOf, problemWith } from './plan-problem.ts'
import { editToAdd, editToCopy, editToRemove, editToRename } from './plan-section.ts'
import { editsToRemove, editsToSet, isSameSetting } from './plan-setting.ts'

/** A planned command together with the document it leaves. */
export type PlanStep =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly document: Document }
  | { readonly ok: false; readonly problem: PlanProblem }

/**
 * What a command does to a document, as edits; or why it cannot be done. A plan is checked by reading its result: every other section
 * must say what it said, and this one what was wanted. A command that changes nothing gives no edits.
 */
export function planCommand(document: Document, command: DocumentCommand): PlanResult {
  const step = planStep(document, command)
  return step.ok ? { ok: true, edits: step.edits } : step
}

/** The same as {@link planCommand}, for who goes on with the document that the command leaves. */
export function planStep(document: Document, command: DocumentCommand): PlanStep {
  const problem = problemOf(document, command)
  if (problem !== null) return { ok: false, problem }
  const edits = editsOf(document, command)
  if (edits.length === 0) return { ok: true, edits, document }
  const after = parseDocument(applyEdits(document.text, edits))
  if (readsAsWanted(document, command, after)) return { ok: true, edits, document: after }
  return { ok: false, problem: problemWith('would-change-others', command, null) }
}

/** The edits of a command that nothing speaks against ({@link problemOf}), not proved yet. */
export function editsOf(document: Document, command: DocumentCommand): readonly Edit[] {
  const sections = document.sections.filter((section) => section.name === command.section)
  const last = sections.at(-1)
  switch (command.kind) {
    case 'set-setting':
      return last === undefined ? [] : editsToSet(document, last, command.setting, command.value)
    case 'remove-setting':
      return sections
        .flatMap((section) => section.settings)
        .filter((setting) => isSameSetting(setting.name, command.setting))
        .flatMap((setting) => editsToRemove(document, setting))
    case 'set-nested':
      return last === undefined ? [] : editsToSetNested(document, last, command)
    case 'remove-nested':
      return sections.flatMap((section) => editsToRemoveNested(document, section, command.setting, command.name))
    case 'add-section':
      return [editToAdd(document, command.section, command.settings)]
    case 'copy-section':
      return last === undefined ? [] : [editToCopy(document, last, command.to)]
    case 'remove-section':
      return sections.map((section) => editToRemove(document, section))
    case 'rename-section':
      if (command.to === command.section) return []
      return sections.flatMap((section) => editToRename(document, section, command.to))
    case 'replace-line':
      return editsToReplaceLine(document, command)
    case 'remove-byte-order-mark':
      return editsToDropMark(document)
  }
}
