import { once } from '../document/once.ts'
import { dialectText } from '../text/dialect-text.ts'
import { LINE_RULES, type LineDialect } from './dialects/index.ts'
import { readLines } from './dialects/line-reader.ts'
import { sdkJsKeyMeaning } from './header-name.ts'
import type { Dialect, FileSnapshot, Reading, Refusal } from './model.ts'
import { readOutlined } from './read-outline.ts'
import { listSdkJsProfiles, readSdkJsSections } from './read-sdk-js.ts'
import { type FileSections, readSections } from './read-sections.ts'
import { botocoreRefusal, refuse } from './refusal.ts'
import { emptyShelves, putOnShelf, type Shelves, shelveBoth } from './shelves.ts'
import { decodeUtf8 } from './utf8.ts'

/** Whether all of a file is looked at, as the window does, or a few of its sections. Says nothing of what is read, only how soon. */
export type Reach = 'every-section' | 'some-sections'

/** One file, read once for all dialects. */
export type OpenedFile = {
  readonly snapshot: FileSnapshot
  /** botocore's reading, where it can be had without reading every section. */
  readonly outlined: Reading | null
  /** The text as tools that shrug at bad bytes see it. */
  readonly text: string
  readonly read: FileSections
  readonly shelves: Readonly<Record<'botocore' | 'tolerant', Shelves>>
  readonly botocoreRefusal: Refusal | null
  readonly sdkJs: SdkJsNames
}

/** The profiles that JS SDK v3 finds in a file, or why it drops it. */
export type SdkJsNames = { readonly refusal: Refusal | null; readonly profiles: ReadonlySet<string> }

/** Reads a file, each tool's reading when it is first asked for. What is missing or unreadable is empty. */
export function openFile(snapshot: FileSnapshot, reach: Reach = 'every-section'): OpenedFile {
  const content = snapshot.state === 'present' ? snapshot.text : ''
  const text = snapshot.encoding === 'bytes' ? decodeUtf8(content).text : content
  const outlined = once(() => (reach === 'some-sections' ? readOutlined(snapshot) : null))
  const read = once(() => readSections(text, snapshot.path))
  const refusal = once(() => (snapshot.state === 'present' ? botocoreRefusal(snapshot, read()) : null))
  const shelves = once(() => shelveBoth(snapshot.role, read().sections))
  const sdkJs = once(() => sdkJsNames(snapshot, text))
  return {
    snapshot,
    text,
    get outlined() {
      return outlined()
    },
    get read() {
      return read()
    },
    get shelves() {
      return shelves()
    },
    get botocoreRefusal() {
      return refusal()
    },
    get sdkJs() {
      return sdkJs()
    },
  }
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
    default:
      return readByLines(dialect, file)
  }
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
  if (file.outlined !== null) return file.outlined
  const refusal = file.botocoreRefusal
  return reading('botocore', file, refusal, refusal === null ? file.shelves.botocore : emptyShelves())
}

function readTolerantly(file: OpenedFile): Reading {
  const refusal = file.snapshot.state === 'unreadable' ? refuse('unreadable', null, file.snapshot.reason ?? '') : null
  return reading('tolerant', file, refusal, file.shelves.tolerant)
}

function sdkJsNames({ role }: FileSnapshot, text: string): SdkJsNames {
  const read = listSdkJsProfiles(text, role)
  if (read.ok) return { refusal: null, profiles: read.profiles }
  return { refusal: refuse('reserved-name', read.line, read.name), profiles: new Set() }
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
    get refusal() {
      return file.sdkJs.refusal
    },
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
    if (meaning !== null && section !== own) putOnShelf(shelves, meaning, section)
  }
  return shelves
}

/** Read when first asked for: most questions never ask these tools. */
function readByLines(dialect: LineDialect, { snapshot, text }: OpenedFile): Reading {
  const { role, path } = snapshot
  const read = once(() => readLines(LINE_RULES[dialect], role, path, text))
  return {
    dialect,
    role,
    path,
    get refusal() {
      const { stop } = read()
      return stop === null ? null : { ...stop, message: dialectText.refusal(stop.code, stop.line) }
    },
    get profiles() {
      return read().shelves.profile
    },
    get ssoSessions() {
      return read().shelves['sso-session']
    },
    get services() {
      return read().shelves.services
    },
  }
}
