import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider } from '../../engine-model.ts'
import { NOTHING } from '../../findings.ts'
import { evidenceFor, locate, type ProfileView } from '../../profile-view.ts'
import { leavesProfile, stops } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, type KeyVariables } from './environment.ts'
import { findKeys, hasText } from './keys.ts'
import { findLogin } from './login.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for .NET v4: `DefaultAWSCredentialsIdentityResolver.cs`, `CredentialProfileTypeDetector.cs`, `AWSCredentialsFactory.cs`. A profile is
 * of exactly one type: by any sso_ setting, else by the very set of its settings. A set that is none of the list is an invalid profile.
 */

const CODE = 'InvalidDataException'

type ProfileType = 'sso' | 'assume-role' | 'web-identity' | 'process' | 'login' | 'keys' | 'invalid' | 'none'

const SSO = ['sso_account_id', 'sso_region', 'sso_registration_scopes', 'sso_role_name', 'sso_start_url', 'sso_session']
const COUNTED = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'credential_source',
  'external_id',
  'mfa_serial',
  'role_arn',
  'role_session_name',
  'source_profile',
  'credential_process',
  'web_identity_token_file',
] as const
const KEYS = ['aws_access_key_id', 'aws_secret_access_key']

/** Which settings make a type, and which may stand beside them. */
const TYPES: readonly (readonly [ProfileType, readonly string[], readonly string[]])[] = [
  ['process', ['credential_process'], []],
  ['assume-role', ['role_arn', 'source_profile'], ['external_id', 'mfa_serial', 'role_session_name']],
  ['assume-role', ['role_arn', 'credential_source'], ['role_session_name']],
  ['web-identity', ['role_arn', 'web_identity_token_file'], ['role_session_name']],
  ['keys', KEYS, ['aws_session_token']],
]

const isFilled = (view: ProfileView, name: string): boolean => hasText(locate(view, name))

/** The detector works on what is filled; `services` and `endpoint_url` may stand beside all types but a process. */
function typeOf(view: ProfileView): ProfileType {
  if (SSO.some((name) => isFilled(view, name))) return 'sso'
  const has = COUNTED.filter((name) => isFilled(view, name))
  if (has.length === 0) return isFilled(view, 'login_session') ? 'login' : 'none'
  const match = TYPES.find(
    ([, needed, beside]) =>
      needed.every((name) => has.some((each) => each === name)) &&
      has.every((name) => needed.includes(name) || beside.includes(name)),
  )
  if (match === undefined) return 'invalid'
  const isCrowded = match[0] === 'process' && (isFilled(view, 'services') || isFilled(view, 'endpoint_url'))
  return isCrowded ? 'invalid' : match[0]
}

/** A rung of the profile: asked only where the profile is of its type; where it is of none, the first rung that it has settings for says so. */
function ofType(type: ProfileType, settings: readonly string[], find: FindProvider): FindProvider {
  return (subject) => {
    const { profile } = subject
    const is = typeOf(profile)
    if (is === type) return find(subject)
    if (is !== 'invalid' || !settings.some((name) => isFilled(profile, name))) return NOTHING
    const evidence = evidenceFor(profile, ...COUNTED.filter((name) => isFilled(profile, name)))
    return leavesProfile(subject, CODE, invalidReason(profile), evidence)
  }
}

function invalidReason(profile: ProfileView): string {
  const half = KEYS.filter((name) => !isFilled(profile, name))
  const others = COUNTED.filter((name) => !KEYS.includes(name) && name !== 'aws_session_token')
  const isHalf = half.length === 1 && !others.some((name) => isFilled(profile, name))
  if (isHalf) return sdkChainText.profileKeysPartial(profile.name, half[0] ?? '')
  const isLonely =
    isFilled(profile, 'role_arn') &&
    !['source_profile', 'credential_source', 'web_identity_token_file', ...KEYS].some((name) => isFilled(profile, name))
  return isLonely ? chainText.roleNoSource(profile.name) : sdkChainText.mixedProfile(profile.name)
}

const VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
  tokens: ['AWS_SESSION_TOKEN'],
  counts: 'filled',
}

/** `GenericContainerCredentials`: the address is looked at when it is asked, and nothing is asked after it. */
export const CONTAINER_DOTNET: ContainerRules = {
  first: 'relative',
  counts: 'filled',
  trouble: stops,
  code: 'ArgumentException',
}

const keys = ofType(
  'keys',
  [...KEYS, 'aws_session_token'],
  findKeys({ of: 'both-files', turnsOn: [], empty: 'is-none', half: 'passed-over', code: CODE }),
)
const webIdentity = ofType(
  'web-identity',
  ['web_identity_token_file'],
  findWebIdentityProfile({ afterwards: 'stops', withoutRole: 'passed-over', code: CODE }),
)
const sso = ofType(
  'sso',
  SSO,
  findSso({
    turnsOn: SSO,
    ofProfile: 'both',
    beside: 'must-agree',
    trouble: stops,
    codes: { incomplete: 'ArgumentNullException', noSession: 'ArgumentException' },
    afterwards: 'stops',
  }),
)
const login = ofType('login', [], findLogin('stops'))
const process = ofType('process', ['credential_process'], processJs)

const ROLE: RoleRules = {
  isRole: () => true,
  noSource: 'trouble',
  trouble: leavesProfile,
  codes: { noSource: CODE, twoSources: CODE, unknownSource: CODE, missing: CODE, empty: CODE, loop: CODE },
  named: namedSources({
    environment: findKeyVariables(VARIABLES, 'never'),
    container: findContainer(CONTAINER_DOTNET),
    case: 'any',
    afterwards: 'goes-on',
  }),
  sources: (assume) => [sso, ofType('assume-role', ['role_arn'], assume), webIdentity, login, process, keys],
  self: 'as-any',
  loop: 'at-role',
  mfa: 'asked',
  bareSource: 'nothing',
}

export const dotnet = {
  environment: findKeyVariables(VARIABLES, 'by-explicit-profile'),
  webIdentityVariables: findWebIdentityVariables('stops', 'passed-over'),
  sso,
  assumeRole: ofType('assume-role', ['role_arn', 'source_profile', 'credential_source'], findAssumeRole(ROLE)),
  webIdentity,
  login,
  process,
  keys,
  container: findContainer(CONTAINER_DOTNET),
} as const satisfies Readonly<Record<string, FindProvider>>
