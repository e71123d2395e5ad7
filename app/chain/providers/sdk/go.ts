import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Subject } from '../../engine-model.ts'
import { fails, found, incomplete, NOTHING } from '../../findings.ts'
import { evidenceFor, siblingOf } from '../../profile-view.ts'
import { stops } from '../../trouble.ts'
import { processJs } from '../process.ts'
import { keysFound } from '../profile-keys.ts'
import { type ContainerRules, findContainer } from './container.ts'
import { findKeyVariables, type KeyVariables } from './environment.ts'
import { type GoConfig, goKeys, goText, hasSso, loadGoConfig } from './go-config.ts'
import { findLogin } from './login.ts'
import { metadataSdk } from './metadata.ts'
import { namedSources } from './named-source.ts'
import { findSso } from './sso.ts'
import { findWebIdentityProfile, findWebIdentityVariables } from './web-identity.ts'

/* AWS SDK for Go v2: `config/resolve_credentials.go` (v1.28). One provider is picked when the program loads its configuration. */

const VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
  secrets: ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
  tokens: ['AWS_SESSION_TOKEN'],
  counts: 'filled',
}

/** The full address first. */
export const CONTAINER_GO: ContainerRules = { first: 'full', counts: 'filled', trouble: stops, code: 'Error' }

const SHOWN = ['role_arn', 'source_profile', 'credential_source', 'mfa_serial'] as const

const container = findContainer(CONTAINER_GO)
const process: FindProvider = (subject) =>
  goText(subject.profile, 'credential_process') === null ? NOTHING : processJs(subject)
const ssoOfProfile = findSso({
  turnsOn: ['sso_session', 'sso_region', 'sso_account_id', 'sso_start_url', 'sso_role_name'],
  ofProfile: 'both',
  beside: 'must-agree',
  trouble: stops,
  codes: { incomplete: 'Error', noSession: 'Error' },
  afterwards: 'stops',
})
const sso: FindProvider = (subject) => (hasSso(subject.profile) ? ssoOfProfile(subject) : NOTHING)
const webIdentityOfProfile = findWebIdentityProfile({ afterwards: 'stops', withoutRole: stops, code: 'Error' })
const webIdentity: FindProvider = (subject) =>
  goText(subject.profile, 'web_identity_token_file') === null ? NOTHING : webIdentityOfProfile(subject)

const keys: FindProvider = (subject) => {
  const find = goKeys(subject.profile)
  return find === null
    ? NOTHING
    : keysFound(subject, chainText.mergedKeys(subject.profile.name), find, ['aws_session_token'])
}

const named = namedSources({
  environment: findKeyVariables(VARIABLES, 'never'),
  container: findContainer(CONTAINER_GO),
  case: 'as-written',
  afterwards: 'stops',
})

/** `resolveCredsFromSource`: EcsContainer wants the relative address, and is an error at once without it. */
function fromNamedSource(subject: Subject, source: string): Finding {
  const { profile, facts } = subject
  const evidence = evidenceFor(profile, ...SHOWN)
  const relative = facts.environment.get('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI')
  if (source === 'EcsContainer' && !relative)
    return fails('Error', chainText.roleSourceSilent(profile.name, source), evidence, 'environment')
  return named(subject, source) ?? fails('Error', chainText.roleUnknownSource(profile.name, source), evidence)
}

/** What the credentials of a profile are before its role, in the order of `resolveCredsFromProfile`. */
function baseOf(config: GoConfig, subject: Subject): Finding {
  const own: Subject = { ...subject, profile: config.view }
  if (config.source !== null) return credentialsOf(config.source, { ...subject, profile: config.source.view })
  const source = goText(config.view, 'credential_source')
  const ownKeys = keys(own)
  if (ownKeys.kind === 'found') return ownKeys
  if (source !== null) return fromNamedSource(own, source)
  for (const find of [webIdentity, sso, findLogin('stops'), process, container]) {
    const finding = find(own)
    if (finding.kind === 'found' || finding.kind === 'fails') return finding
  }
  return metadataSdk(own)
}

const isRole = ({ view, isAgain, source }: GoConfig): boolean =>
  goText(view, 'role_arn') !== null &&
  !isAgain &&
  (source !== null || goText(view, 'web_identity_token_file') === null || goKeys(view) !== null)

/** A profile's credentials as a source: its base, or the role that it assumes with it. */
function credentialsOf(config: GoConfig, subject: Subject): Finding {
  return isRole(config) ? roleOf(config, subject) : baseOf(config, subject)
}

function roleOf(config: GoConfig, subject: Subject): Finding {
  const { view, source } = config
  const evidence = evidenceFor(view, ...SHOWN)
  const below = baseOf(config, subject)
  if (below.kind === 'fails') return { ...below, evidence: [...evidence, ...below.evidence] }
  if (below.kind !== 'found') return incomplete(chainText.roleNoSource(view.name), evidence)
  if (goText(view, 'mfa_serial') !== null)
    return fails('AssumeRoleTokenProviderNotSetError', sdkChainText.roleNoMfa(view.name), evidence)
  const namedSource = goText(view, 'credential_source')
  const reason =
    source !== null
      ? chainText.role(view.name, source.view.name, 'none')
      : namedSource !== null && goKeys(view) === null
        ? chainText.roleNamedSource(view.name, namedSource)
        : sdkChainText.roleOfOwn(view.name, below.reason)
  const via = source === null ? [] : [source.view.name, ...below.via]
  return found(reason, [...evidence, ...below.evidence], { via, warnings: below.warnings })
}

/** `role_arn`: with a source, or with whatever else the profile has. */
const assumeRole: FindProvider = (subject) => {
  const loaded = loadGoConfig(subject.profile)
  return loaded.ok && isRole(loaded.config) ? roleOf(loaded.config, subject) : NOTHING
}

/** What stops the program while it loads its configuration; null for nothing. */
export function goFault(subject: Subject): ReturnType<typeof loadGoConfig> {
  return loadGoConfig(siblingOf(subject.profile, subject.profile.name))
}

export const go = {
  environment: findKeyVariables(VARIABLES, 'by-explicit-profile'),
  webIdentityVariables: findWebIdentityVariables('stops', stops),
  assumeRole,
  keys,
  webIdentity,
  sso,
  login: findLogin('stops'),
  process,
  container,
} as const satisfies Readonly<Record<string, FindProvider>>
