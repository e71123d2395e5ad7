import { profileText } from '../../text/profile-text.ts'
import type { MergedProfile } from '../merge.ts'
import { FILE_ROLES, type FileRole } from '../model.ts'
import { blindFamilies, NAMING_FAMILIES } from '../visibility.ts'
import type { Report } from './codes.ts'
import type { Surroundings } from './surroundings.ts'

const PREFIX = /^profile\s+(.+)$/s

/** Who does not find the profile, and sections that say something else than their writer meant. */
export function findSectionProblems(profile: MergedProfile, surroundings: Surroundings, report: Report): void {
  const { config, credentials } = profile.sections
  const prefixed = credentials?.header.startsWith('profile') === true ? PREFIX.exec(credentials.header)?.[1] : undefined
  const blind = blindFamilies(surroundings.visibility, profile, prefixed === undefined ? 'bare' : 'prefixed')
  if (blind.length > 0) {
    const refused = FILE_ROLES.some((role) => surroundings.readings.botocore[role].refusal !== null)
    const tools = blind.flatMap((family) => NAMING_FAMILIES[family])
    const reasons = blind.map((family) => (family === 'botocore' && refused ? 'botocore-refused' : family))
    const severity = blind.includes('botocore') ? 'warning' : 'info'
    report('not-seen-by', severity, (config ?? credentials)?.place ?? null, profileText.notSeenBy(tools, reasons))
  }
  if (credentials !== null && prefixed !== undefined) {
    const message = profileText.profilePrefixInCredentials(prefixed)
    report('profile-prefix-in-credentials', 'warning', credentials.place, message)
  }
  for (const role of FILE_ROLES) findReplacedSections(profile, role, surroundings, report)
}

function findReplacedSections(
  { name, sections }: MergedProfile,
  role: FileRole,
  { notes }: Surroundings,
  report: Report,
): void {
  const winner = sections[role]
  const { replaced } = notes[role]
  if (winner === null || replaced.size === 0) return
  for (const { header, place } of replaced.get(name) ?? []) {
    report('section-replaced', 'warning', place, profileText.sectionReplaced(header, winner.header))
  }
}
