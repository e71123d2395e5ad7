import { profileText } from '../../text/profile-text.ts'
import { followSources } from '../graph.ts'
import type { MergedProfile } from '../merge.ts'
import type { EffectiveSetting } from '../model.ts'
import type { Report } from './codes.ts'
import type { Surroundings } from './surroundings.ts'

/** Names that lead nowhere: `source_profile`, `sso_session`, `services`; roles without a source, or with two. */
export function findReferenceProblems(profile: MergedProfile, surroundings: Surroundings, report: Report): void {
  const { settings } = profile
  const role = settings.get('role_arn')
  if (role !== undefined && !settings.has('web_identity_token_file')) {
    findRoleProblems(profile, role, surroundings, report)
  }
  const session = settings.get('sso_session')
  const sessionName = missingName(session, surroundings.ssoSessions)
  if (session !== undefined && sessionName !== null) {
    report('sso-session-missing', 'error', session.place, profileText.ssoSessionMissing(sessionName))
  }
  const services = settings.get('services')
  const servicesName = missingName(services, surroundings.services)
  if (services !== undefined && servicesName !== null) {
    report('services-missing', 'warning', services.place, profileText.servicesMissing(servicesName))
  }
}

/** The name that a setting gives, where no section has it. */
function missingName(setting: EffectiveSetting | undefined, sections: ReadonlyMap<string, unknown>): string | null {
  if (setting?.value.kind !== 'plain') return null
  return sections.has(setting.value.text) ? null : setting.value.text
}

function findRoleProblems(
  profile: MergedProfile,
  role: EffectiveSetting,
  { byName }: Surroundings,
  report: Report,
): void {
  const source = profile.settings.get('source_profile')
  const credentialSource = profile.settings.get('credential_source')
  if (source === undefined) {
    if (credentialSource === undefined) {
      report('role-without-source', 'error', role.place, profileText.roleWithoutSource())
    }
    return
  }
  if (credentialSource !== undefined) {
    report('role-with-two-sources', 'error', credentialSource.place, profileText.roleWithTwoSources())
    return
  }
  const trail = followSources(byName, profile.name)
  switch (trail.end) {
    case 'ends':
      return
    case 'missing':
      report('source-profile-missing', 'error', source.place, profileText.sourceProfileMissing(trail.via.at(-1) ?? ''))
      return
    case 'loop':
      report('source-profile-loop', 'error', source.place, profileText.sourceProfileLoop([profile.name, ...trail.via]))
  }
}
