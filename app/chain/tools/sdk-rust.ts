import { sdkChainText } from '../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Rung, Subject, ToolDefinition } from '../engine-model.ts'
import { fails } from '../findings.ts'
import { profileExists } from '../profile-view.ts'
import { metadataSdk } from '../providers/sdk/metadata.ts'
import { rust } from '../providers/sdk/rust.ts'
import { selectByFirstSet } from '../select.ts'
import { offWhenExplicit } from './sdk-frame.ts'

const PROFILE = 'profile'
const PROFILE_VARIABLES = ['AWS_PROFILE'] as const

/** A file that cannot be parsed, or a named profile that is not there while others are, stops the chain when it comes to the profile. */
function profileFault({ profile, facts }: Subject): Finding | null {
  const { config, credentials } = profile.pair
  for (const { refusal, path } of [config, credentials])
    if (refusal !== null) return fails('InvalidConfiguration', sdkChainText.fileRefused(path, refusal.message), [])
  const hasProfiles = config.profiles.size + credentials.profiles.size > 0
  if (!hasProfiles || profile.name === 'default' || profileExists(profile)) return null
  const by = facts.explicitProfile ? null : 'AWS_PROFILE'
  return fails('InvalidConfiguration', sdkChainText.profileUnknown(profile.name, by), [])
}

/** The profile's rungs come to nothing where its files cannot be read; the first of them says so. */
function ofProfile(rung: Omit<Rung, 'group'>, place: 'first' | 'later'): Rung {
  const find: FindProvider = (subject) => (place === 'first' ? profileFault(subject) : null) ?? rung.find(subject)
  return { ...rung, group: PROFILE, find }
}

/** AWS SDK for Rust: `aws-config` default chain; a profile in code is `.profile_name(name)`. */
export const sdkRust: ToolDefinition = {
  id: 'sdk-rust',
  name: 'AWS SDK for Rust',
  version: 'aws-config 1.8',
  source: 'smithy-rs aws-config/src/profile/credentials/repr.rs and exec.rs, default_provider/credentials.rs',
  dialect: 'cross-sdk',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstSet(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: offWhenExplicit,
  rungs: [
    { id: 'environment', provider: 'environment', find: rust.environment },
    ofProfile({ id: 'assume-role', provider: 'assume-role', find: rust.assumeRole }, 'first'),
    ofProfile({ id: 'web-identity', provider: 'web-identity', find: rust.webIdentity }, 'later'),
    ofProfile({ id: 'sso', provider: 'sso', find: rust.sso }, 'later'),
    ofProfile({ id: 'login', provider: 'login', find: rust.login }, 'later'),
    ofProfile({ id: 'process', provider: 'process', find: rust.process }, 'later'),
    ofProfile({ id: 'profile-keys', provider: 'profile-keys', find: rust.keys }, 'later'),
    { id: 'web-identity-environment', provider: 'web-identity', find: rust.webIdentityVariables },
    { id: 'container', provider: 'container', find: rust.container },
    { id: 'instance-metadata', provider: 'instance-metadata', find: metadataSdk },
  ],
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' },
    { kind: 'variable', name: 'AWS_DEFAULT_REGION', whenEmpty: 'passed-over' },
    { kind: 'profile' },
    { kind: 'instance-metadata' },
  ],
  remarks: () => [],
}
