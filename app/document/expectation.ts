import { type BlockEntry, blockEntries, isBlock } from './block.ts'
import type { Document, DocumentCommand, WrittenSection } from './model.ts'
import { findLine } from './plan-line.ts'
import { isSameSetting } from './plan-setting.ts'

/** What a reader gets of a setting: its text, or the lines of a block. */
type ValueRead = string | readonly BlockEntry[]

/** What a reader gets of a document: sections in order, each with its settings in order. */
type SectionRead = {
  readonly name: string
  readonly settings: readonly (readonly [name: string, value: ValueRead])[]
}

/** Whether a document reads after a command as it must: what the command means, and nothing else changed. */
export function readsAsWanted(before: Document, command: DocumentCommand, after: Document): boolean {
  if (command.kind === 'replace-line') return staysAround(before, command, after)
  const wanted = expectedSections(sectionsRead(before), command)
  return isSame(withoutOrder(wanted, command.section), withoutOrder(sectionsRead(after), command.section))
}

/** A new setting may stand anywhere in its section: only settings of one name keep their order, of which the last one counts. */
function withoutOrder(sections: readonly SectionRead[], name: string | null): readonly SectionRead[] {
  const key = ([setting]: SectionRead['settings'][number]) => setting.toLowerCase()
  const sorted = (section: SectionRead) =>
    section.settings.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))))
  return sections.map((section) => (section.name === name ? { ...section, settings: sorted(section) } : section))
}

function isSame(one: readonly SectionRead[], other: readonly SectionRead[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What a reader gets of a document now, or of some of its sections. */
function sectionsRead(
  document: Document,
  isMeant: (section: WrittenSection) => boolean = () => true,
): readonly SectionRead[] {
  return document.sections.filter(isMeant).map((section) => ({
    name: section.name,
    settings: section.settings.map(({ name, value }) => [name, isBlock(value) ? blockEntries(value) : value] as const),
  }))
}

/** What a reader must get of it after a command: the meaning of each command, without a thought about lines. */
function expectedSections(
  sections: readonly SectionRead[],
  command: Exclude<DocumentCommand, { readonly kind: 'replace-line' }>,
): readonly SectionRead[] {
  const last = sections.findLastIndex((section) => section.name === command.section)
  const inLast = (change: (section: SectionRead) => readonly SectionRead[]) =>
    sections.flatMap((section, index) => (index === last ? change(section) : [section]))
  const inAll = (change: (section: SectionRead) => SectionRead) =>
    sections.map((section) => (section.name === command.section ? change(section) : section))
  switch (command.kind) {
    case 'set-setting':
      return inLast((section) => [withSetting(section, command.setting, () => command.value)])
    case 'remove-setting':
      return inAll((section) => withoutSetting(section, command.setting))
    case 'set-nested':
      return inLast((section) => [withSetting(section, command.setting, (old) => withNested(old, command))])
    case 'remove-nested':
      return inAll((section) => withoutNested(section, command))
    case 'add-section':
      return [...sections, { name: command.section, settings: command.settings }]
    case 'copy-section':
      return inLast((section) => [section, { ...section, name: command.to }])
    case 'remove-section':
      return sections.filter((section) => section.name !== command.section)
    case 'rename-section':
      return inAll((section) => ({ ...section, name: command.to }))
    case 'remove-byte-order-mark':
      return sections
  }
}

function withSetting(
  section: SectionRead,
  setting: string,
  valueAfter: (old: ValueRead | undefined) => ValueRead,
): SectionRead {
  const at = section.settings.findLastIndex(([name]) => isSameSetting(name, setting))
  if (at < 0) return { ...section, settings: [...section.settings, [setting, valueAfter(undefined)]] }
  return {
    ...section,
    settings: section.settings.map((each, index) => (index === at ? [each[0], valueAfter(each[1])] : each)),
  }
}

function withoutSetting(section: SectionRead, setting: string): SectionRead {
  return { ...section, settings: section.settings.filter(([name]) => !isSameSetting(name, setting)) }
}

function withNested(
  old: ValueRead | undefined,
  { name, value }: DocumentCommand & { readonly kind: 'set-nested' },
): readonly BlockEntry[] {
  const entries = typeof old === 'object' ? old : []
  const at = entries.findLastIndex(([each]) => each === name)
  return at < 0 ? [...entries, [name, value]] : entries.with(at, [name, value])
}

function withoutNested(
  section: SectionRead,
  { setting, name }: DocumentCommand & { readonly kind: 'remove-nested' },
): SectionRead {
  const settings = section.settings.flatMap((each) => {
    const [own, value] = each
    if (!isSameSetting(own, setting) || typeof value === 'string') return [each]
    const left = value.filter(([nested]) => nested !== name)
    return left.length === 0 ? [] : [[own, left] as const]
  })
  return { ...section, settings }
}

/**
 * Whether mending one line left the rest alone: every other line is there as it was, and so is every section but the one it stands in,
 * which may gain, lose or be cut in two by it.
 */
function staysAround(
  before: Document,
  command: DocumentCommand & { readonly kind: 'replace-line' },
  after: Document,
): boolean {
  const line = findLine(before, command)
  if (line === null) return false
  const taken = command.text === null ? 0 : 1
  const next = line.number + taken
  return (
    isSameTexts(textsWithout(before, line.number, 1), textsWithout(after, line.number, taken)) &&
    isSame(
      sectionsRead(before, (section) => section.line > line.number),
      sectionsRead(after, (section) => section.line >= next),
    ) &&
    isSame(sectionsAhead(before, line.number), sectionsAhead(after, line.number))
  )
}

/** The texts of a document's lines without some of them, the byte order mark left out. `number` is 1-based. */
function textsWithout(document: Document, number: number, count: number): readonly string[] {
  const texts = document.lines.map((line, index) => (index === 0 ? line.text.replace(/^\ufeff/, '') : line.text))
  return texts.toSpliced(number - 1, count)
}

function isSameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** The sections that end before the one a line stands in, or follows when it is a header. */
function sectionsAhead(document: Document, number: number): readonly SectionRead[] {
  return sectionsRead(document, (section) => section.line < number).slice(0, -1)
}
