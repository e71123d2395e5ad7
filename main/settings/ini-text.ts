import type { SettingChange } from '../../app/contract/contract.ts'
import { applyEdits } from '../../app/document/edits.ts'
import type { DocumentCommand } from '../../app/document/model.ts'
import { parseDocument } from '../../app/document/parse.ts'
import { planCommand } from '../../app/document/plan.ts'
import { filesText } from '../../app/text/files-text.ts'
import type { Change } from '../files/model.ts'
import { DEFAULT_SETTINGS, NEW_FILE, SETTING_SHAPES, type SettingShape, type Settings } from './model.ts'

/** A value in the file that is not possible; its default holds. */
export type IgnoredSetting = { readonly key: string; readonly value: string; readonly allowed: string }

export type SettingsText =
  | { readonly ok: true; readonly settings: Settings; readonly ignored: readonly IgnoredSetting[] }
  | { readonly ok: false; readonly reason: string }

/** Why a change cannot be written: the value does not fit an INI line, or the file is no INI. */
export type SettingRefusal = 'value' | 'file'

/** What of `ini` is used. */
type Ini = { readonly parse: (text: string) => Record<string, unknown>; readonly safe: (value: string) => string }

/** The settings a text holds, read by `ini`. Not ok for a text that is no INI at all. */
export async function readSettingsText(text: string): Promise<SettingsText> {
  const stray = parseDocument(text).lines.find((line) => line.kind === 'stray')
  if (text.includes('\0')) return { ok: false, reason: filesText.reasonBinary }
  if (stray !== undefined) return { ok: false, reason: filesText.reasonStray(stray.number) }
  const values = valuesOf(await import('ini'), text)
  const ignored: IgnoredSetting[] = []
  const pick = <Name extends keyof Settings>(name: Name): Settings[Name] => {
    const shape: SettingShape<Settings[Name]> = SETTING_SHAPES[name]
    const written = values.get(`${shape.section}.${shape.key}`)
    if (written === undefined) return DEFAULT_SETTINGS[name]
    const value = shape.read(written)
    if (value === null) ignored.push({ key: shape.key, value: written, allowed: shape.allowed })
    return value ?? DEFAULT_SETTINGS[name]
  }
  const settings: Settings = {
    theme: pick('theme'),
    sessionDuration: pick('sessionDuration'),
    notify: pick('notify'),
    renewByItself: pick('renewByItself'),
    renewOnBattery: pick('renewOnBattery'),
    closeToTray: pick('closeToTray'),
    startHidden: pick('startHidden'),
    editor: pick('editor'),
    shell: pick('shell'),
    production: pick('production'),
    productionLease: pick('productionLease'),
  }
  return { ok: true, settings, ignored }
}

/** A change of the text that sets one setting, checked by reading it back with `ini`. */
export async function changeText(change: SettingChange): Promise<Change<SettingRefusal>> {
  const ini = await import('ini')
  const { section, key, value, fits } = writtenForm(change)
  return (text) => {
    if (fits === 'no') return { ok: false, refusal: 'value' }
    const before = text === '' ? NEW_FILE : text
    const document = parseDocument(before)
    if (document.lines.some((line) => line.kind === 'stray')) return { ok: false, refusal: 'file' }
    if (valuesOf(ini, text).get(`${section}.${key}`) === value) return { ok: true, text }
    const exists = document.sections.some((one) => one.name === section)
    const safe = ini.safe(value)
    const command: DocumentCommand = exists
      ? { kind: 'set-setting', section, setting: key, value: safe }
      : { kind: 'add-section', section, settings: [[key, safe]] }
    const plan = planCommand(document, command)
    if (!plan.ok) return { ok: false, refusal: 'value' }
    const after = applyEdits(before, plan.edits)
    return valuesOf(ini, after).get(`${section}.${key}`) === value
      ? { ok: true, text: after }
      : { ok: false, refusal: 'value' }
  }
}

/** `fits`: the text reads back as the value (a pattern with a comma in it would be two). */
type WrittenForm = {
  readonly section: string
  readonly key: string
  readonly value: string
  readonly fits: 'yes' | 'no'
}

function writtenForm(change: SettingChange): WrittenForm {
  switch (change.setting) {
    case 'theme':
      return written(change.setting, change.value)
    case 'sessionDuration':
      return written(change.setting, change.value)
    case 'editor':
      return written(change.setting, change.value)
    case 'shell':
      return written(change.setting, change.value)
    case 'production':
      return written(change.setting, change.value)
    case 'productionLease':
      return written(change.setting, change.value)
    case 'notify':
    case 'renewByItself':
    case 'renewOnBattery':
    case 'closeToTray':
    case 'startHidden':
      return written(change.setting, change.value)
  }
}

function written<Name extends keyof Settings>(name: Name, value: Settings[Name]): WrittenForm {
  const shape: SettingShape<Settings[Name]> = SETTING_SHAPES[name]
  const text = shape.write(value)
  const back = shape.read(text)
  const fits = back !== null && shape.write(back) === text ? 'yes' : 'no'
  return { section: shape.section, key: shape.key, value: text, fits }
}

/** `section.key` -> text. `ini` makes `true` and `false` booleans, and a repeated name with `[]` a list: the last one counts. */
function valuesOf(ini: Ini, text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [section, entries] of Object.entries(ini.parse(text.replace(/^\ufeff/, '')))) {
    if (typeof entries !== 'object' || entries === null) continue
    for (const [key, value] of Object.entries(entries)) {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value
      if (typeof last !== 'object') values.set(`${section}.${key}`, String(last))
    }
  }
  return values
}
