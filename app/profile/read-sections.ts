import { splitPythonLines, stripBlanks } from '../document/blank.ts'
import type { Document, WrittenSection, WrittenSetting } from '../document/model.ts'
import type { EffectiveSetting, ProfileSection, SettingValue } from './model.ts'
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

type Reader = {
  readonly path: string
  readonly names: Map<string, SettingName>
  readonly bySection: Map<string, { readonly line: number; readonly settings: Map<string, EffectiveSetting> }>
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
    bySection: new Map(),
    capitals: new Map(),
    duplicate: null,
    nested: null,
  }
  for (const section of document.sections) readSection(reader, section)
  const defaults = reader.bySection.get(DEFAULT_SECTION)?.settings
  const sections = new Map<string, ProfileSection>()
  for (const [header, { line, settings }] of reader.bySection) {
    if (header === DEFAULT_SECTION) continue
    if (defaults !== undefined) leakInto(settings, defaults)
    sections.set(header, { name: header, header, place: { file: path, line }, settings })
  }
  return { sections, stop: reader.duplicate ?? reader.nested, capitals: reader.capitals }
}

function readSection(reader: Reader, section: WrittenSection): void {
  let open = reader.bySection.get(section.name)
  if (open === undefined) {
    open = { line: section.line, settings: new Map() }
    reader.bySection.set(section.name, open)
  } else if (section.name !== DEFAULT_SECTION) {
    reader.duplicate ??= { code: 'duplicate-section', line: section.line, name: section.name }
  }
  for (const written of section.settings) readSetting(reader, section.name, open.settings, written)
}

function readSetting(
  reader: Reader,
  header: string,
  settings: Map<string, EffectiveSetting>,
  written: WrittenSetting,
): void {
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
function readValue(reader: Reader, written: WrittenSetting): SettingValue {
  const { value } = written
  if (!value.startsWith('\n')) return textValue(value)
  const entries = new Map<string, string>()
  for (const [index, line] of splitPythonLines(value).entries()) {
    const text = stripBlanks(line)
    if (text === '') continue
    const delimiter = text.indexOf('=')
    if (delimiter < 0) {
      reader.nested ??= { code: 'nested-without-delimiter', line: written.line + index, name: written.name }
      return textValue(value)
    }
    entries.set(stripBlanks(text.slice(0, delimiter)), stripBlanks(text.slice(delimiter + 1)))
  }
  return nestedValue(value, entries)
}
