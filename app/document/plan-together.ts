import { applyEdits } from './edits.ts'
import { type InnerCommand, readAsWantedTogether } from './expectation.ts'
import type { Document, DocumentCommand, Edit } from './model.ts'
import { parseDocument } from './parse.ts'
import { editsOf } from './plan.ts'
import { problemOf } from './plan-problem.ts'

/*
 * Commands that each change another section from within do not meet: a thousand profiles that follow one new name are planned on one
 * reading of the file and proved by another, instead of by a thousand.
 */

/** A new block is written as the file's first one, which an earlier command may have made: `set-nested` stands alone. */
const isInner = (command: DocumentCommand): command is InnerCommand =>
  command.kind === 'set-setting' || command.kind === 'remove-setting' || command.kind === 'remove-nested'

/** The longest run of commands from `start` on that may be planned together: of one, when it has to stand alone. */
export function runOfCommands(commands: readonly DocumentCommand[], start: number): readonly DocumentCommand[] {
  const sections = new Set<string>()
  let end = start
  for (let command = commands[end]; command !== undefined; command = commands[end]) {
    if (!isInner(command) || sections.has(command.section)) break
    sections.add(command.section)
    end++
  }
  return commands.slice(start, Math.max(end, start + 1))
}

/** What several commands do to a document at once; null where they meet, or one of them cannot be planned: then each is planned alone. */
export function planTogether(
  document: Document,
  commands: readonly DocumentCommand[],
): { readonly edits: readonly Edit[]; readonly document: Document } | null {
  const inner = commands.filter(isInner)
  if (inner.length < commands.length || !standOnce(document, inner)) return null
  if (inner.some((command) => problemOf(document, command) !== null)) return null
  const edits = inner
    .flatMap((command) => editsOf(document, command))
    .toSorted((one, other) => one.offset - other.offset)
  if (edits.some((edit, index) => meets(edits[index - 1], edit))) return null
  const after = parseDocument(applyEdits(document.text, edits))
  return readAsWantedTogether(document, inner, after) ? { edits, document: after } : null
}

function standOnce(document: Document, commands: readonly InnerCommand[]): boolean {
  const counts = new Map<string, number>()
  for (const { name } of document.sections) counts.set(name, (counts.get(name) ?? 0) + 1)
  return commands.every(({ section }) => counts.get(section) === 1)
}

function meets(before: Edit | undefined, edit: Edit): boolean {
  return before !== undefined && before.offset + before.length >= edit.offset
}
