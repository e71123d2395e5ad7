import { tolerantMeaning } from '../profile/header-name.ts'
import {
  type EffectiveSetting,
  FILE_ROLES,
  type FileRole,
  type ProfileBook,
  type ProfileSection,
} from '../profile/model.ts'
import { newSectionHeader } from '../profile/section-header.ts'
import { quoteShellWord } from '../profile/shell-words.ts'
import { writtenSections } from '../profile/written.ts'
import type { Target } from './model.ts'

const NO_SETTINGS: ReadonlyMap<string, EffectiveSetting> = new Map()

/** The section in force for a target in one file: the one AWS CLI reads, else the one Lanyard shows. SSO sessions and services: config only. */
export function sectionInForce(book: ProfileBook, role: FileRole, { kind, name }: Target): ProfileSection | null {
  if (kind === 'profile') return book.byName.get(name)?.sections[role] ?? null
  if (role === 'credentials') return null
  const { tolerant } = book.readings
  if (kind === 'sso-session') return book.ssoSessions.get(name) ?? tolerant.config.ssoSessions.get(name) ?? null
  return book.services.get(name) ?? tolerant.config.services.get(name) ?? null
}

/** A target's settings as AWS CLI merges them; none where it does not exist. */
export function settingsInForce(book: ProfileBook, target: Target): ReadonlyMap<string, EffectiveSetting> {
  if (target.kind === 'profile') return book.byName.get(target.name)?.settings ?? NO_SETTINGS
  return sectionInForce(book, 'config', target)?.settings ?? NO_SETTINGS
}

/** The file that gives a setting its value, null when the target has none. */
export function roleInForce(book: ProfileBook, target: Target, setting: string): FileRole | null {
  const place = settingsInForce(book, target).get(setting)?.place
  if (place === undefined) return null
  const role = FILE_ROLES.toReversed().find(
    (each) => sectionInForce(book, each, target)?.settings.get(setting)?.place === place,
  )
  return role ?? null
}

/**
 * The headers in one file that mean a target, in file order: the one in force, those it replaces, those only some tools understand. Each
 * header once, though a file that AWS CLI refuses may hold it twice.
 */
export function headersOf(book: ProfileBook, role: FileRole, { kind, name }: Target): readonly string[] {
  const headers = writtenSections(book.files[role]).map((section) => section.name)
  const own = headers.filter((header) => {
    const meaning = tolerantMeaning(role, header)
    return meaning?.of === kind && meaning.name === name && (kind === 'profile' || role === 'config')
  })
  return [...new Set(own)]
}

/** Whether any section of either file means a target. */
export function isThere(book: ProfileBook, target: Target): boolean {
  if (target.kind === 'profile' && book.byName.has(target.name)) return true
  return FILE_ROLES.some((role) => headersOf(book, role, target).length > 0)
}

/** The header a section of that name gets when it is new. */
export function newHeader(role: FileRole, { kind, name }: Target): string {
  return kind === 'profile' ? newSectionHeader(role, name) : `${kind} ${quoteShellWord(name)}`
}

/** A section's settings as they stand in its own lines (lower case): what `[DEFAULT]` gives it is not among them. */
export function ownSettings(book: ProfileBook, role: FileRole, header: string): ReadonlySet<string> {
  const sections = writtenSections(book.files[role]).filter((section) => section.name === header)
  return new Set(sections.flatMap((section) => section.settings.map((setting) => setting.name.toLowerCase())))
}
