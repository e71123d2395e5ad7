import type { Document, DocumentCommand } from './model.ts'
import { isSameSetting } from './plan-setting.ts'

/** What a reader gets of a document: sections in order, each with its settings in order. */
export type SectionRead = {
  readonly name: string
  readonly settings: readonly (readonly [name: string, value: string])[]
}

/** What a reader gets of a document now. */
export function sectionsRead(document: Document): readonly SectionRead[] {
  return document.sections.map((section) => ({
    name: section.name,
    settings: section.settings.map((setting) => [setting.name, setting.value] as const),
  }))
}

/** What a reader must get of it after a command: the meaning of each command, without a thought about lines. */
export function expectedSections(document: Document, command: DocumentCommand): readonly SectionRead[] {
  const sections = sectionsRead(document)
  switch (command.kind) {
    case 'set-setting': {
      const last = sections.findLastIndex((section) => section.name === command.section)
      return sections.map((section, index) => (index === last ? withSetting(section, command) : section))
    }
    case 'remove-setting':
      return sections.map((section) =>
        section.name === command.section ? withoutSetting(section, command.setting) : section,
      )
    case 'add-section':
      return [...sections, { name: command.section, settings: command.settings }]
    case 'remove-section':
      return sections.filter((section) => section.name !== command.section)
    case 'rename-section':
      return sections.map((section) => (section.name === command.section ? { ...section, name: command.to } : section))
  }
}

function withSetting(
  section: SectionRead,
  { setting, value }: DocumentCommand & { readonly kind: 'set-setting' },
): SectionRead {
  const at = section.settings.findLastIndex(([name]) => isSameSetting(name, setting))
  if (at < 0) return { ...section, settings: [...section.settings, [setting, value]] }
  return {
    ...section,
    settings: section.settings.map((each, index) => (index === at ? [each[0], value] : each)),
  }
}

function withoutSetting(section: SectionRead, setting: string): SectionRead {
  return { ...section, settings: section.settings.filter(([name]) => !isSameSetting(name, setting)) }
}
