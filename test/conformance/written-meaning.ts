import type { DocumentCommand } from '../../app/document/model.ts'
import { entryKey, profileOf, type ReaderName, settingOf } from './plain-readers.ts'
import type { Corner } from './written-corners.ts'

/** Entries of one profile: setting (empty for the profile itself) to value. */
type Entries = ReadonlyMap<string, string>

/** The name that a reader knows a section by. */
export function nameFor(reader: ReaderName, corner: Corner, header: string): string {
  if (reader === 'ini') return header.trim().replace(/^"(.*)"$/, '$1')
  if (header === corner.section) return corner.profile
  return corner.written.role === 'config' ? header.replace(/^profile /, '') : header
}

/** What a reader must get of a file after a command, by what it got before: the meaning of the command in the reader's own terms. */
export function meaningFor(
  reader: ReaderName,
  corner: Corner,
  before: ReadonlyMap<string, string>,
  command: DocumentCommand,
): ReadonlyMap<string, string> {
  const own = nameFor(reader, corner, corner.section)
  const profiles = new Map<string, Entries>()
  for (const [key, value] of before) {
    const entries = profiles.get(profileOf(key)) ?? new Map()
    profiles.set(profileOf(key), new Map([...entries, [settingOf(key), value]]))
  }
  const target = profiles.get(own) ?? new Map([['', '']])
  const name = (header: string) => nameFor(reader, corner, header)
  switch (command.kind) {
    case 'add-section':
      profiles.set(name(command.section), new Map([['', ''], ...command.settings]))
      break
    case 'copy-section':
      profiles.set(name(command.to), target)
      break
    case 'rename-section':
      profiles.delete(own)
      profiles.set(name(command.to), target)
      break
    case 'remove-section':
      profiles.delete(own)
      break
    default:
      profiles.set(own, entriesAfter(reader, target, command))
  }
  return laidFlat(reader, profiles)
}

function laidFlat(reader: ReaderName, profiles: ReadonlyMap<string, Entries>): ReadonlyMap<string, string> {
  const flat = new Map<string, string>()
  for (const [profile, entries] of profiles) {
    // A profile without settings is none to the JavaScript SDK.
    if (reader === 'sdk-js' && [...entries.keys()].every((setting) => setting === '')) continue
    flat.set(entryKey(profile), '')
    for (const [setting, value] of entries) flat.set(entryKey(profile, setting), value)
  }
  return flat
}

function entriesAfter(reader: ReaderName, entries: Entries, command: DocumentCommand): Entries {
  const after = new Map(entries)
  const written = (setting: string) => [...after.keys()].find((each) => each.toLowerCase() === setting.toLowerCase())
  switch (command.kind) {
    case 'set-setting':
      return after.set(written(command.setting) ?? command.setting, command.value)
    case 'remove-setting':
      after.delete(written(command.setting) ?? '-')
      return after
    case 'set-nested':
      // ini has no blocks: their lines are settings like others.
      if (reader === 'ini') return after.set(command.setting, '').set(command.name, command.value)
      return after.set(`${command.setting}.${command.name}`, command.value)
    case 'remove-nested': {
      after.delete(reader === 'ini' ? command.name : `${command.setting}.${command.name}`)
      if (reader === 'ini' && !after.has('y')) after.delete(command.setting)
      return after
    }
    case 'replace-line':
      after.delete('note')
      return after
    default:
      return after
  }
}
