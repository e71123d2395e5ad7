import { sdkJsKey, sdkJsMeaning } from './header-name.ts'
import type { EffectiveSetting, FileRole, ProfileSection, SettingValue } from './model.ts'
import { isSecretName, secretValue, settingOver } from './setting-value.ts'

/** The section name at which JS SDK v3 throws, and with it drops the whole file. */
export type SdkJsStop = { readonly ok: false; readonly line: number; readonly name: string }

/** Sections by the SDK's own keys (`profile.dev`). */
export type SdkJsSections = { readonly ok: true; readonly sections: ReadonlyMap<string, ProfileSection> }

/** The names of the profiles alone. */
export type SdkJsProfiles = { readonly ok: true; readonly profiles: ReadonlySet<string> }

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'profile __proto__'])
const OPEN = 0x5b

/** The section that the lines being read belong to; `key` is null where the SDK drops it. */
type Running = { readonly key: string | null; readonly header: string; readonly line: number }

/**
 * Reads a text as JS SDK v3 does (@smithy/core 3.41, shared-ini-file-loader/parseIni): lines end at `\n` and `\r\n` only, `#` and `;`
 * after white space start a comment, a header must fill its line, only `=` delimits, names keep their case, an empty value sets nothing,
 * the last duplicate wins, a section without settings does not exist.
 */
export function readSdkJsSections(text: string, path: string): SdkJsSections | SdkJsStop {
  const sections = new Map<string, ProfileSection & { readonly settings: Map<string, EffectiveSetting> }>()
  let running: Running = { key: null, header: '', line: 0 }
  /** The last setting without a value: indented lines after it become `parent.child`. */
  let parent: string | null = null
  const stop = eachLine(text, (line, number) => {
    const trimmed = withoutComment(line).trim()
    if (isHeader(trimmed)) {
      running = runningSection(trimmed, number)
      parent = null
      return FORBIDDEN.has(running.header) ? running.header : null
    }
    const pair = running.key === null ? null : readPair(trimmed)
    if (pair === null || running.key === null) return null
    if (pair.value === '') parent = pair.name
    if (pair.value === '') return null
    if (line.trimStart() === line) parent = null
    const { key, header } = running
    const open = sections.get(key) ?? {
      name: key,
      header,
      place: { file: path, line: running.line },
      settings: new Map(),
    }
    sections.set(key, open)
    put(open.settings, parent === null ? pair.name : `${parent}.${pair.name}`, pair.value, { file: path, line: number })
    return null
  })
  return stop ?? { ok: true, sections }
}

/**
 * The profiles that {@link readSdkJsSections} would find, much quicker: once a section has a setting, only the next header matters.
 */
export function listSdkJsProfiles(text: string, role: FileRole): SdkJsProfiles | SdkJsStop {
  const profiles = new Set<string>()
  let name: string | null = null
  const stop = eachLine(
    text,
    (line) => {
      const trimmed = withoutComment(line).trim()
      if (isHeader(trimmed)) {
        const header = trimmed.slice(1, -1)
        const meaning = sdkJsMeaning(role, header)
        name = meaning?.of === 'profile' ? meaning.name : null
        return FORBIDDEN.has(header) ? header : null
      }
      if (name === null || (readPair(trimmed)?.value ?? '') === '') return null
      profiles.add(name)
      name = null
      return null
    },
    (first) => name === null && first > 0x20 && first < 0x7f && first !== OPEN,
  )
  return stop ?? { ok: true, profiles }
}

/**
 * Hands over line after line until one is answered with a name to stop at. Numbers count lone carriage returns too, as every editor
 * does. Lines whose first character code `isIdle` says yes to are passed over.
 */
function eachLine(
  text: string,
  read: (line: string, number: number) => string | null,
  isIdle: (first: number) => boolean = () => false,
): SdkJsStop | null {
  const mayPassOver = text.includes('\r') ? () => false : isIdle
  let number = 1
  let start = 0
  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    if (!mayPassOver(text.charCodeAt(start))) {
      const line = text.slice(start, feed > start && text.charCodeAt(feed - 1) === 0x0d ? end - 1 : end)
      const name = read(line, number)
      if (name !== null) return { ok: false, line: number, name }
      if (line.includes('\r')) number += line.split('\r').length - 1
    }
    number++
    start = end + 1
  }
  return null
}

function isHeader(trimmed: string): boolean {
  return trimmed.startsWith('[') && trimmed.endsWith(']')
}

function runningSection(trimmed: string, line: number): Running {
  const header = trimmed.slice(1, -1)
  return { key: sdkJsKey(header), header, line }
}

/** `name = value` at the first `=`; null for a line without one, or without a name. */
function readPair(trimmed: string): { readonly name: string; readonly value: string } | null {
  const delimiter = trimmed.indexOf('=')
  if (delimiter <= 0) return null
  return { name: trimmed.slice(0, delimiter).trim(), value: trimmed.slice(delimiter + 1).trim() }
}

function put(
  settings: Map<string, EffectiveSetting>,
  name: string,
  text: string,
  place: EffectiveSetting['place'],
): void {
  // The SDK keeps settings in an object, where this name sets nothing.
  if (name === '__proto__') return
  const value: SettingValue = isSecretName(name) ? secretValue(text) : { kind: 'plain', text }
  settings.set(name, settingOver(name, value, place, settings.get(name)))
}

/** The line up to the first `#` or `;` that starts it or follows white space (JavaScript's, which knows U+FEFF). */
function withoutComment(line: string): string {
  if (!line.includes('#') && !line.includes(';')) return line
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code !== 0x23 && code !== 0x3b) continue
    if (at === 0) return ''
    if (/\s/.test(line.charAt(at - 1))) return line.slice(0, at - 1)
  }
  return line
}
