import type { HeaderMeaning } from '../header-name.ts'
import type { Dialect, EffectiveSetting, FileRole, ProfileSection, Refusal } from '../model.ts'
import { isSecretName, secretValue, settingOver, textValue } from '../setting-value.ts'

/** What one line is to a tool that reads line by line. */
export type LineMeaning =
  /** A comment, a blank line, or one the tool passes over. */
  | { readonly is: 'nothing' }
  /** `meaning` null: the tool ignores the section and all that follows until the next header. */
  | { readonly is: 'header'; readonly header: string; readonly meaning: HeaderMeaning | null }
  | { readonly is: 'setting'; readonly name: string; readonly value: string }
  /** Goes on with the running setting, on a new line of its value. */
  | { readonly is: 'more'; readonly text: string }
  /** The tool refuses the whole file. */
  | { readonly is: 'stop'; readonly code: Refusal['code'] }

/** Where a line stands. */
export type LineContext = {
  readonly role: FileRole
  /** `ignored`: below a header that the tool does not want. */
  readonly section: 'none' | 'ignored' | 'open'
  /** The value so far of the setting that an indented line would continue; null where there is none. */
  readonly running: string | null
}

/** One tool's way of reading the shared files. */
export type LineRules = {
  readonly dialect: Dialect
  readonly lineEnd: RegExp
  readonly read: (line: string, context: LineContext) => LineMeaning
  /** `[default]` and `[profile default]` in one config file: which of them is left. */
  readonly twoDefaults: 'prefixed' | 'bare' | 'merged'
  /** A setting twice in one section: the later one wins, or the section is as good as not there. */
  readonly twice: 'later' | 'no-section'
}

/** Sections by the shelf they belong on, and why the tool refuses the file. */
export type LineReading = {
  readonly shelves: Readonly<Record<HeaderMeaning['of'], ReadonlyMap<string, ProfileSection>>>
  readonly stop: { readonly code: Refusal['code']; readonly line: number } | null
}

type OpenSection = ProfileSection & { readonly settings: Map<string, EffectiveSetting> }

type Reader = {
  readonly rules: LineRules
  readonly role: FileRole
  readonly path: string
  readonly shelves: Readonly<Record<HeaderMeaning['of'], Map<string, OpenSection>>>
  readonly spoiled: Set<OpenSection>
  section: OpenSection | null
  hasHeader: boolean
  running: EffectiveSetting | null
}

const emptyShelves = (): Reader['shelves'] => ({
  profile: new Map(),
  'sso-session': new Map(),
  services: new Map(),
})

/** Reads one file by a tool's line rules. Never throws; a refused file has empty shelves. */
export function readLines(rules: LineRules, role: FileRole, path: string, text: string): LineReading {
  const reader: Reader = {
    rules,
    role,
    path,
    shelves: emptyShelves(),
    spoiled: new Set(),
    section: null,
    hasHeader: false,
    running: null,
  }
  const lines = text.split(rules.lineEnd)
  for (const [index, line] of lines.entries()) {
    const stop = takeLine(reader, line, index + 1)
    if (stop !== null) return { shelves: emptyShelves(), stop: { code: stop, line: index + 1 } }
  }
  dropSpoiled(reader)
  return { shelves: reader.shelves, stop: null }
}

function dropSpoiled({ shelves, spoiled }: Reader): void {
  if (spoiled.size === 0) return
  for (const shelf of Object.values(shelves))
    for (const [name, section] of shelf) if (spoiled.has(section)) shelf.delete(name)
}

function takeLine(reader: Reader, line: string, number: number): Refusal['code'] | null {
  const { running } = reader
  const meaning = reader.rules.read(line, {
    role: reader.role,
    section: reader.section !== null ? 'open' : reader.hasHeader ? 'ignored' : 'none',
    running: running === null ? null : running.value.kind === 'plain' ? running.value.text : '\u2022',
  })
  switch (meaning.is) {
    case 'nothing':
      return null
    case 'stop':
      return meaning.code
    case 'header':
      openSection(reader, meaning.header, meaning.meaning, number)
      return null
    case 'setting':
      put(reader, meaning, number, isUnderSecret(running, line) ? 'secret' : 'by-name')
      return null
    case 'more':
      goOn(reader, meaning.text)
      return null
  }
}

function openSection(reader: Reader, header: string, meaning: HeaderMeaning | null, line: number): void {
  reader.hasHeader = true
  reader.running = null
  reader.section = null
  if (meaning === null) return
  const shelf = reader.shelves[meaning.of]
  const known = shelf.get(meaning.name)
  if (known !== undefined && !isReplaced(reader, known.header, header)) {
    reader.section = isIgnored(reader, known.header, header) ? null : known
    return
  }
  const { name } = meaning
  const open = { name, header, place: { file: reader.path, line }, settings: new Map() }
  shelf.set(name, open)
  reader.section = open
}

const isBareDefault = (header: string): boolean => header.trim() === 'default'

/** The section that is there gives way to this one. */
function isReplaced({ rules, role }: Reader, known: string, header: string): boolean {
  if (role !== 'config' || isBareDefault(known) === isBareDefault(header)) return false
  return rules.twoDefaults === 'prefixed' ? isBareDefault(known) : rules.twoDefaults === 'bare' && isBareDefault(header)
}

/** This section gives way to the one that is there. */
function isIgnored({ rules, role }: Reader, known: string, header: string): boolean {
  if (role !== 'config' || isBareDefault(known) === isBareDefault(header)) return false
  return rules.twoDefaults !== 'merged'
}

/** An indented line below a secret may be its end to another tool. */
const isUnderSecret = (running: EffectiveSetting | null, line: string): boolean =>
  running?.value.kind === 'secret' && /^\s/.test(line)

type Written = Extract<LineMeaning, { is: 'setting' }>

function put(reader: Reader, { name, value: text }: Written, line: number, guard: 'secret' | 'by-name'): void {
  const { section, path } = reader
  if (section === null) return
  const earlier = section.settings.get(name)
  if (earlier !== undefined && reader.rules.twice === 'no-section') reader.spoiled.add(section)
  const value = guard === 'secret' || isSecretName(name) ? secretValue(text) : textValue(text)
  const setting = settingOver(name, value, { file: path, line }, earlier)
  section.settings.set(name, setting)
  reader.running = setting
}

/** Longer values are not meant by anybody, and a hostile file must not take the square of its length. */
const LONGEST = 100_000

function goOn(reader: Reader, text: string): void {
  const { section, running } = reader
  if (section === null || running === null || running.value.kind !== 'plain') return
  const so = running.value.text
  if (so.length > LONGEST) return
  const setting: EffectiveSetting = { ...running, value: textValue(`${so}\n${text}`) }
  section.settings.set(running.name, setting)
  reader.running = setting
}
