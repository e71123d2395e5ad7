import { parseDocument } from '../../app/document/parse.ts'
import { filesText } from '../../app/text/files-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { ChangeResult } from '../files/model.ts'
import { readContents } from '../files/read.ts'
import { decodeText } from '../files/text-codec.ts'
import { writeGuarded } from '../files/write.ts'
import { NEW_FILE } from './model.ts'
import type { SettingsAccess } from './settings.ts'

/*
 * `[token-commands]` of `settings.ini`: a device's serial number = the program that gives its code. A serial number holds colons, which
 * end a name for configparser and so for the lossless document; here a name ends at the first `=`, as `ini` reads it.
 */

const SECTION = 'token-commands'
/** Characters a command may have; one line without control characters. */
const LONGEST_COMMAND = 512
const COMMAND = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u

/** Commands by serial number. */
export type TokenCommands = ReadonlyMap<string, string>

/** A `=` in a serial number (a user name may have one) would end the name; `%` occurs in none. */
const writtenName = (serial: string): string => serial.replaceAll('=', '%3D')
const serialOf = (name: string): string => name.replaceAll('%3D', '=')

/** The commands a text holds. */
export function parseTokenCommands(text: string): TokenCommands {
  const commands = new Map<string, string>()
  for (const line of entryLines(text)) {
    const { name, value } = entryOf(line.text)
    if (COMMAND.test(value) && value.length <= LONGEST_COMMAND) commands.set(serialOf(name), value)
  }
  return commands
}

/** The commands in force; none where the file cannot be read. */
export async function loadTokenCommands(access: SettingsAccess): Promise<TokenCommands> {
  const contents = await readContents(access.places.settingsFile, access.fileSystem)
  if (contents.state !== 'present') return new Map()
  const { text, encoding } = decodeText(contents.bytes)
  return encoding === 'utf-8' ? parseTokenCommands(text) : new Map()
}

/** Names the program of a device, or none (the empty text); every other byte of the file stays. A sentence on failure. */
export async function changeTokenCommand(
  access: SettingsAccess,
  serial: string,
  command: string,
): Promise<Outcome<null, string>> {
  const { places, clock } = access
  const result = await writeGuarded<'value'>({
    path: places.settingsFile,
    places,
    clock,
    change: (text) => changeText(text, serial, command.trim()),
    ...(access.fileSystem === undefined ? {} : { fileSystem: access.fileSystem }),
  })
  if (!result.ok) {
    const { problem } = result
    return { ok: false, failure: problem.code === 'refused' ? filesText.settingNotWritable(SECTION) : problem.message }
  }
  await result.value.watch.close()
  return { ok: true, value: null }
}

/** The text with a device's command; planned on the text as it is. */
export function changeText(text: string, serial: string, command: string): ChangeResult<'value'> {
  if (command !== '' && !(COMMAND.test(command) && command.length <= LONGEST_COMMAND)) return refused
  // Where a line began so, the whole file would be taken for none.
  if (serial.startsWith(':')) return refused
  const before = text === '' && command !== '' ? NEW_FILE : text
  if ((parseTokenCommands(before).get(serial) ?? '') === command) return { ok: true, text }
  const without = withoutEntries(before, serial)
  const after = command === '' ? without : withEntry(without, `${writtenName(serial)} = ${command}`)
  return (parseTokenCommands(after).get(serial) ?? '') === command ? { ok: true, text: after } : refused
}

const refused = { ok: false, refusal: 'value' } as const

type EntryLine = { readonly text: string; readonly offset: number }

/** The lines of the section that name a program. */
function entryLines(text: string): readonly EntryLine[] {
  return sectionLines(text).filter((line) => /^\s*[^\s;#[=][^=]*=/.test(line.text))
}

function sectionLines(text: string): readonly EntryLine[] {
  const document = parseDocument(text)
  return document.sections
    .filter((section) => section.name.trim() === SECTION)
    .flatMap((section) => document.lines.slice(section.line, section.line - 1 + section.lineCount))
}

function entryOf(line: string): { readonly name: string; readonly value: string } {
  const at = line.indexOf('=')
  return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }
}

function withoutEntries(text: string, serial: string): string {
  const mine = entryLines(text).filter((line) => serialOf(entryOf(line.text).name) === serial)
  return mine.reduceRight(
    (rest, { offset, text: line }) => rest.slice(0, offset) + rest.slice(offset + line.length),
    text,
  )
}

/** Behind the last line of the section that is no blank one, comments included; a new section at the end where there is none. */
function withEntry(text: string, entry: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const document = parseDocument(text)
  const section = document.sections.findLast((one) => one.name.trim() === SECTION)
  if (section === undefined) {
    const gap = text === '' ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd
    return `${text}${gap}[${SECTION}]${lineEnd}${entry}${lineEnd}`
  }
  const lines = document.lines.slice(section.line - 1, section.line - 1 + section.lineCount)
  const last = lines.findLast((line) => line.text.trim() !== '')
  if (last === undefined) return text
  const end = last.offset + last.text.length
  const start = last.text.endsWith('\n') ? '' : lineEnd
  return `${text.slice(0, end)}${start}${entry}${lineEnd}${text.slice(end)}`
}
