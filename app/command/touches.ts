import type { DocumentCommand } from '../document/model.ts'
import { botocoreMeaning, sdkJsMeaning, tolerantMeaning } from '../profile/header-name.ts'
import type { FileRole } from '../profile/model.ts'
import { DEFAULT_SECTION } from '../profile/read-sections.ts'
import type { RoleCommand } from './draft.ts'
import type { NewValue, SectionKind } from './model.ts'

/**
 * What commands may change: a section under a name some tool gives it, or every one of its kind (`name` null), and which of its settings
 * (lower case). All else must read as before.
 */
export type Touch = {
  readonly kind: SectionKind
  readonly name: string | null
  readonly settings: ReadonlySet<string> | 'all'
}

const KINDS = ['profile', 'sso-session', 'services'] as const satisfies readonly SectionKind[]

/** What a list of commands may change, and nothing more. A command about a line or the whole file may change all. */
export function touchesOf(commands: readonly RoleCommand[]): readonly Touch[] {
  return commands.flatMap(({ role, command }) => {
    const settings = settingsOf(command)
    if (command.section === null) return everywhere('all')
    return headersOf(command).flatMap((header) => touchesOfHeader(role, header, settings))
  })
}

/** The headers whose sections may change: what is copied stays as it is. */
function headersOf(command: DocumentCommand<NewValue>): readonly string[] {
  if (command.section === null) return []
  if (command.kind === 'copy-section') return [command.to]
  return command.kind === 'rename-section' ? [command.section, command.to] : [command.section]
}

function settingsOf(command: DocumentCommand<NewValue>): Touch['settings'] {
  switch (command.kind) {
    case 'set-setting':
    case 'remove-setting':
    case 'set-nested':
    case 'remove-nested':
      return new Set([command.setting.toLowerCase()])
    default:
      return 'all'
  }
}

/** The tools do not agree on names: `[profile x]` in the credentials file is `profile x` to one and `profile.x` to another. */
function touchesOfHeader(role: FileRole, header: string, settings: Touch['settings']): readonly Touch[] {
  if (header === DEFAULT_SECTION) return everywhere(settings)
  return [botocoreMeaning, sdkJsMeaning, tolerantMeaning].flatMap((meaningOf) => {
    const meaning = meaningOf(role, header)
    return meaning === null ? [] : [{ kind: meaning.of, name: meaning.name, settings }]
  })
}

function everywhere(settings: Touch['settings']): readonly Touch[] {
  return KINDS.map((kind) => ({ kind, name: null, settings }))
}
