import { sdkJsKey } from './header-name.ts'
import type { EffectiveSetting, ProfileSection, SettingValue } from './model.ts'
import { isSecretName, secretValue, settingOver } from './setting-value.ts'

/** What JS SDK v3's `parseIni` makes of a text: sections by its own keys (`profile.dev`), or the name it throws at. */
export type SdkJsSections =
  | { readonly ok: true; readonly sections: ReadonlyMap<string, ProfileSection> }
  | { readonly ok: false; readonly line: number; readonly name: string }

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'profile __proto__'])

const OPEN = 0x5b

type OpenSection = ProfileSection & { readonly settings: Map<string, EffectiveSetting> }

type Progress = {
  readonly path: string
  readonly depth: 'names' | 'settings'
  readonly sections: Map<string, OpenSection>
  /** Of the running section; empty when there is none that counts. */
  key: string
  header: string
  headerLine: number
  open: OpenSection | null
  /** The last setting without a value: indented lines after it become `parent.child`. */
  parent: string | null
}

/**
 * Reads a text as JS SDK v3 does (@smithy/core 3.41, shared-ini-file-loader/parseIni): lines end at `\n` and `\r\n` only, `#` and `;`
 * after white space start a comment, a header must fill its line, only `=` delimits, names keep their case, an empty value sets nothing,
 * the last duplicate wins, a section without settings does not exist. `names` leaves the sections' settings out, which is much quicker.
 */
export function readSdkJsSections(text: string, path: string, depth: 'names' | 'settings'): SdkJsSections {
  const progress: Progress = {
    path,
    depth,
    sections: new Map(),
    key: '',
    header: '',
    headerLine: 0,
    open: null,
    parent: null,
  }
  const hasReturns = text.includes('\r')
  let number = 1
  let start = 0
  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    if (hasReturns || !isBeside(progress, text.charCodeAt(start))) {
      const line = text.slice(start, feed > start && text.charCodeAt(feed - 1) === 0x0d ? end - 1 : end)
      const bad = readLine(progress, line, number)
      if (bad !== null) return { ok: false, line: number, name: bad }
      if (hasReturns) number += line.split('\r').length - 1
    }
    number++
    start = end + 1
  }
  return { ok: true, sections: progress.sections }
}

/** Whether a line that starts so can be passed over: names only, the section has a setting already, and this is no header. */
function isBeside(progress: Progress, first: number): boolean {
  return progress.depth === 'names' && progress.open !== null && first > 0x20 && first < 0x7f && first !== OPEN
}

/** The section name it throws at, or null. */
function readLine(progress: Progress, line: string, number: number): string | null {
  const trimmed = withoutComment(line).trim()
  if (trimmed === '') return null
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
    const header = trimmed.slice(1, -1)
    progress.key = sdkJsKey(header) ?? ''
    progress.header = header
    progress.headerLine = number
    progress.open = progress.sections.get(progress.key) ?? null
    progress.parent = null
    return FORBIDDEN.has(header) ? header : null
  }
  if (progress.key !== '') readSetting(progress, line, trimmed, number)
  return null
}

function readSetting(progress: Progress, line: string, trimmed: string, number: number): void {
  const delimiter = trimmed.indexOf('=')
  if (delimiter <= 0) return
  const name = trimmed.slice(0, delimiter).trim()
  const value = trimmed.slice(delimiter + 1).trim()
  if (value === '') {
    progress.parent = name
    return
  }
  if (progress.parent !== null && line.trimStart() === line) progress.parent = null
  const open = openSection(progress)
  if (progress.depth === 'names') return
  const key = progress.parent === null ? name : `${progress.parent}.${name}`
  if (key === '__proto__') return
  const place = { file: progress.path, line: number }
  const known: SettingValue = isSecretName(key) ? secretValue(value) : { kind: 'plain', text: value }
  open.settings.set(key, settingOver(key, known, place, open.settings.get(key)))
}

function openSection(progress: Progress): OpenSection {
  if (progress.open !== null) return progress.open
  const { key, header, headerLine, path } = progress
  const open: OpenSection = { name: key, header, place: { file: path, line: headerLine }, settings: new Map() }
  progress.sections.set(key, open)
  progress.open = open
  return open
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
