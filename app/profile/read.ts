import { once } from '../document/once.ts'
import { botocoreMeaning, type HeaderMeaning, isOutOfPlace, sdkJsKeyMeaning, tolerantMeaning } from './header-name.ts'
import type { Dialect, EffectiveSetting, FileRole, FileSnapshot, ProfileSection, Reading, Refusal } from './model.ts'
import { listSdkJsKeys, readSdkJsSections } from './read-sdk-js.ts'
import { type FileSections, readSections } from './read-sections.ts'
import { botocoreRefusal, refuse } from './refusal.ts'
import { alsoOver } from './setting-value.ts'
import { decodeUtf8 } from './utf8.ts'

/** One file, read once for all dialects. */
export type OpenedFile = {
  readonly snapshot: FileSnapshot
  /** The text as tools that shrug at bad bytes see it. */
  readonly text: string
  readonly read: FileSections
  readonly shelves: Readonly<Record<'botocore' | 'tolerant', Shelves>>
  readonly botocoreRefusal: Refusal | null
  readonly sdkJs: SdkJsNames
}

/** The profiles that JS SDK v3 finds in a file, or why it drops it. */
export type SdkJsNames = { readonly refusal: Refusal | null; readonly profiles: ReadonlySet<string> }

/** Reads a file. What is missing or unreadable is empty. */
export function openFile(snapshot: FileSnapshot): OpenedFile {
  const content = snapshot.state === 'present' ? snapshot.text : ''
  const text = snapshot.encoding === 'bytes' ? decodeUtf8(content).text : content
  const read = readSections(text, snapshot.path)
  const refusal = snapshot.state === 'present' ? botocoreRefusal(snapshot, read) : null
  const shelves = shelveBoth(snapshot.role, read)
  return { snapshot, text, read, shelves, botocoreRefusal: refusal, sdkJs: sdkJsNames(snapshot, text) }
}

/**
 * What one tool sees in one file, by its own rules. A refused file has empty maps; a missing one, and one the tool may not open, is
 * read as empty, because that is what the tools do.
 */
export function readFileAs(dialect: Dialect, snapshot: FileSnapshot): Reading {
  return readOpenedAs(dialect, openFile(snapshot))
}

/** {@link readFileAs} for a file that is read already. */
export function readOpenedAs(dialect: Dialect, file: OpenedFile): Reading {
  switch (dialect) {
    case 'botocore':
      return readAsBotocore(file)
    case 'sdk-js':
      return readAsSdkJs(file)
    case 'tolerant':
      return readTolerantly(file)
  }
}

type Shelves = Readonly<Record<HeaderMeaning['of'], Map<string, ProfileSection>>>

function emptyShelves(): Shelves {
  return { profile: new Map(), 'sso-session': new Map(), services: new Map() }
}

function reading(dialect: Dialect, { snapshot }: OpenedFile, refusal: Refusal | null, shelves: Shelves): Reading {
  return {
    dialect,
    role: snapshot.role,
    path: snapshot.path,
    refusal,
    profiles: shelves.profile,
    ssoSessions: shelves['sso-session'],
    services: shelves.services,
  }
}

function readAsBotocore(file: OpenedFile): Reading {
  const refusal = file.botocoreRefusal
  return reading('botocore', file, refusal, refusal === null ? file.shelves.botocore : emptyShelves())
}

function readTolerantly(file: OpenedFile): Reading {
  const refusal = file.snapshot.state === 'unreadable' ? refuse('unreadable', null, file.snapshot.reason ?? '') : null
  return reading('tolerant', file, refusal, file.shelves.tolerant)
}

/** Both readings' shelves; one and the same where no header means more to Lanyard than to botocore, as in most files. */
function shelveBoth(role: FileRole, { sections }: FileSections): Readonly<Record<'botocore' | 'tolerant', Shelves>> {
  const botocore = emptyShelves()
  const others = new Set<string>()
  for (const [header, section] of sections) {
    const meaning = botocoreMeaning(role, header)
    if (meaning !== null) putOver(botocore[meaning.of], meaning.name, section)
    if (meaning === null || isOutOfPlace(role, header)) others.add(header)
  }
  if (![...others].some((header) => isOutOfPlace(role, header) || tolerantMeaning(role, header) !== null)) {
    return { botocore, tolerant: botocore }
  }
  const tolerant = emptyShelves()
  for (const [header, section] of sections) {
    const meaning = tolerantMeaning(role, header)
    if (meaning !== null) putOver(tolerant[meaning.of], meaning.name, section)
  }
  return { botocore, tolerant }
}

/** Sections that a later one of another header replaces, by the name they share. */
export function replacedSections({ snapshot, read }: OpenedFile): ReadonlyMap<string, readonly ProfileSection[]> {
  const latest = new Map<string, ProfileSection>()
  const replaced = new Map<string, ProfileSection[]>()
  if (snapshot.role === 'credentials') return replaced
  for (const [header, section] of read.sections) {
    const meaning = tolerantMeaning(snapshot.role, header)
    if (meaning?.of !== 'profile') continue
    const earlier = latest.get(meaning.name)
    if (earlier !== undefined) replaced.set(meaning.name, [...(replaced.get(meaning.name) ?? []), earlier])
    latest.set(meaning.name, section)
  }
  return replaced
}

function putOver(shelf: Map<string, ProfileSection>, name: string, section: ProfileSection): void {
  const earlier = shelf.get(name)
  if (earlier === undefined && section.name === name) {
    shelf.set(name, section)
    return
  }
  const { header, place } = section
  const settings = earlier === undefined ? section.settings : overriding(section, earlier)
  shelf.set(name, { name, header, place, settings })
}

/** The later section's settings, each with what the section it replaces said. */
function overriding(section: ProfileSection, replaced: ProfileSection): ReadonlyMap<string, EffectiveSetting> {
  const result = new Map(section.settings)
  for (const [name, setting] of result) {
    const earlier = replaced.settings.get(name)
    if (earlier === undefined || earlier.place === setting.place) continue
    result.set(name, alsoOver(setting, earlier))
  }
  return result
}

function sdkJsNames({ role }: FileSnapshot, text: string): SdkJsNames {
  const profiles = new Set<string>()
  const read = listSdkJsKeys(text)
  if (!read.ok) return { refusal: refuse('reserved-name', read.line, read.name), profiles }
  for (const key of read.keys) {
    const meaning = sdkJsKeyMeaning(role, key)
    if (meaning?.of === 'profile') profiles.add(meaning.name)
  }
  return { refusal: null, profiles }
}

/** The settings are read when first asked for: of most profiles only the name matters in this dialect. */
function readAsSdkJs(file: OpenedFile): Reading {
  const { snapshot, text } = file
  const { role, path } = snapshot
  const shelves = once(() => sdkJsShelves(snapshot, text))
  return {
    dialect: 'sdk-js',
    role,
    path,
    refusal: file.sdkJs.refusal,
    get profiles() {
      return shelves().profile
    },
    get ssoSessions() {
      return shelves()['sso-session']
    },
    get services() {
      return shelves().services
    },
  }
}

function sdkJsShelves({ role, path }: FileSnapshot, text: string): Shelves {
  const shelves = emptyShelves()
  const read = readSdkJsSections(text, path)
  if (!read.ok) return shelves
  const own = role === 'config' ? read.sections.get('default') : undefined
  if (own !== undefined) shelves.profile.set('default', own)
  for (const [key, section] of read.sections) {
    const meaning = sdkJsKeyMeaning(role, key)
    if (meaning === null || section === own) continue
    putOver(shelves[meaning.of], meaning.name, section)
  }
  return shelves
}
