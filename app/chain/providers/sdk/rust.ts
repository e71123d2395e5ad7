import type { FindProvider } from '../../engine-model.ts'
import { hasSetting, type ProfileView } from '../../profile-view.ts'
import { stops } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, type KeyVariables } from './environment.ts'
import { findKeys, type KeyRules } from './keys.ts'
import { findLogin } from './login.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for Rust: smithy-rs `aws-config/src/profile/credentials/{repr,exec}.rs`, `environment/credentials.rs`, `ecs.rs`. A provider that is not
 * configured is passed over; any other error stops the chain.
 */

const CODE = 'InvalidConfiguration'

const VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'SECRET_ACCESS_KEY'],
  tokens: ['AWS_SESSION_TOKEN'],
  counts: 'not-blank',
}

/** `EcsCredentialsProvider`: an address it does not trust is an error. */
export const CONTAINER_RUST: ContainerRules = { first: 'relative', counts: 'filled', trouble: stops, code: CODE }

const KEYS: KeyRules = {
  of: 'both-files',
  turnsOn: ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'],
  empty: 'counts',
  half: stops,
  code: CODE,
}

const keys = findKeys(KEYS)
/** Behind the first profile whole keys come first, and half a pair is not noticed yet. */
const wholeKeys = findKeys({ ...KEYS, half: 'passed-over' })
const webIdentity = findWebIdentityProfile({ afterwards: 'stops', withoutRole: stops, code: CODE })
const sso = findSso({
  turnsOn: ['sso_account_id', 'sso_region', 'sso_role_name', 'sso_start_url', 'sso_session'],
  ofProfile: 'both-or-none',
  beside: 'forbidden',
  trouble: stops,
  codes: { incomplete: CODE, noSession: CODE },
  afterwards: 'stops',
})
const login = findLogin('stops')

/** `base_provider`, in its order. */
const LEAVES: readonly FindProvider[] = [webIdentity, sso, login, processJs, keys]

const isRole = (view: ProfileView): boolean =>
  hasSetting(view, 'role_arn') && !hasSetting(view, 'web_identity_token_file')

const ROLE: RoleRules = {
  isRole,
  noSource: 'trouble',
  trouble: stops,
  codes: { noSource: CODE, twoSources: CODE, unknownSource: CODE, missing: CODE, empty: CODE, loop: CODE },
  named: namedSources({
    environment: findKeyVariables(VARIABLES, 'never'),
    container: findContainer(CONTAINER_RUST),
    case: 'any',
    afterwards: 'stops',
  }),
  sources: (assume) => [wholeKeys, assume, ...LEAVES],
  self: LEAVES,
  loop: 'at-source',
  mfa: 'ignored',
  bareSource: 'credentials',
}

export const rust = {
  environment: findKeyVariables(VARIABLES, 'by-explicit-profile'),
  assumeRole: findAssumeRole(ROLE),
  webIdentity,
  sso,
  login,
  process: processJs,
  keys,
  webIdentityVariables: findWebIdentityVariables('stops', 'passed-over'),
  container: findContainer(CONTAINER_RUST),
} as const satisfies Readonly<Record<string, FindProvider>>
