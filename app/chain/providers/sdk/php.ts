import type { FileRole } from '../../../profile/model.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { FindProvider } from '../../engine-model.ts'
import { incomplete, NOTHING } from '../../findings.ts'
import { evidenceFor, hasSetting, type ProfileView } from '../../profile-view.ts'
import { stops, type Trouble } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { findAssumeRole, type RoleRules } from './assume-role.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, USUAL_VARIABLES } from './environment.ts'
import { findKeys } from './keys.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/*
 * AWS SDK for PHP v3: `Credentials/CredentialProvider.php`. The credentials file and the config file are asked one after the other, each for a
 * process, then for a role or keys; every rejection moves on to the next provider.
 */

const CODE = 'CredentialsException'

/** The provider gives up; the next one is asked. */
const rejects: Trouble = (_subject, _code, reason, evidence) => ({
  kind: 'incomplete',
  next: 'rung',
  reason,
  evidence,
  swallowed: true,
})

/** `shouldUseEcs`: the container is asked instead of instance metadata, and nothing after it. */
export const CONTAINER_PHP: ContainerRules = { first: 'relative', counts: 'filled', trouble: stops, code: CODE }

/** The profile as it stands in one file; in the config file its header needs the `profile` prefix. */
function onlyIn(view: ProfileView, role: FileRole): ProfileView {
  if (role === 'credentials') return { ...view, config: null }
  const isPrefixed = view.config?.header.startsWith('profile ') === true
  return { ...view, config: isPrefixed ? view.config : null, credentials: null }
}

/** Source profiles are looked up in the same file only. */
function inFile(role: FileRole, find: FindProvider): FindProvider {
  return (subject) => {
    const { profile } = subject
    const bare = profile.config
    if (role === 'config' && bare !== null && !bare.header.startsWith('profile '))
      return bare.settings.has('aws_access_key_id') && find !== processJs
        ? incomplete(sdkChainText.onlyPrefixed(profile.name), evidenceFor(profile, 'aws_access_key_id'))
        : NOTHING
    const view = onlyIn(profile, role)
    const empty = { ...profile.pair[role === 'config' ? 'credentials' : 'config'], profiles: new Map() }
    const pair = role === 'config' ? { ...profile.pair, credentials: empty } : { ...profile.pair, config: empty }
    return find({ ...subject, profile: { ...view, pair } })
  }
}

const keysOf = (role: FileRole): FindProvider =>
  findKeys({ of: role, turnsOn: [], empty: 'counts', half: 'passed-over', code: CODE })

function rolesOf(role: FileRole): FindProvider {
  const keys = keysOf(role)
  const rules: RoleRules = {
    isRole: (view) => hasSetting(view, 'role_arn'),
    noSource: 'trouble',
    trouble: rejects,
    codes: { noSource: CODE, twoSources: CODE, unknownSource: CODE, missing: CODE, empty: CODE, loop: CODE },
    named: namedSources({
      environment: findKeyVariables(USUAL_VARIABLES, 'never'),
      container: findContainer(CONTAINER_PHP),
      case: 'as-written',
      afterwards: 'goes-on',
    }),
    sources: (assume) => [keys, assume],
    self: 'as-any',
    loop: 'at-source-not-first',
    mfa: 'ignored',
    bareSource: 'nothing',
  }
  return findAssumeRole(rules)
}

/** Keys are not looked at where the profile has a role. */
function keysUnlessRole(role: FileRole): FindProvider {
  const keys = keysOf(role)
  return (subject) => (hasSetting(subject.profile, 'role_arn') ? NOTHING : keys(subject))
}

/** Of both files, the credentials file's section instead of the config file's, not over it (`loadDefaultProfiles`). */
const eitherFile =
  (find: FindProvider): FindProvider =>
  (subject) => {
    const { profile } = subject
    return find(profile.credentials === null ? subject : { ...subject, profile: { ...profile, config: null } })
  }

/** Only the config file is asked for SSO; a header without the prefix counts there. */
const configOnly =
  (find: FindProvider): FindProvider =>
  (subject) =>
    find({ ...subject, profile: { ...subject.profile, credentials: null } })

export const php = {
  environment: findKeyVariables(USUAL_VARIABLES, 'by-explicit-profile'),
  webIdentityVariables: findWebIdentityVariables('goes-on', 'passed-over'),
  webIdentity: eitherFile(findWebIdentityProfile({ afterwards: 'goes-on', withoutRole: 'passed-over', code: CODE })),
  sso: configOnly(
    findSso({
      turnsOn: ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name'],
      ofProfile: 'both',
      beside: 'ignored',
      trouble: rejects,
      codes: { incomplete: CODE, noSession: CODE },
      afterwards: 'goes-on',
    }),
  ),
  processCredentials: inFile('credentials', processJs),
  assumeRoleCredentials: inFile('credentials', rolesOf('credentials')),
  keysCredentials: inFile('credentials', keysUnlessRole('credentials')),
  processConfig: inFile('config', processJs),
  assumeRoleConfig: inFile('config', rolesOf('config')),
  keysConfig: inFile('config', keysUnlessRole('config')),
  container: findContainer(CONTAINER_PHP),
} as const satisfies Readonly<Record<string, FindProvider>>
