import { botocoreMeaning, type HeaderMeaning, isOutOfPlace, tolerantMeaning } from './header-name.ts'
import type { EffectiveSetting, FileRole, ProfileSection } from './model.ts'
import { alsoOver } from './setting-value.ts'

/** The sections of one file under the names by which they are looked up. */
export type Shelves = Readonly<Record<HeaderMeaning['of'], Map<string, ProfileSection>>> & {
  /** Profile sections that a later one of another header replaces, by the name they share. */
  readonly replaced: Map<string, ProfileSection[]>
}

export function emptyShelves(): Shelves {
  return { profile: new Map(), 'sso-session': new Map(), services: new Map(), replaced: new Map() }
}

/** A file's sections by header, as {@link readSections} gives them. */
type Sections = ReadonlyMap<string, ProfileSection>

/** Both readings' shelves; one and the same where no header means more, or less, to Lanyard than to botocore, as in most files. */
export function shelveBoth(role: FileRole, sections: Sections): Readonly<Record<'botocore' | 'tolerant', Shelves>> {
  const botocore = shelve(role, sections, botocoreMeaning)
  const differs = [...sections.keys()].some((header) => {
    if (isOutOfPlace(role, header)) return true
    return botocoreMeaning(role, header) === null && tolerantMeaning(role, header) !== null
  })
  return { botocore, tolerant: differs ? shelve(role, sections, tolerantMeaning) : botocore }
}

function shelve(
  role: FileRole,
  sections: Sections,
  meaningOf: (role: FileRole, header: string) => HeaderMeaning | null,
): Shelves {
  const shelves = emptyShelves()
  for (const [header, section] of sections) {
    const meaning = meaningOf(role, header)
    if (meaning !== null) putOnShelf(shelves, meaning, section)
  }
  return shelves
}

/** Puts a section on its shelf. Where another header's section has the name, the later replaces it wholesale (`profiles.update`). */
export function putOnShelf(shelves: Shelves, { of, name }: HeaderMeaning, section: ProfileSection): void {
  const shelf = shelves[of]
  const earlier = shelf.get(name)
  const { header, place, settings } = section
  if (earlier === undefined) {
    shelf.set(name, section.name === name ? section : { name, header, place, settings })
    return
  }
  shelf.set(name, { name, header, place, settings: overriding(settings, earlier.settings) })
  if (of === 'profile') shelves.replaced.set(name, [...(shelves.replaced.get(name) ?? []), earlier])
}

/** The later section's settings, each with what the section it replaces said. */
function overriding(
  settings: ReadonlyMap<string, EffectiveSetting>,
  replaced: ReadonlyMap<string, EffectiveSetting>,
): ReadonlyMap<string, EffectiveSetting> {
  const result = new Map(settings)
  for (const [name, setting] of settings) {
    const earlier = replaced.get(name)
    // A setting of [DEFAULT] stands in both sections, and overrides nothing by that.
    if (earlier === undefined || earlier.place === setting.place) continue
    result.set(name, alsoOver(setting, earlier))
  }
  return result
}
