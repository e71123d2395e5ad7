import { type BlockEntry, blockEntries, isBlock } from './block.ts'
import type { Document, DocumentCommand, WrittenSection } from './model.ts'
import { findLine } from './plan-line.ts'
import { isSameSetting } from './plan-setting.ts'

/** What a reader gets of a setting: its text, or the lines of a block. */
type SettingRead = { readonly name: string; readonly value: string | readonly BlockEntry[] }

/** What a reader gets of a section: its settings in order. Sections that a command is not about are compared as they are written. */
type SectionRead = { readonly name: string; readonly settings: readonly SettingRead[] }

/** Whether a document reads after a command as it must: what the command means, and nothing else changed. */
export function readsAsWanted(before: Document, command: DocumentCommand, after: Document): boolean {
  if (command.kind === 'replace-line') return staysAround(before, command, after)
  const names = 'to' in command ? [command.section, command.to] : [command.section]
  const wanted = expectedSections(sectionsRead(before, names), command)
  return isSame(withoutOrder(wanted, names), withoutOrder(sectionsRead(after, names), names))
}

/** A command that changes one section from within. */
export type InnerCommand = DocumentCommand & {
  readonly kind: 'set-setting' | 'remove-setting' | 'remove-nested'
}

/** {@link readsAsWanted} for several commands at once, each about a section of its own that stands once in the document. */
export function readAsWantedTogether(before: Document, commands: readonly InnerCommand[], after: Document): boolean {
  const commandOf = new Map(commands.map((command) => [command.section, command]))
  return (
    before.sections.length === after.sections.length &&
    before.sections.every((section, index) => {
      const now = after.sections[index]
      const command = commandOf.get(section.name)
      if (now === undefined || command === undefined) return isSameSection(section, now)
      const names = [section.name]
      const wanted = withoutOrder(expectedSections([opened(section)], command), names)
      return isSame(wanted, withoutOrder([opened(now)], names))
    })
  )
}

type Names = readonly (string | null)[]

/** A new setting may stand anywhere in its section: only settings of one name keep their order, of which the last one counts. */
function withoutOrder(sections: readonly SectionRead[], names: Names): readonly SectionRead[] {
  return sections.map((section) =>
    names.includes(section.name) ? { ...section, settings: section.settings.toSorted(byName) } : section,
  )
}

function byName({ name: one }: SettingRead, { name: other }: SettingRead): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()]
  if (first === second) return 0
  return first < second ? -1 : 1
}

function isSame(some: readonly SectionRead[], others: readonly SectionRead[]): boolean {
  return some.length === others.length && some.every((section, index) => isSameSection(section, others[index]))
}

function isSameSection(one: SectionRead, other: SectionRead | undefined): boolean {
  return (
    one.name === other?.name &&
    one.settings.length === other.settings.length &&
    one.settings.every(({ name, value }, index) => {
      const against = other.settings[index]
      return name === against?.name && isSameValue(value, against.value)
    })
  )
}

function isSameValue(one: SettingRead['value'], other: SettingRead['value']): boolean {
  return typeof one === 'string' ? one === other : JSON.stringify(one) === JSON.stringify(other)
}

/** What a reader gets of a document now; of the sections named, blocks are taken apart. */
function sectionsRead(document: Document, names: Names): readonly SectionRead[] {
  return document.sections.map((section) => (names.includes(section.name) ? opened(section) : section))
}

function opened({ name, settings }: WrittenSection): SectionRead {
  return {
    name,
    settings: settings.map((each) => ({
      name: each.name,
      value: isBlock(each.value) ? blockEntries(each.value) : each.value,
    })),
  }
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
      return [
        ...sections,
        { name: command.section, settings: command.settings.map(([name, value]) => ({ name, value })) },
      ]
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
  valueAfter: (old: SettingRead['value'] | undefined) => SettingRead['value'],
): SectionRead {
  const { settings } = section
  const at = settings.findLastIndex(({ name }) => isSameSetting(name, setting))
  const there = settings[at]
  if (there === undefined) {
    return { ...section, settings: [...settings, { name: setting, value: valueAfter(undefined) }] }
  }
  return { ...section, settings: settings.with(at, { name: there.name, value: valueAfter(there.value) }) }
}

function withoutSetting(section: SectionRead, setting: string): SectionRead {
  return { ...section, settings: section.settings.filter(({ name }) => !isSameSetting(name, setting)) }
}

function withNested(
  old: SettingRead['value'] | undefined,
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
    if (!isSameSetting(each.name, setting) || typeof each.value === 'string') return [each]
    const left = each.value.filter(([nested]) => nested !== name)
    return left.length === 0 ? [] : [{ name: each.name, value: left }]
  })
  return { ...section, settings }
}

/**
 * Whether mending one line left the rest alone: no other line was cut or joined (a lone carriage return may meet a line feed), and every
 * section is as it was but the one the line stands in, which may gain, lose or be cut in two by it.
 */
function staysAround(
  before: Document,
  command: DocumentCommand & { readonly kind: 'replace-line' },
  after: Document,
): boolean {
  const line = findLine(before, command)
  if (line === null) return false
  const taken = command.text === null ? 1 : 0
  return (
    after.lines.length === before.lines.length - taken &&
    isSame(sectionsBehind(before, line.number), sectionsBehind(after, line.number - taken)) &&
    isSame(sectionsAhead(before, line.number), sectionsAhead(after, line.number))
  )
}

function sectionsBehind(document: Document, number: number): readonly SectionRead[] {
  return document.sections.filter((section) => section.line > number)
}

/** The sections that end before the one a line stands in, or follows when it is a header. */
function sectionsAhead(document: Document, number: number): readonly SectionRead[] {
  return document.sections.filter((section) => section.line < number).slice(0, -1)
}
