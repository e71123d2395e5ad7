import { botocoreMeaning, type HeaderMeaning } from './header-name.ts'
import { lazyMap } from './lazy-map.ts'
import type { FileRole, FileSnapshot, ProfileSection, Reading } from './model.ts'
import { type OutlinedSection, outlineOf } from './outline.ts'
import { DEFAULT_SECTION, readSections } from './read-sections.ts'

type Sections = ReadonlyMap<string, OutlinedSection>
type Shelves = Readonly<Record<HeaderMeaning['of'], Sections>>

/**
 * botocore's reading of a file that it accepts and in which no section has to do with another; null for any other, and for a few that
 * only look otherwise. The same as the reading of the whole file, but a section's settings are read when it is looked into.
 */
export function readOutlined({ role, path, state, text, encoding }: FileSnapshot): Reading | null {
  if (state !== 'present' || encoding === 'bytes') return null
  const sections = outlineOf(text)
  // The magic section's settings leak into all others.
  if (sections === null || sections.has(DEFAULT_SECTION)) return null
  const shelves = shelvesOf(role, sections)
  if (shelves === null) return null
  const read = (section: OutlinedSection, name: string) => readSection(path, name, section)
  return {
    dialect: 'botocore',
    role,
    path,
    refusal: null,
    profiles: lazyMap(shelves.profile, read),
    ssoSessions: lazyMap(shelves['sso-session'], read),
    services: lazyMap(shelves.services, read),
  }
}

const NONE: Sections = new Map()

/** Sections by what they are called; null where two share a name, of which one replaces the other. */
function shelvesOf(role: FileRole, sections: Sections): Shelves | null {
  if (role === 'credentials') return { profile: sections, 'sso-session': NONE, services: NONE }
  const shelves = { profile: new Map(), 'sso-session': new Map(), services: new Map() }
  for (const [header, section] of sections) {
    const meaning = botocoreMeaning(role, header)
    if (meaning === null) continue
    const shelf: Map<string, OutlinedSection> = shelves[meaning.of]
    if (shelf.has(meaning.name)) return null
    shelf.set(meaning.name, section)
  }
  return shelves
}

function readSection(path: string, name: string, { header, line, rest }: OutlinedSection): ProfileSection {
  const { sections } = readSections(`[${rest}`, path, line)
  return { name, header, place: { file: path, line }, settings: sections.get(header)?.settings ?? new Map() }
}
