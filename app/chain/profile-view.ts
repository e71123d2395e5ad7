import type { Dialect, FileRole, ProfileBook, ProfileSection, ReadingPair, Setting } from '../profile/model.ts'
import type { Evidence } from './model.ts'

/** One profile name as one tool sees it in both files. A name that neither file has is a view with two nulls. */
export type ProfileView = {
  readonly name: string
  readonly pair: ReadingPair
  readonly config: ProfileSection | null
  readonly credentials: ProfileSection | null
}

/** A setting with the section it stands in. */
export type Located = { readonly setting: Setting; readonly section: ProfileSection; readonly role: FileRole }

/** The view of `name` by a dialect. */
export function viewProfile(book: ProfileBook, dialect: Dialect, name: string): ProfileView {
  const pair = book.readings[dialect]
  return {
    name,
    pair,
    config: pair.config.profiles.get(name) ?? null,
    credentials: pair.credentials.profiles.get(name) ?? null,
  }
}

/** Another profile of the same readings. */
export function siblingOf(view: ProfileView, name: string): ProfileView {
  const { pair } = view
  return {
    name,
    pair,
    config: pair.config.profiles.get(name) ?? null,
    credentials: pair.credentials.profiles.get(name) ?? null,
  }
}

/** Whether either file has the name. */
export const profileExists = (view: ProfileView): boolean => view.config !== null || view.credentials !== null

/** Whether the merged profile has a setting. */
export const hasSetting = (view: ProfileView, name: string): boolean =>
  view.credentials?.settings.has(name) === true || view.config?.settings.has(name) === true

/** A setting of one file's section. */
export function locateIn(view: ProfileView, role: FileRole, name: string): Located | null {
  const section = view[role]
  const setting = section?.settings.get(name)
  return section && setting ? { setting, section, role } : null
}

/**
 * A setting of the merged profile: the credentials file over the config file
 * (botocore `session.py full_config`; JS `mergeConfigFiles.js`).
 */
export function locate(view: ProfileView, name: string): Located | null {
  return locateIn(view, 'credentials', name) ?? locateIn(view, 'config', name)
}

/** A setting of the merged profile with the config file first (JS `fromSharedConfigFiles`, its default). */
export function locateConfigFirst(view: ProfileView, name: string): Located | null {
  return locateIn(view, 'config', name) ?? locateIn(view, 'credentials', name)
}

/** The text of a setting; the empty text for a secret or a nested block, which no chain compares. */
export function textOf(located: Located | null): string {
  return located?.setting.value.kind === 'plain' ? located.setting.value.text : ''
}

/** The text of a setting of the merged profile, or null when it is not there. */
export function textIn(view: ProfileView, name: string): string | null {
  const located = locate(view, name)
  return located ? textOf(located) : null
}

/** The section header as AWS CLI wants it written: `profile dev` in config, `dev` in credentials. */
function headerOf(located: Located): string {
  const { name } = located.section
  return located.role === 'credentials' || name === 'default' ? name : `profile ${name}`
}

/** Evidence that points at a setting's line. */
export function evidenceOf(located: Located): Evidence {
  const { place, name } = located.setting
  return { kind: 'setting', file: place.file, line: place.line, section: headerOf(located), setting: name }
}

/** Evidence for those of the named settings that the merged profile has. */
export function evidenceFor(view: ProfileView, ...names: readonly string[]): Evidence[] {
  return names.flatMap((name) => {
    const located = locate(view, name)
    return located ? [evidenceOf(located)] : []
  })
}

/** Evidence for a setting of an `sso-session` or `services` section. */
export function sectionEvidence(section: ProfileSection, kind: 'sso-session' | 'services', name: string): Evidence[] {
  const setting = section.settings.get(name)
  if (!setting) return []
  const { file, line } = setting.place
  return [{ kind: 'setting', file, line, section: `${kind} ${section.name}`, setting: setting.name }]
}
