import type { FindProvider } from '../../engine-model.ts'
import { hasSetting, type ProfileView } from '../../profile-view.ts'
import { leavesProfile } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, JAVA_PROPERTIES, type KeyVariables } from './environment.ts'
import { findKeys } from './keys.ts'
import { findLogin } from './login.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for Java 2.x: `auth/credentials/internal/ProfileCredentialsUtils.java` with `login_session`, `DefaultCredentialsProvider`. Every
 * exception moves on to the next provider of the chain; the messages are collected.
 */

const CODE = 'SdkClientException'
const STATE = 'IllegalStateException'

const VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY'],
  tokens: ['AWS_SESSION_TOKEN'],
  counts: 'not-blank',
}

/** `ContainerCredentialsProvider`. */
export const CONTAINER_JAVA: ContainerRules = {
  first: 'relative',
  counts: 'filled',
  trouble: leavesProfile,
  code: CODE,
}

const keys = findKeys({
  of: 'both-files',
  turnsOn: ['aws_session_token', 'aws_access_key_id'],
  empty: 'counts',
  half: leavesProfile,
  code: 'IllegalArgumentException',
})
const webIdentity = findWebIdentityProfile({ afterwards: 'goes-on', withoutRole: 'passed-over', code: CODE })
const sso = findSso({
  turnsOn: ['sso_role_name', 'sso_account_id', 'sso_region', 'sso_start_url', 'sso_session'],
  ofProfile: 'both',
  beside: 'must-agree',
  trouble: leavesProfile,
  codes: { incomplete: 'IllegalArgumentException', noSession: 'IllegalArgumentException' },
  afterwards: 'goes-on',
})
const login = findLogin('goes-on')

const ROLE: RoleRules = {
  isRole: (view: ProfileView): boolean => hasSetting(view, 'role_arn') && !hasSetting(view, 'web_identity_token_file'),
  noSource: 'next-rung',
  trouble: leavesProfile,
  codes: { noSource: STATE, twoSources: STATE, unknownSource: CODE, missing: STATE, empty: STATE, loop: STATE },
  named: namedSources({
    environment: findKeyVariables(VARIABLES, 'never'),
    container: findContainer(CONTAINER_JAVA),
    case: 'any',
    afterwards: 'goes-on',
  }),
  sources: (assume) => [webIdentity, sso, assume, login, processJs, keys],
  self: 'as-any',
  loop: 'at-role',
  mfa: 'ignored',
  bareSource: 'nothing',
}

export const java = {
  systemProperties: findKeyVariables(JAVA_PROPERTIES, 'by-explicit-profile'),
  environment: findKeyVariables(VARIABLES, 'by-explicit-profile'),
  webIdentityVariables: findWebIdentityVariables('goes-on', 'passed-over'),
  webIdentity,
  sso,
  assumeRole: findAssumeRole(ROLE),
  login,
  process: processJs,
  keys,
  container: findContainer(CONTAINER_JAVA),
} as const satisfies Readonly<Record<string, FindProvider>>
