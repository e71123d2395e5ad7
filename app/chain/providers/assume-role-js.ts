import { chainText } from '../../text/chain-text.ts'
import type { Failure, Finding, FindProvider, Found, Incomplete, Subject } from '../engine-model.ts'
import { fails, found, incomplete, NOTHING, swallowed } from '../findings.ts'
import type { Evidence } from '../model.ts'
import { evidenceFor, hasSetting, type ProfileView, siblingOf, textIn } from '../profile-view.ts'
import { containerJs } from './container.ts'
import { environmentSourceJs } from './environment.ts'
import { metadataSourceJs } from './instance-metadata.ts'
import { loginJs } from './login.ts'
import { processJs } from './process.ts'
import { mergedKeys } from './profile-keys.ts'
import { ssoJs } from './sso-js.ts'
import { webIdentityProfileJs } from './web-identity.ts'

/** What a profile is asked after a role, in `resolveProfileData`'s order. */
const AFTER_ROLE: readonly FindProvider[] = [mergedKeys, webIdentityProfileJs, processJs, ssoJs, loginJs]

type Outcome = Found | Failure | Incomplete

const SHOWN = ['role_arn', 'source_profile', 'credential_source', 'mfa_serial'] as const

/** `isAssumeRoleProfile`: a role ARN and exactly one of the two sources. */
const isRole = (view: ProfileView): boolean =>
  hasSetting(view, 'role_arn') && hasSetting(view, 'source_profile') !== hasSetting(view, 'credential_source')

/** `isCredentialSourceWithoutRoleArn`: allowed as a source profile, in this tool only. */
const isBareSource = (view: ProfileView): boolean =>
  !hasSetting(view, 'role_arn') && hasSetting(view, 'credential_source')

/** JS `resolveAssumeRoleCredentials` (`credential-provider-ini` 3.973): soft errors leave the profile, `mfa_serial` without a callback ends the chain. */
export const assumeRoleJs: FindProvider = (subject) => {
  const { profile } = subject
  if (isRole(profile)) return assumeRole(subject, [])
  if (!hasSetting(profile, 'role_arn') || hasSetting(profile, 'web_identity_token_file')) return NOTHING
  const reason = hasSetting(profile, 'source_profile')
    ? chainText.roleBothSources(profile.name)
    : chainText.roleNoSource(profile.name)
  return incomplete(reason, evidenceFor(profile, ...SHOWN))
}

function assumeRole(subject: Subject, visited: readonly string[]): Outcome {
  const { profile } = subject
  const source = textIn(profile, 'source_profile')
  const evidence = evidenceFor(profile, ...SHOWN)
  if (source !== null && visited.includes(source))
    return swallowed(chainText.roleLoop([profile.name, ...visited, source]), evidence)
  const named = textIn(profile, 'credential_source')
  if (source === null && !isNamedSource(named))
    return swallowed(chainText.roleUnknownSource(profile.name, named ?? ''), evidence)
  if (!isBareSource(profile) && hasSetting(profile, 'mfa_serial'))
    return fails('CredentialsProviderError', chainText.roleNoMfaCallback(profile.name), evidence)
  const below =
    source === null
      ? fromNamedSource(subject, named ?? '')
      : fromSourceProfile({ ...subject, profile: siblingOf(profile, source) }, [...visited, source])
  if (below.kind !== 'found') return { ...below, evidence: [...evidence, ...below.evidence] }
  return roleFound(profile, source, named, below, evidence)
}

function roleFound(
  profile: ProfileView,
  source: string | null,
  named: string | null,
  below: Found,
  evidence: readonly Evidence[],
): Found {
  const reason =
    source === null
      ? chainText.roleNamedSource(profile.name, named ?? '')
      : chainText.role(profile.name, source, 'none')
  return found(reason, [...evidence, ...below.evidence], {
    via: source === null ? [] : [source, ...below.via],
    warnings: below.warnings,
  })
}

/** `resolveProfileData` on a source profile: static keys first, then a role or a bare `credential_source`, then the rest. */
function fromSourceProfile(subject: Subject, visited: readonly string[]): Outcome {
  const { profile } = subject
  const keys = mergedKeys(subject)
  if (keys.kind === 'found') return keys
  if (isBareSource(profile) || isRole(profile)) return assumeRole(subject, visited)
  for (const find of AFTER_ROLE) {
    const finding: Finding = find(subject)
    if (finding.kind === 'found' || finding.kind === 'fails') return finding
  }
  return swallowed(chainText.roleSourceEmpty(profile.name), [])
}

const isNamedSource = (named: string | null): boolean =>
  named === 'Environment' || named === 'EcsContainer' || named === 'Ec2InstanceMetadata'

/** A named source that yields nothing is swallowed; metadata is supposed silent. */
function fromNamedSource(subject: Subject, named: string): Outcome {
  const finding = askNamedSource(subject, named)
  if (finding.kind === 'found' || finding.kind === 'fails') return finding
  return swallowed(chainText.roleSourceSilent(subject.profile.name, named), finding.evidence)
}

function askNamedSource(subject: Subject, named: string): Finding {
  if (named === 'Ec2InstanceMetadata') return metadataSourceJs(subject)
  if (named === 'EcsContainer') return containerJs(subject)
  return environmentSourceJs(subject)
}
