import { applyEdits } from './edits.ts'
import { expectedSections, sectionsRead } from './expectation.ts'
import type { Document, DocumentCommand, Edit, PlanProblem, PlanProblemCode, PlanResult } from './model.ts'
import { parseDocument } from './parse.ts'
import { editToAdd, editToRemove, editToRename } from './plan-section.ts'
import { editsToRemove, editsToSet, isSameSetting } from './plan-setting.ts'
import { isWritableSection, isWritableSettingName, isWritableValue } from './writable.ts'

/**
 * What a command does to a document, as edits; or why it cannot be done. A plan is checked by reading its result: every other section
 * must say what it said, and this one what was wanted. A command that changes nothing gives no edits.
 */
export function planCommand(document: Document, command: DocumentCommand): PlanResult {
  const problem = problemOf(document, command)
  if (problem !== null) return { ok: false, problem }
  const edits = editsOf(document, command)
  if (edits.length === 0) return { ok: true, edits }
  const wanted = JSON.stringify(expectedSections(document, command))
  const got = JSON.stringify(sectionsRead(parseDocument(applyEdits(document.text, edits))))
  if (wanted === got) return { ok: true, edits }
  return { ok: false, problem: problemWith('would-change-others', command, null) }
}

function problemOf(document: Document, command: DocumentCommand): PlanProblem | null {
  const exists = document.sections.some((section) => section.name === command.section)
  switch (command.kind) {
    case 'set-setting':
      if (!exists) return problemWith('no-such-section', command, null)
      return settingProblem(command, command.setting, command.value)
    case 'remove-setting':
    case 'remove-section':
      return exists ? null : problemWith('no-such-section', command, null)
    case 'add-section':
      if (exists) return problemWith('section-exists', command, null)
      return additionProblem(command)
    case 'rename-section':
      if (!exists) return problemWith('no-such-section', command, null)
      if (command.to === command.section) return null
      if (!isWritableSection(command.to)) return problemWith('name-not-writable', command, null)
      return document.sections.some((section) => section.name === command.to)
        ? problemWith('section-exists', command, null)
        : null
  }
}

function additionProblem(command: DocumentCommand & { readonly kind: 'add-section' }): PlanProblem | null {
  if (!isWritableSection(command.section)) return problemWith('name-not-writable', command, null)
  for (const [index, [setting, value]] of command.settings.entries()) {
    const problem = settingProblem(command, setting, value)
    if (problem !== null) return problem
    const repeats = command.settings.slice(0, index).some(([earlier]) => isSameSetting(earlier, setting))
    if (repeats) return problemWith('name-not-writable', command, setting)
  }
  return null
}

function settingProblem(command: DocumentCommand, setting: string, value: string): PlanProblem | null {
  if (!isWritableSettingName(setting)) return problemWith('name-not-writable', command, setting)
  return isWritableValue(value) ? null : problemWith('value-not-writable', command, setting)
}

function problemWith(code: PlanProblemCode, command: DocumentCommand, setting: string | null): PlanProblem {
  return { code, section: command.section, setting }
}

function editsOf(document: Document, command: DocumentCommand): readonly Edit[] {
  const sections = document.sections.filter((section) => section.name === command.section)
  switch (command.kind) {
    case 'set-setting': {
      const last = sections.at(-1)
      return last === undefined ? [] : editsToSet(document, last, command.setting, command.value)
    }
    case 'remove-setting':
      return sections
        .flatMap((section) => section.settings)
        .filter((setting) => isSameSetting(setting.name, command.setting))
        .flatMap((setting) => editsToRemove(document, setting))
    case 'add-section':
      return [editToAdd(document, command.section, command.settings)]
    case 'remove-section':
      return sections.map((section) => editToRemove(document, section))
    case 'rename-section':
      if (command.to === command.section) return []
      return sections.flatMap((section) => editToRename(document, section, command.to))
  }
}
