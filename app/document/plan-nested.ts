import { isBlock, nestedName } from './block.ts'
import { indentOf } from './line-shape.ts'
import type { Document, DocumentCommand, Edit, Line, WrittenSection } from './model.ts'
import {
  editsToInsert,
  editsToRemove,
  editsToReplace,
  editToAppend,
  isSameSetting,
  linesOf,
  settingLine,
} from './plan-setting.ts'

type SetNested = DocumentCommand & { readonly kind: 'set-nested' }

/**
 * Edits that set a name within a block: its last line of that name where there is one, else a new line at the block's end, else a new
 * block where a new setting would go.
 */
export function editsToSetNested(document: Document, section: WrittenSection, command: SetNested): readonly Edit[] {
  const { setting, name, value } = command
  const block = section.settings.findLast((each) => isSameSetting(each.name, setting))
  if (block === undefined) {
    return editsToInsert(document, section, (model) => [
      settingLine(setting, '', model),
      nestedIndent(document) + settingLine(name, value, model),
    ])
  }
  const lines = linesOf(document, block)
  const nested = lines.filter((line) => line.kind === 'continuation')
  const line = nested.findLast((each) => nestedName(each.text) === name)
  if (line !== undefined) return editsToReplace(line, [], value)
  const last = nested.at(-1) ?? lines[0]
  if (last === undefined) return []
  const indent = nested.length > 0 ? indentOf(last.text) : indentOf(last.text) + nestedIndent(document)
  return [editToAppend(document, last, indent + settingLine(name, value, last.text))]
}

/** Edits that take a name out of the blocks called `setting`; a block left without lines goes too, its comments stay. */
export function editsToRemoveNested(
  document: Document,
  section: WrittenSection,
  setting: string,
  name: string,
): readonly Edit[] {
  return section.settings
    .filter((each) => isSameSetting(each.name, setting) && isBlock(each.value))
    .flatMap((block) => {
      const nested = linesOf(document, block).filter((line) => line.kind === 'continuation')
      const named = nested.filter((line) => nestedName(line.text) === name)
      return named.length === nested.length ? editsToRemove(document, block) : named.map(removal)
    })
}

function removal(line: Line): Edit {
  return { offset: line.offset, length: line.text.length, text: '' }
}

/** How much deeper than its setting a block's lines stand: as in the file's first block, else AWS CLI's own four blanks. */
function nestedIndent(document: Document): string {
  for (const section of document.sections) {
    const block = section.settings.find((each) => isBlock(each.value))
    if (block === undefined) continue
    const lines = linesOf(document, block)
    const outer = indentOf(lines[0]?.text ?? '')
    const inner = indentOf(lines.find((line) => line.kind === 'continuation')?.text ?? '')
    const deeper = inner.startsWith(outer) ? inner.slice(outer.length) : ''
    if (/^[ \t]+$/.test(deeper)) return deeper
  }
  return '    '
}
