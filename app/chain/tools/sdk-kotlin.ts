import type { ToolDefinition } from '../engine-model.ts'
import { kotlin } from '../providers/sdk/kotlin.ts'
import { metadataSdk, unlessExplicit } from '../providers/sdk/metadata.ts'
import { selectByFirstFilled } from '../select.ts'
import { offWhenExplicit, passedOver } from './sdk-frame.ts'

const PROFILE = 'profile'
const PROFILE_VARIABLES = ['aws.profile', 'AWS_PROFILE'] as const

/** AWS SDK for Kotlin: `DefaultChainCredentialsProvider`; a profile in code is `ProfileCredentialsProvider(name)`, which asks it alone. */
export const sdkKotlin: ToolDefinition = {
  id: 'sdk-kotlin',
  name: 'AWS SDK for Kotlin',
  version: '1.5',
  source: 'DefaultChainCredentialsProvider.kt, profile/ProfileChain.kt',
  dialect: 'cross-sdk-cased',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstFilled(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: offWhenExplicit,
  rungs: [
    { id: 'system-properties', provider: 'system-properties', find: kotlin.systemProperties },
    { id: 'environment', provider: 'environment', find: kotlin.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: kotlin.webIdentityVariables },
    { id: 'profile-keys', provider: 'profile-keys', group: PROFILE, find: kotlin.keys },
    { id: 'assume-role', provider: 'assume-role', group: PROFILE, find: kotlin.assumeRole },
    { id: 'web-identity', provider: 'web-identity', group: PROFILE, find: kotlin.webIdentity },
    { id: 'sso', provider: 'sso', group: PROFILE, find: kotlin.sso },
    { id: 'login', provider: 'login', group: PROFILE, find: kotlin.login },
    { id: 'process', provider: 'process', group: PROFILE, find: kotlin.process },
    { id: 'container', provider: 'container', find: unlessExplicit(kotlin.container) },
    { id: 'instance-metadata', provider: 'instance-metadata', find: unlessExplicit(metadataSdk) },
  ],
  regions: [
    { kind: 'variable', name: 'aws.region', whenEmpty: 'passed-over' },
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' },
    { kind: 'profile' },
    { kind: 'instance-metadata' },
  ],
  remarks: passedOver,
}
