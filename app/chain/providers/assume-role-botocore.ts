import { chainText } from '../../text/chain-text.ts'
import type { Failure, Finding, FindProvider, Found, Subject } from '../engine-model.ts'
import { fails, found, NOTHING } from '../findings.ts'
import type { CacheFact, Evidence } from '../model.ts'
import { evidenceFor, hasSetting, type ProfileView, profileExists, siblingOf, textIn } from '../profile-view.ts'
import { roleCacheKey } from '../wanted.ts'
import { containerBotocore } from './container.ts'
import { environmentSourceBotocore } from './environment.ts'
import { metadataBotocore } from './instance-metadata.ts'
import { loginBotocore } from './login.ts'
import { processBotocore } from './process.ts'
import { configFileKeys, credentialsFileKeys } from './profile-keys.ts'
import { ssoBotocore } from './sso-botocore.ts'
import { webIdentityBotocore } from './web-identity.ts'

/** What a source profile is asked, in this order (`ProfileProviderBuilder.providers`); its own container or metadata never is. */
const SOURCE_CHAIN: readonly FindProvider[] = [
  webIdentityBotocore,
  ssoBotocore,
  credentialsFileKeys,
  loginBotocore,
  processBotocore,
  configFileKeys,
]

const SHOWN = ['role_arn', 'source_profile', 'credential_source', 'mfa_serial'] as const

const isRole = (view: ProfileView): boolean =>
  hasSetting(view, 'role_arn') && !hasSetting(view, 'web_identity_token_file')

const hasStaticKeys = (view: ProfileView): boolean =>
  hasSetting(view, 'aws_secret_access_key') || hasSetting(view, 'aws_access_key_id')

/** botocore `AssumeRoleProvider` (1.43). STS itself is called later and supposed to succeed. */
export const assumeRoleBotocore: FindProvider = (subject) => {
  if (!isRole(subject.profile)) return NOTHING
  const finding = assumeRole(subject, [subject.profile.name])
  if (finding.kind !== 'found') return finding
  const kept = cached(subject)
  if (kept === null) return finding
  return { ...finding, evidence: [...finding.evidence, { kind: 'cache', file: kept.file }], expiresAt: kept.expiresAt }
}

/** Credentials of the role that AWS CLI has kept and would use again. */
function cached({ facts, profile }: Subject): CacheFact | null {
  if (facts.external.roleCaches.size === 0) return null
  const fact = facts.external.roleCaches.get(roleCacheKey(profile) ?? '')
  return fact?.state === 'present' && fact.expiresAt !== null && fact.expiresAt > facts.now ? fact : null
}

function assumeRole(subject: Subject, visited: readonly string[]): Found | Failure {
  const { profile } = subject
  const source = textIn(profile, 'source_profile')
  const named = textIn(profile, 'credential_source')
  const evidence = evidenceFor(profile, ...SHOWN)
  if (named !== null && source !== null)
    return fails('InvalidConfigError', chainText.roleBothSources(profile.name), evidence)
  if (named !== null) return fromNamedSource(subject, named, evidence)
  if (source === null) return fails('PartialCredentialsError', chainText.roleNoSource(profile.name), evidence)
  const problem = sourceProblem(profile, source, visited, evidence)
  if (problem) return problem
  const below = fromSourceProfile({ ...subject, profile: siblingOf(profile, source) }, [...visited, source])
  if (below.kind === 'fails') return { ...below, evidence: [...evidence, ...below.evidence] }
  const mfa = hasSetting(profile, 'mfa_serial') ? 'prompt' : 'none'
  return found(chainText.role(profile.name, source, mfa), [...evidence, ...below.evidence], {
    via: [source, ...below.via],
    warnings: below.warnings,
  })
}

/** `_validate_source_profile`: a profile may name itself only for its own static keys. */
function sourceProblem(
  profile: ProfileView,
  source: string,
  visited: readonly string[],
  evidence: readonly Evidence[],
): Failure | null {
  const view = siblingOf(profile, source)
  if (!profileExists(view))
    return fails('InvalidConfigError', chainText.roleSourceMissing(profile.name, source), evidence)
  if (!visited.includes(source)) return null
  if (source === profile.name && hasStaticKeys(view)) return null
  return fails('InfiniteLoopConfigError', chainText.roleLoop([...visited, source]), evidence)
}

/** `_resolve_credentials_from_profile`: static keys end the chain of roles, a role goes on, anything else is the profile's own short chain. */
function fromSourceProfile(subject: Subject, visited: readonly string[]): Found | Failure {
  const { profile } = subject
  if (!hasStaticKeys(profile) && isRole(profile)) return assumeRole(subject, visited)
  const alone: Subject = { ...subject, variables: 'off' }
  for (const find of SOURCE_CHAIN) {
    const finding: Finding = find(alone)
    if (finding.kind === 'found' || finding.kind === 'fails') return finding
  }
  return fails('InvalidConfigError', chainText.roleSourceEmpty(profile.name), [])
}

/** `credential_source`: names are case-sensitive; a source that yields nothing is an error. */
function fromNamedSource(subject: Subject, named: string, evidence: readonly Evidence[]): Found | Failure {
  const { name } = subject.profile
  const finding = askNamedSource(subject, named)
  if (finding === null) return fails('InvalidConfigError', chainText.roleUnknownSource(name, named), evidence)
  if (finding.kind === 'fails') return { ...finding, evidence: [...evidence, ...finding.evidence] }
  if (finding.kind === 'found')
    return found(chainText.roleNamedSource(name, named), [...evidence, ...finding.evidence], {
      warnings: finding.warnings,
    })
  return fails('CredentialRetrievalError', chainText.roleSourceSilent(name, named), evidence, 'environment')
}

function askNamedSource(subject: Subject, named: string): Finding | null {
  switch (named) {
    case 'Environment':
      return environmentSourceBotocore(subject)
    case 'EcsContainer':
      return containerBotocore(subject)
    case 'Ec2InstanceMetadata':
      return metadataBotocore(subject)
    default:
      return null
  }
}
