import type { FindProvider } from '../../engine-model.ts'
import { hasSetting, type ProfileView } from '../../profile-view.ts'
import { leavesProfile } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, JAVA_PROPERTIES, USUAL_VARIABLES } from './environment.ts'
import { findKeys } from './keys.ts'
import { findLogin } from './login.ts'
import { namedSources } from './named-source.ts'
import { findSso, type SsoRules } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for Kotlin: `auth/credentials/profile/ProfileChain.kt`, `DefaultChainCredentialsProvider.kt`. Whole keys of a profile come before
 * its role; every error moves on to the next provider.
 */

const CODE = 'ProviderConfigurationException'

/** `EcsCredentialsProvider`. */
export const CONTAINER_KOTLIN: ContainerRules = {
  first: 'relative',
  counts: 'filled',
  trouble: leavesProfile,
  code: CODE,
}

const keys = findKeys({ of: 'both-files', turnsOn: [], empty: 'counts', half: 'passed-over', code: CODE })
const webIdentity = findWebIdentityProfile({ afterwards: 'goes-on', withoutRole: leavesProfile, code: CODE })
const SSO: SsoRules = {
  turnsOn: ['sso_session', 'sso_account_id', 'sso_role_name'],
  ofProfile: 'both',
  beside: 'must-agree',
  trouble: leavesProfile,
  codes: { incomplete: CODE, noSession: CODE },
  afterwards: 'goes-on',
}
const sso = findSso(SSO)
const login = findLogin('goes-on')

/** `leafProvider`, in its order. */
const LEAVES: readonly FindProvider[] = [webIdentity, sso, login, processJs]

/** Roles come before a web identity only where the profile names a source (`roleArnOrNull`). */
const isRole = (view: ProfileView): boolean => {
  const hasSource = hasSetting(view, 'credential_source') || hasSetting(view, 'source_profile')
  return hasSetting(view, 'role_arn') && (hasSource || !hasSetting(view, 'web_identity_token_file'))
}

const ROLE: RoleRules = {
  isRole,
  noSource: 'trouble',
  trouble: leavesProfile,
  codes: { noSource: CODE, twoSources: CODE, unknownSource: CODE, missing: CODE, empty: CODE, loop: CODE },
  named: namedSources({
    environment: findKeyVariables(USUAL_VARIABLES, 'never'),
    container: findContainer(CONTAINER_KOTLIN),
    case: 'as-written',
    afterwards: 'goes-on',
  }),
  sources: (assume) => [keys, assume, ...LEAVES],
  self: LEAVES,
  loop: 'at-source',
  mfa: 'ignored',
  bareSource: 'credentials',
}

export const kotlin = {
  systemProperties: findKeyVariables(JAVA_PROPERTIES, 'by-explicit-profile'),
  environment: findKeyVariables(USUAL_VARIABLES, 'by-explicit-profile'),
  webIdentityVariables: findWebIdentityVariables('goes-on', 'passed-over'),
  keys,
  assumeRole: findAssumeRole(ROLE),
  webIdentity,
  sso,
  login,
  process: processJs,
  container: findContainer(CONTAINER_KOTLIN),
} as const satisfies Readonly<Record<string, FindProvider>>
