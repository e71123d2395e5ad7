import type { WrittenSection, WrittenSetting } from '../document/model.ts'
import { tolerantMeaning } from './header-name.ts'
import { FILE_ROLES, type FileRole, type Place, type ProfileBook } from './model.ts'
import { profileWordsOf, withProfileWord } from './process-profile.ts'
import { DEFAULT_SECTION } from './read-sections.ts'
import { writtenSections } from './written.ts'

/** What can be named by a setting of a profile. */
export type Referable = { readonly kind: 'profile' | 'sso-session' | 'services'; readonly name: string }

/** A setting that names something. */
export type Reference = {
  /** The profile it stands in; `DEFAULT` for the magic section. */
  readonly profile: string
  readonly role: FileRole
  /** The section's header as written. */
  readonly header: string
  readonly setting: 'source_profile' | 'credential_process' | 'sso_session' | 'services'
  readonly place: Place
  /** The whole value as AWS CLI reads it. */
  readonly value: string
}

/**
 * Every setting of both files that names a profile, an SSO session or a services section: `source_profile`, `sso_session`, `services`,
 * and `--profile NAME` in a `credential_process`. Also those that another section or file hides: they may come into force later.
 */
export function referencesTo(book: ProfileBook, target: Referable): readonly Reference[] {
  return FILE_ROLES.flatMap((role) => {
    const file = book.files[role]
    return writtenSections(file).flatMap((section) => referencesIn(section, role, file.path, target))
  })
}

function referencesIn(section: WrittenSection, role: FileRole, path: string, target: Referable): readonly Reference[] {
  const profile = profileOf(section.name, role)
  if (profile === null) return []
  return section.settings.flatMap((written) => {
    const setting = referringSetting(written, target)
    if (setting === null) return []
    const place = { file: path, line: written.line }
    return [{ profile, role, header: section.name, setting, place, value: written.value }]
  })
}

function profileOf(header: string, role: FileRole): string | null {
  if (header === DEFAULT_SECTION) return header
  const meaning = tolerantMeaning(role, header)
  return meaning?.of === 'profile' ? meaning.name : null
}

function referringSetting({ name, value }: WrittenSetting, target: Referable): Reference['setting'] | null {
  const lower = name.toLowerCase()
  switch (target.kind) {
    case 'profile':
      if (lower === 'source_profile') return isNamed(value, target.name) ? lower : null
      if (lower !== 'credential_process') return null
      return profileWordsOf(value).some((word) => word.name === target.name) ? lower : null
    case 'sso-session':
      return lower === 'sso_session' && isNamed(value, target.name) ? lower : null
    case 'services':
      return lower === 'services' && isNamed(value, target.name) ? lower : null
  }
}

/** Whether a value is a name, to AWS CLI or to the SDKs that cut a comment off. */
function isNamed(value: string, name: string): boolean {
  return value === name || value.replace(/\s[#;].*$/s, '') === name
}

/** The value a reference must have to name `to` in place of `from`; null where that cannot be said in one line. */
export function redirected({ setting, value }: Reference, from: string, to: string): string | null {
  return setting === 'credential_process' ? withProfileWord(value, from, to) : to
}
