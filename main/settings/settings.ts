import type { SettingChange } from '../../app/contract/contract.ts'
import { filesText } from '../../app/text/files-text.ts'
import type { Outcome, SettingsView } from '../../app/view/model.ts'
import type { Contents } from '../files/contents.ts'
import { errorCode } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import type { Clock, Places, WriteProblem } from '../files/model.ts'
import { readContents } from '../files/read.ts'
import { decodeText } from '../files/text-codec.ts'
import { writeGuarded } from '../files/write.ts'
import { changeText, readSettingsText, type SettingRefusal } from './ini-text.ts'
import { DEFAULT_SETTINGS, NEW_FILE, type Settings } from './model.ts'

export type SettingsAccess = { readonly places: Places; readonly clock: Clock; readonly fileSystem?: FileSystem }

/**
 * The settings in force. A file that cannot be used is set aside as `settings.ini.bad-<time>` and the defaults hold; one bad
 * value only loses itself. Never rejects.
 */
export async function loadSettings(access: SettingsAccess): Promise<SettingsView> {
  const path = access.places.settingsFile
  const contents = await readContents(path, access.fileSystem)
  if (contents.state === 'missing') return view(path, DEFAULT_SETTINGS, null)
  const text = textOf(contents)
  if (!text.ok) return setAside(access, text.reason)
  const read = await readSettingsText(text.text)
  if (!read.ok) return setAside(access, read.reason)
  const [first] = read.ignored
  const problem = first === undefined ? null : filesText.settingIgnored(path, first.key, first.value, first.allowed)
  return view(path, read.settings, problem)
}

/**
 * Changes one setting in the file and leaves every other byte of it alone (`ini` would drop comments, so it reads, and checks what was
 * written; the line itself is edited by the lossless document). A sentence on failure.
 */
export async function changeSetting(
  access: SettingsAccess,
  change: SettingChange,
): Promise<Outcome<SettingsView, string>> {
  const { places, clock } = access
  const planned = await changeText(change)
  const result = await writeGuarded<SettingRefusal>({
    path: places.settingsFile,
    places,
    clock,
    change: planned,
    ...(access.fileSystem === undefined ? {} : { fileSystem: access.fileSystem }),
  })
  if (!result.ok) return { ok: false, failure: sentenceOf(result.problem, change, places.settingsFile) }
  await result.value.watch.close()
  return { ok: true, value: await loadSettings(access) }
}

/** Makes the file, with every setting named and none set, where there is none yet: so that a person has something to edit. */
export async function provideSettingsFile({ places, clock, fileSystem }: SettingsAccess): Promise<void> {
  const result = await writeGuarded<never>({
    path: places.settingsFile,
    places,
    clock,
    change: (text) => ({ ok: true, text: text === '' ? NEW_FILE : text }),
    ...(fileSystem === undefined ? {} : { fileSystem }),
  })
  if (result.ok) await result.value.watch.close()
}

function sentenceOf(problem: WriteProblem<SettingRefusal>, change: SettingChange, path: string): string {
  if (problem.code !== 'refused') return problem.message
  return problem.refusal === 'value'
    ? filesText.settingNotWritable(change.setting)
    : filesText.settingNotWritten(path, filesText.settingsTorn)
}

type TextResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

function textOf(contents: Exclude<Contents, { readonly state: 'missing' }>): TextResult {
  if (contents.state === 'unreadable') return { ok: false, reason: contents.reason }
  const { text, encoding } = decodeText(contents.bytes)
  return encoding === 'utf-8' ? { ok: true, text } : { ok: false, reason: filesText.reasonNotUtf8 }
}

async function setAside(access: SettingsAccess, reason: string): Promise<SettingsView> {
  const path = access.places.settingsFile
  const stamp = new Date(access.clock.now()).toISOString().replaceAll(':', '-')
  const aside = `${path}.bad-${stamp}`
  try {
    await (access.fileSystem ?? nodeFileSystem).rename(path, aside)
    return view(path, DEFAULT_SETTINGS, filesText.settingsSetAside(path, aside, reason))
  } catch (error) {
    return view(path, DEFAULT_SETTINGS, filesText.settingsUnusable(path, `${reason}; ${errorCode(error)}`))
  }
}

function view(path: string, settings: Settings, problem: string | null): SettingsView {
  return { path, ...settings, problem }
}
