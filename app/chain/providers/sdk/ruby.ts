import type { FileRole } from '../../../profile/model.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider, Rung } from '../../engine-model.ts'
import { absent, NOTHING } from '../../findings.ts'
import { hasSetting, type ProfileView, profileExists, siblingOf, textIn } from '../../profile-view.ts'
import { stops } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, type KeyVariables } from './environment.ts'
import { findKeys } from './keys.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for Ruby v3: `credential_provider_chain.rb`, `shared_config.rb`. A profile named in code is asked first, before the environment; a
 * broken configuration raises, and the chain ends.
 */

const VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID', 'AMAZON_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'AMAZON_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
  tokens: ['AWS_SESSION_TOKEN', 'AMAZON_SESSION_TOKEN'],
  counts: 'set',
}

/** `instance_profile_credentials`: a variable that is set, even to nothing, means the container, and not instance metadata. */
export const CONTAINER_RUBY: ContainerRules = {
  first: 'relative',
  counts: 'set',
  trouble: stops,
  code: 'ArgumentError',
}

const keysOf = (role: FileRole): FindProvider =>
  findKeys({ of: role, turnsOn: [], empty: 'is-none', half: 'passed-over', code: 'ArgumentError' })

const credentialsFile = keysOf('credentials')
const configFile = keysOf('config')

/** Web identity is looked for in the config file alone. */
const webIdentity: FindProvider = (subject) =>
  inConfig({ ...subject, profile: { ...subject.profile, credentials: null } })
const inConfig = findWebIdentityProfile({ afterwards: 'stops', withoutRole: 'passed-over', code: 'ArgumentError' })

/** The credentials file's section, where it has the settings, else the config file's; never both as one. */
function oneFile(settings: readonly string[], find: FindProvider): FindProvider {
  return (subject) => {
    const { profile } = subject
    const isInCredentials = settings.some((name) => profile.credentials?.settings.has(name) === true)
    const view = isInCredentials ? { ...profile, config: null } : { ...profile, credentials: null }
    return find({ ...subject, profile: view })
  }
}

const sso = oneFile(
  ['sso_account_id', 'sso_role_name'],
  findSso({
    turnsOn: ['sso_account_id', 'sso_role_name'],
    ofProfile: 'both',
    beside: 'must-agree',
    trouble: stops,
    codes: { incomplete: 'ArgumentError', noSession: 'ArgumentError' },
    afterwards: 'stops',
  }),
)

/** A source alone makes a role, even without a role_arn; a role_arn alone is an error (`assume_role_from_profile`). */
const isRole = (view: ProfileView): boolean =>
  ['role_arn', 'source_profile', 'credential_source'].some((name) => hasSetting(view, name))

const ROLE: RoleRules = {
  isRole,
  noSource: 'trouble',
  trouble: stops,
  codes: {
    noSource: 'NoSourceProfileError',
    twoSources: 'CredentialSourceConflictError',
    unknownSource: 'InvalidCredentialSourceError',
    missing: 'NoSuchProfileError',
    empty: 'NoSourceProfileError',
    loop: 'SourceProfileCircularReferenceError',
  },
  named: namedSources({
    environment: null,
    container: findContainer(CONTAINER_RUBY),
    case: 'as-written',
    afterwards: 'stops',
  }),
  sources: (assume) => [
    credentialsFile,
    configFile,
    (below) => (textIn(below.profile, 'source_profile') === null ? NOTHING : roleInFile(assume)(below)),
    webIdentity,
    processJs,
    sso,
  ],
  self: 'as-any',
  loop: 'at-source-not-first',
  mfa: 'asked',
  bareSource: 'nothing',
}

/** The role stands in one file; the source it names is looked for in both. */
function roleInFile(find: FindProvider): FindProvider {
  return oneFile(['role_arn', 'source_profile', 'credential_source'], find)
}

const assumeRole = roleInFile(findAssumeRole(ROLE))

/** The profile that was named in code, or nothing. */
const given =
  (find: FindProvider): FindProvider =>
  (subject) => {
    const name = subject.facts.explicitProfile
    if (!name) return absent(sdkChainText.notNamed)
    const view = siblingOf(subject.profile, name)
    return profileExists(view) ? find({ ...subject, profile: view }) : NOTHING
  }

/** Once more for a profile that was named in code: it says nothing of its own. */
const again =
  (find: FindProvider): FindProvider =>
  (subject) =>
    subject.facts.explicitProfile ? absent(sdkChainText.repeated) : find(subject)

const PROFILE: readonly (readonly [string, Rung['provider'], FindProvider])[] = [
  ['web-identity', 'web-identity', webIdentity],
  ['sso', 'sso', sso],
  ['assume-role', 'assume-role', assumeRole],
  ['credentials-file', 'credentials-file', credentialsFile],
  ['config-file', 'config-file', configFile],
  ['process', 'process', processJs],
]

export const ruby = {
  /** The rungs of a profile named in code, before the environment. */
  givenProfile: PROFILE.map(([id, provider, find]): Rung => ({ id: `given-${id}`, provider, find: given(find) })),
  environment: findKeyVariables(VARIABLES, 'never'),
  webIdentityVariables: findWebIdentityVariables('stops', 'passed-over'),
  /** The rungs of the profile that a variable names, or of `default`. */
  profile: PROFILE.map(([id, provider, find]): Rung => ({ id, provider, find: again(find) })),
  container: findContainer(CONTAINER_RUBY),
} as const
