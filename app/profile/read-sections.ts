import { splitPythonLines, stripBlanks } from '../document/blank.ts'
import type { Document, WrittenSection, WrittenSetting } from '../document/model.ts'
import type { EffectiveSetting, ProfileSection } from './model.ts'
import { alsoOver, isSecretName, nestedValue, secretValue, settingOver, textValue } from './setting-value.ts'

/** configparser's magic section: its settings leak into every other section of the file. */
export const DEFAULT_SECTION = 'DEFAULT'

/** The sections of one file by header, as configparser reads them, and where it would stop. */
export type FileSections = {
  readonly sections: ReadonlyMap<string, ProfileSection>
  readonly stop: SectionStop | null
  /** Settings written with capitals, by header: AWS CLI lower-cases them, others do not find them. */
  readonly capitals: ReadonlyMap<string, readonly WrittenSetting[]>
}

/** The first thing in a file that configparser, or botocore after it, raises an error at, apart from stray lines. */
export type SectionStop = {
  readonly code: 'duplicate-section' | 'duplicate-setting' | 'nested-without-delimiter'
  readonly line: number
  readonly name: string
}

/** What a name as written comes to; a file holds thousands of settings under a few dozen names. */
type SettingName = { readonly name: string; readonly isSecret: boolean }

type OpenSection = ProfileSection & { readonly settings: Map<string, EffectiveSetting> }

type Reader = {
  readonly path: string
  readonly names: Map<string, SettingName>
  readonly sections: Map<string, OpenSection>
  readonly capitals: Map<string, WrittenSetting[]>
  duplicate: SectionStop | null
  nested: SectionStop | null
}

/**
 * Reads a document's sections as configparser does, setting names lower-cased. Duplicates, which it refuses, are reported and merged,
 * the later one winning, so that a refused file can be shown.
 */
export function readSections(document: Document, path: string): FileSections {
  const reader: Reader = {
    path,
    names: new Map(),
    sections: new Map(),
    capitals: new Map(),
    duplicate: null,
    nested: null,
  }
  for (const section of document.sections) readSection(reader, section)
  const { sections, capitals, duplicate, nested } = reader
  const defaults = sections.get(DEFAULT_SECTION)
  if (defaults !== undefined) {
    sections.delete(DEFAULT_SECTION)
    for (const { settings } of sections.values()) leakInto(settings, defaults.settings)
  }
  return { sections, stop: duplicate ?? nested, capitals }
}

function readSection(reader: Reader, section: WrittenSection): void {
  const { name, line } = section
  let open = reader.sections.get(name)
  if (open === undefined) {
    open = { name, header: name, place: { file: reader.path, line }, settings: new Map() }
    reader.sections.set(name, open)
  } else if (name !== DEFAULT_SECTION) {
    reader.duplicate ??= { code: 'duplicate-section', line, name }
  }
  for (const written of section.settings) readSetting(reader, open, written)
}

function readSetting(reader: Reader, { header, settings }: OpenSection, written: WrittenSetting): void {
  const { name, isSecret } = nameOf(reader.names, written.name)
  if (name !== written.name) noteCapitals(reader, header, written)
  const earlier = settings.get(name)
  if (earlier !== undefined) {
    reader.duplicate ??= { code: 'duplicate-setting', line: written.line, name: written.name }
  }
  const value = isSecret ? secretValue(written.value) : readValue(reader, written)
  settings.set(name, settingOver(name, value, { file: reader.path, line: written.line }, earlier))
}

function nameOf(names: Map<string, SettingName>, written: string): SettingName {
  let known = names.get(written)
  if (known === undefined) {
    const name = written.toLowerCase()
    known = { name, isSecret: isSecretName(name) }
    names.set(written, known)
  }
  return known
}

function noteCapitals(reader: Reader, header: string, written: WrittenSetting): void {
  const noted = reader.capitals.get(header)
  if (noted === undefined) reader.capitals.set(header, [written])
  else noted.push(written)
}

/** Own settings come first; the magic section's only where there is none, and as what is overridden where there is. */
function leakInto(settings: Map<string, EffectiveSetting>, defaults: ReadonlyMap<string, EffectiveSetting>): void {
  for (const [name, leaked] of defaults) {
    const own = settings.get(name)
    settings.set(name, own === undefined ? leaked : alsoOver(own, leaked))
  }
}

/** A value that starts with a line end is a block of `key = value` lines (configloader `_parse_nested`, botocore 1.43). */
function readValue(reader: Reader, { name, value, line }: WrittenSetting): EffectiveSetting['value'] {
  if (!value.startsWith('\n')) return textValue(value)
  const entries = new Map<string, string>()
  for (const [index, each] of splitPythonLines(value).entries()) {
    const text = stripBlanks(each)
    if (text === '') continue
    const delimiter = text.indexOf('=')
    if (delimiter < 0) {
      reader.nested ??= { code: 'nested-without-delimiter', line: line + index, name }
      return textValue(value)
    }
    entries.set(stripBlanks(text.slice(0, delimiter)), stripBlanks(text.slice(delimiter + 1)))
  }
  return nestedValue(value, entries)
}
