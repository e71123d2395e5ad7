import { profileText } from '../../text/profile-text.ts'
import type { MergedProfile } from '../merge.ts'
import { FILE_ROLES, type Problem } from '../model.ts'
import { blindFamilies, NAMING_FAMILIES } from '../visibility.ts'
import { problem } from './codes.ts'
import type { Surroundings } from './profile.ts'

const PREFIX = /^profile\s+(.+)$/s

/** Who does not find the profile, and sections that say something else than their writer meant. */
export function sectionProblems(profile: MergedProfile, surroundings: Surroundings): readonly Problem[] {
  const { config, credentials } = profile.sections
  const place = (config ?? credentials)?.place ?? null
  const prefixed = credentials === null ? undefined : PREFIX.exec(credentials.header)?.[1]
  const found: Problem[] = []
  const blind = blindFamilies(surroundings.visibility, profile, prefixed === undefined ? 'bare' : 'prefixed')
  if (blind.length > 0) {
    const refused = FILE_ROLES.some((role) => surroundings.readings.botocore[role].refusal !== null)
    const tools = blind.flatMap((family) => NAMING_FAMILIES[family])
    const reasons = blind.map((family) => (family === 'botocore' && refused ? 'botocore-refused' : family))
    const severity = blind.includes('botocore') ? 'warning' : 'info'
    found.push(problem('not-seen-by', severity, place, profileText.notSeenBy(tools, reasons)))
  }
  if (credentials !== null && prefixed !== undefined) {
    const message = profileText.profilePrefixInCredentials(prefixed)
    found.push(problem('profile-prefix-in-credentials', 'warning', credentials.place, message))
  }
  for (const role of FILE_ROLES) {
    const winner = profile.sections[role]
    for (const section of (winner && surroundings.notes[role].replaced.get(profile.name)) ?? []) {
      const message = profileText.sectionReplaced(section.header, winner?.header ?? profile.name)
      found.push(problem('section-replaced', 'warning', section.place, message))
    }
  }
  return found
}
