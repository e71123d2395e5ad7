import { hidesHeader, isBlock, opensBlock } from './block.ts'
import { indentOf } from './line-shape.ts'
import type {
  Document,
  DocumentCommand,
  PlanProblem,
  PlanProblemCode,
  WrittenSection,
  WrittenSetting,
} from './model.ts'
import { findLine } from './plan-line.ts'
import { isSameSetting } from './plan-setting.ts'
import { isOneLine, isWritableSection, isWritableSettingName, isWritableValue } from './writable.ts'

/** What stands in the way of a command before a line of it is planned; null when nothing does. */
export function problemOf(document: Document, command: DocumentCommand): PlanProblem | null {
  switch (command.kind) {
    case 'add-section':
      return additionProblem(document, command)
    case 'replace-line':
      if (findLine(document, command) === null) return problemWith('line-changed', command, null)
      return command.text === null || isOneLine(command.text) ? null : problemWith('value-not-writable', command, null)
    case 'remove-byte-order-mark':
      return null
    default: {
      const section = document.sections.findLast((each) => each.name === command.section)
      return section === undefined
        ? problemWith('no-such-section', command, null)
        : problemWithin(document, section, command)
    }
  }
}

export function problemWith(code: PlanProblemCode, command: DocumentCommand, setting: string | null): PlanProblem {
  return { code, section: command.section, setting }
}

type SectionCommand = Exclude<
  DocumentCommand,
  { readonly kind: 'add-section' | 'replace-line' | 'remove-byte-order-mark' }
>

function problemWithin(document: Document, section: WrittenSection, command: SectionCommand): PlanProblem | null {
  switch (command.kind) {
    case 'remove-nested':
      return null
    case 'remove-setting':
      return hiddenProblem(document, command, ({ name }) => isSameSetting(name, command.setting))
    case 'remove-section':
      return hiddenProblem(document, command, () => true)
    case 'set-setting':
      return (
        settingProblem(command, command.setting, command.value) ??
        hiddenProblem(document, command, ({ name }) => isSameSetting(name, command.setting)) ??
        emptyingProblem(document, section, command)
      )
    case 'set-nested':
      return nestedProblem(section, command)
    case 'rename-section':
      return command.to === command.section ? null : nameProblem(document, command)
    case 'copy-section':
      return nameProblem(document, command)
  }
}

/** What keeps a section from being called `to`. */
function nameProblem(document: Document, command: DocumentCommand & { readonly to: string }): PlanProblem | null {
  if (!isWritableSection(command.to)) return problemWith('name-not-writable', command, null)
  const isTaken = document.sections.some((section) => section.name === command.to)
  return isTaken ? problemWith('section-exists', command, null) : null
}

function additionProblem(
  document: Document,
  command: DocumentCommand & { readonly kind: 'add-section' },
): PlanProblem | null {
  if (document.sections.some((each) => each.name === command.section))
    return problemWith('section-exists', command, null)
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

/** A header hidden in a value goes with it: to AWS CLI that is a value's end, to JavaScript SDK v3 the loss of another section. */
function hiddenProblem(
  document: Document,
  command: SectionCommand,
  isMeant: (setting: WrittenSetting) => boolean,
): PlanProblem | null {
  const hides = document.sections
    .filter((section) => section.name === command.section)
    .some((section) => section.settings.some((setting) => isMeant(setting) && hidesHeader(setting.value)))
  return hides ? problemWith('would-change-others', command, null) : null
}

/** A value that opens a block to JavaScript SDK v3: indented settings behind it would be lost there. */
function emptyingProblem(
  document: Document,
  section: WrittenSection,
  command: DocumentCommand & { readonly kind: 'set-setting' },
): PlanProblem | null {
  if (!opensBlock(command.value)) return null
  const at = section.settings.findLastIndex((each) => isSameSetting(each.name, command.setting))
  const next = at < 0 ? undefined : section.settings[at + 1]
  const line = next === undefined ? undefined : document.lines[next.line - 1]
  return line === undefined || indentOf(line.text) === ''
    ? null
    : problemWith('would-change-others', command, command.setting)
}

/** A nested value may not be empty, or read so: to JavaScript SDK v3 it would open a block of its own, and take what follows. */
function nestedProblem(
  section: WrittenSection,
  command: DocumentCommand & { readonly kind: 'set-nested' },
): PlanProblem | null {
  const { setting, name, value } = command
  if (!isWritableSettingName(setting) || !isWritableSettingName(name))
    return problemWith('name-not-writable', command, setting)
  if (opensBlock(value) || !isWritableValue(value)) return problemWith('value-not-writable', command, setting)
  const there = section.settings.findLast((each) => isSameSetting(each.name, setting))
  const holdsText = there !== undefined && there.value !== '' && !isBlock(there.value)
  return holdsText ? problemWith('not-a-block', command, setting) : null
}
