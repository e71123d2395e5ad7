import { splitPythonLines, stripBlanks } from '../document/blank.ts'
import { once } from '../document/once.ts'
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

/** A setting as it was met; its value is looked into when its section is. */
type Met = { readonly setting: SettingName; readonly value: string; readonly line: number }

type OpenSection = ProfileSection & { readonly settings: Map<string, EffectiveSetting> }

type Reader = {
  readonly path: string
  readonly names: Map<string, SettingName>
  readonly sections: Map<string, OpenSection>
  readonly capitals: Map<string, WrittenName[]>
  readonly indented: Set<string>
  open: OpenSection | null
  /** What each section's settings are made of, apart from it: nobody comes to a secret that is not wrapped by way of a section. */
  readonly met: Map<OpenSection, Met[]>
  /** Names of a section that has many. */
  many: { readonly of: OpenSection; readonly names: Set<string> } | null
  stray: StrayLine | null
  duplicate: SectionStop | null
  /** Blocks that botocore would refuse, with the section and the setting they stand in. */
  readonly badBlocks: { readonly header: string; readonly setting: string; readonly stop: SectionStop }[]
}

/**
 * Reads a text's sections as configparser does, setting names lower-cased. Duplicates, which it refuses, are reported and merged, the
 * later one winning, so that a refused file can be shown.
 */
export function readSections(text: string, path: string): FileSections {
  const reader: Reader = {
    path,
    names: new Map(),
    sections: new Map(),
    capitals: new Map(),
    indented: new Set(),
    open: null,
    met: new Map(),
    many: null,
    stray: null,
    duplicate: null,
    badBlocks: [],
  }
  scanText(text, {
    section: (name, line, offset) => {
      reader.open = openSection(reader, name, line)
      if (text.charCodeAt(offset) !== OPEN) reader.indented.add(name)
    },
    setting: (name, value, line) => readSetting(reader, name, value, line),
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
  const met: Met[] = []
  // Of thousands of sections most are only looked up by name.
  const settings = once(() => settingsOf(met, reader.path))
  const open: OpenSection = {
    name,
    header: name,
    place: { file: reader.path, line },
    get settings() {
      return settings()
    },
  }
  reader.met.set(open, met)
  reader.sections.set(name, open)
  return open
}

function strayLine({ sections }: Reader, text: string, offset: number): StrayLine {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  const [own = ''] = text.slice(offset, offset + 200).split(/[\r\n]/, 1)
  return { line: before.length, text: own, before: sections.size === 0 ? 'any-section' : 'end' }
}

function readSetting(reader: Reader, written: string, value: string, line: number): void {
  const { open } = reader
  if (open === null) return
  const setting = nameOf(reader.names, written)
  const { name } = setting
  if (name !== written) noteCapitals(reader, open.header, { name: written, line })
  const met = reader.met.get(open) ?? []
  if (reader.duplicate === null && isMet(reader, open, met, name)) {
    reader.duplicate = { code: 'duplicate-setting', line, name: written }
  }
  met.push({ setting, value, line })
  // A block under a secret's name is no block to show, but botocore may refuse it all the same.
  const bad = value.startsWith('\n') ? badLineOf(value) : null
  if (bad === null) return
  const stop = { code: 'nested-without-delimiter', line: line + bad, name } as const
  reader.badBlocks.push({ header: open.header, setting: name, stop })
}

/** How many settings are gone through one by one; most sections have fewer. */
const FEW = 16

/** Whether the section has a setting of that name already. */
function isMet(reader: Reader, open: OpenSection, met: readonly Met[], name: string): boolean {
  if (met.length <= FEW) return met.some(({ setting }) => setting.name === name)
  if (reader.many?.of !== open) reader.many = { of: open, names: new Set(met.map(({ setting }) => setting.name)) }
  const isThere = reader.many.names.has(name)
  reader.many.names.add(name)
  return isThere
}

/** A section's settings, later ones over earlier ones of the same name. */
function settingsOf(met: readonly Met[], path: string): Map<string, EffectiveSetting> {
  const settings = new Map<string, EffectiveSetting>()
  for (const { setting, value, line } of met) {
    const { name, isSecret } = setting
    const kept = isSecret ? secretValue(value) : readValue(value)
    settings.set(name, settingOver(name, kept, { file: path, line }, settings.get(name)))
  }
  return settings
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
function readValue(value: string): EffectiveSetting['value'] {
  if (!value.startsWith('\n') || badLineOf(value) !== null) return textValue(value)
  const entries = new Map<string, string>()
  for (const each of splitPythonLines(value)) {
    const text = stripBlanks(each)
    if (text === '') continue
    const delimiter = text.indexOf('=')
    entries.set(stripBlanks(text.slice(0, delimiter)), stripBlanks(text.slice(delimiter + 1)))
  }
  return nestedValue(value, entries)
}

/** The first line of a block that is no `key = value`, counted from the setting's own; null where there is none. */
function badLineOf(value: string): number | null {
  const at = splitPythonLines(value).findIndex((each) => {
    const text = stripBlanks(each)
    return text !== '' && !text.includes('=')
  })
  return at < 0 ? null : at
}
