import { splitPythonLines, stripBlanks } from '../document/blank.ts'
import { scanText } from '../document/scan.ts'
import type { EffectiveSetting, ProfileSection } from './model.ts'
import { alsoOver, isSecretName, nestedValue, secretValue, settingOver, textValue } from './setting-value.ts'

/** configparser's magic section: its settings leak into every other section of the file. */
export const DEFAULT_SECTION = 'DEFAULT'

const OPEN = 0x5b

/** The sections of one file by header, as configparser reads them, and where it would stop. */
export type FileSections = {
  readonly sections: ReadonlyMap<string, ProfileSection>
  readonly stop: SectionStop | null
  readonly stray: StrayLine | null
  /** Settings written with capitals, by header: AWS CLI lower-cases them, others do not find them. */
  readonly capitals: ReadonlyMap<string, readonly WrittenName[]>
  /** The magic section, where it has settings. */
  readonly leaking: ProfileSection | null
  /** Headers that do not start their line. */
  readonly indented: ReadonlySet<string>
}

/** The first line that is no section, setting or comment. */
export type StrayLine = { readonly line: number; readonly text: string; readonly before: 'any-section' | 'end' }

/** A setting's name as written. */
export type WrittenName = { readonly name: string; readonly line: number }

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
  /** How many lines stand before the text. */
  readonly before: number
  readonly names: Map<string, SettingName>
  readonly sections: Map<string, OpenSection>
  readonly capitals: Map<string, WrittenName[]>
  readonly indented: Set<string>
  open: OpenSection | null
  stray: StrayLine | null
  duplicate: SectionStop | null
  /** Blocks that botocore would refuse, with the section and the setting they stand in. */
  readonly badBlocks: { readonly header: string; readonly setting: string; readonly stop: SectionStop }[]
}

/**
 * Reads a text's sections as configparser does, setting names lower-cased. Duplicates, which it refuses, are reported and merged, the
 * later one winning, so that a refused file can be shown. `firstLine`: the number of the text's first line in its file.
 */
export function readSections(text: string, path: string, firstLine = 1): FileSections {
  const before = firstLine - 1
  const reader: Reader = {
    path,
    before,
    names: new Map(),
    sections: new Map(),
    capitals: new Map(),
    indented: new Set(),
    open: null,
    stray: null,
    duplicate: null,
    badBlocks: [],
  }
  scanText(text, {
    section: (name, line, offset) => {
      reader.open = openSection(reader, name, before + line)
      if (text.charCodeAt(offset) !== OPEN) reader.indented.add(name)
    },
    setting: (name, value, line) => readSetting(reader, name, value, before + line),
    end: () => {},
    line: (kind, offset) => {
      if (kind === 'stray') reader.stray ??= strayLine(reader, text, offset)
    },
  })
  return closed(reader)
}

function closed(reader: Reader): FileSections {
  const { sections, capitals, indented, stray, duplicate } = reader
  const defaults = sections.get(DEFAULT_SECTION)
  sections.delete(DEFAULT_SECTION)
  const stop = duplicate ?? badBlockOf(reader)
  const leaking = defaults === undefined || defaults.settings.size === 0 ? null : defaults
  if (leaking !== null) {
    const most = Math.ceil(MOST_LEAKED / (sections.size + 1))
    const leaked = [...leaking.settings].slice(0, most)
    for (const { settings } of sections.values()) leakInto(settings, leaked)
  }
  return { sections, stop, stray, capitals, leaking, indented }
}

/** Settings that the magic section may leak in all: a hostile file must not take the square of its length. */
const MOST_LEAKED = 1_000_000

/** The first block that botocore refuses. One of the magic section it meets only in a section that has no such setting itself. */
function badBlockOf({ badBlocks, sections }: Reader): SectionStop | null {
  const met = badBlocks.find(({ header, setting }) => {
    if (header !== DEFAULT_SECTION) return true
    return [...sections.values()].some(({ settings }) => !settings.has(setting))
  })
  return met?.stop ?? null
}

function openSection(reader: Reader, name: string, line: number): OpenSection {
  const known = reader.sections.get(name)
  if (known !== undefined) {
    if (name !== DEFAULT_SECTION) reader.duplicate ??= { code: 'duplicate-section', line, name }
    return known
  }
  const open = { name, header: name, place: { file: reader.path, line }, settings: new Map() }
  reader.sections.set(name, open)
  return open
}

function strayLine({ sections, before: above }: Reader, text: string, offset: number): StrayLine {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  const [own = ''] = text.slice(offset, offset + 200).split(/[\r\n]/, 1)
  return { line: above + before.length, text: own, before: sections.size === 0 ? 'any-section' : 'end' }
}

function readSetting(reader: Reader, written: string, value: string, line: number): void {
  const { open } = reader
  if (open === null) return
  const { name, isSecret } = nameOf(reader.names, written)
  if (name !== written) noteCapitals(reader, open.header, { name: written, line })
  const earlier = open.settings.get(name)
  if (earlier !== undefined) reader.duplicate ??= { code: 'duplicate-setting', line, name: written }
  const read = readValue(reader, open.header, name, value, line)
  // A block under a secret's name is no block to show, but botocore may refuse it all the same.
  const kept = isSecret ? secretValue(value) : read
  open.settings.set(name, settingOver(name, kept, { file: reader.path, line }, earlier))
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

function noteCapitals(reader: Reader, header: string, written: WrittenName): void {
  const noted = reader.capitals.get(header)
  if (noted === undefined) reader.capitals.set(header, [written])
  else noted.push(written)
}

/** Own settings come first; the magic section's only where there is none, and as what is overridden where there is. */
function leakInto(
  settings: Map<string, EffectiveSetting>,
  defaults: readonly (readonly [string, EffectiveSetting])[],
): void {
  for (const [name, leaked] of defaults) {
    const own = settings.get(name)
    settings.set(name, own === undefined ? leaked : alsoOver(own, leaked))
  }
}

/** A value that starts with a line end is a block of `key = value` lines (configloader `_parse_nested`, botocore 1.43). */
function readValue(
  reader: Reader,
  header: string,
  setting: string,
  value: string,
  line: number,
): EffectiveSetting['value'] {
  if (!value.startsWith('\n')) return textValue(value)
  const entries = new Map<string, string>()
  for (const [index, each] of splitPythonLines(value).entries()) {
    const text = stripBlanks(each)
    if (text === '') continue
    const delimiter = text.indexOf('=')
    if (delimiter < 0) {
      const stop = { code: 'nested-without-delimiter', line: line + index, name: setting } as const
      reader.badBlocks.push({ header, setting, stop })
      return textValue(value)
    }
    entries.set(stripBlanks(text.slice(0, delimiter)), stripBlanks(text.slice(delimiter + 1)))
  }
  return nestedValue(value, entries)
}
