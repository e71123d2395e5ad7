import { profileText } from '../../text/profile-text.ts'
import { followSources } from '../graph.ts'
import type { MergedProfile } from '../merge.ts'
import type { EffectiveSetting, Problem } from '../model.ts'
import { plainValue } from '../settings.ts'
import { problem } from './codes.ts'
import type { Surroundings } from './profile.ts'

/** Names that lead nowhere: `source_profile`, `sso_session`, `services`; roles without a source, or with two. */
export function referenceProblems(profile: MergedProfile, surroundings: Surroundings): readonly Problem[] {
  const { settings } = profile
  const found = roleProblems(profile, surroundings)
  const session = missing(settings, 'sso_session', surroundings.ssoSessions)
  if (session !== null) {
    found.push(problem('sso-session-missing', 'error', session.place, profileText.ssoSessionMissing(session.name)))
  }
  const services = missing(settings, 'services', surroundings.services)
  if (services !== null) {
    found.push(problem('services-missing', 'warning', services.place, profileText.servicesMissing(services.name)))
  }
  return found
}

function missing(
  settings: ReadonlyMap<string, EffectiveSetting>,
  setting: string,
  sections: ReadonlyMap<string, unknown>,
): { readonly name: string; readonly place: EffectiveSetting['place'] } | null {
  const found = settings.get(setting)
  const name = plainValue(settings, setting)
  return found === undefined || name === null || sections.has(name) ? null : { name, place: found.place }
}

function roleProblems(profile: MergedProfile, { byName }: Surroundings): Problem[] {
  const { settings } = profile
  const role = settings.get('role_arn')
  if (role === undefined || settings.has('web_identity_token_file')) return []
  const source = settings.get('source_profile')
  const credentialSource = settings.get('credential_source')
  if (source === undefined) {
    if (credentialSource !== undefined) return []
    return [problem('role-without-source', 'error', role.place, profileText.roleWithoutSource())]
  }
  if (credentialSource !== undefined) {
    return [problem('role-with-two-sources', 'error', credentialSource.place, profileText.roleWithTwoSources())]
  }
  const trail = followSources(byName, profile.name)
  switch (trail.end) {
    case 'ends':
      return []
    case 'missing': {
      const message = profileText.sourceProfileMissing(trail.via.at(-1) ?? '')
      return [problem('source-profile-missing', 'error', source.place, message)]
    }
    case 'loop': {
      const message = profileText.sourceProfileLoop([profile.name, ...trail.via])
      return [problem('source-profile-loop', 'error', source.place, message)]
    }
  }
}
