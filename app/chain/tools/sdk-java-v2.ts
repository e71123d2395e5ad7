import type { ToolDefinition } from '../engine-model.ts'
import { java } from '../providers/sdk/java.ts'
import { metadataSdk, unlessExplicit } from '../providers/sdk/metadata.ts'
import { selectByFirstSet } from '../select.ts'
import { offWhenExplicit, passedOver } from './sdk-frame.ts'

const PROFILE = 'profile'
const PROFILE_VARIABLES = ['aws.profile', 'AWS_PROFILE'] as const

/** AWS SDK for Java 2.x: `DefaultCredentialsProvider`; a profile in code is `ProfileCredentialsProvider.create(name)`, which asks it alone. */
export const sdkJavaV2: ToolDefinition = {
  id: 'sdk-java-v2',
  name: 'AWS SDK for Java 2.x',
  version: '2.40',
  source: 'ProfileCredentialsUtils.java, ProfileFileReader.java, DefaultCredentialsProvider.java',
  dialect: 'cross-sdk-cased',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstSet(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: offWhenExplicit,
  rungs: [
    { id: 'system-properties', provider: 'system-properties', find: java.systemProperties },
    { id: 'environment', provider: 'environment', find: java.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: java.webIdentityVariables },
    { id: 'web-identity', provider: 'web-identity', group: PROFILE, find: java.webIdentity },
    { id: 'sso', provider: 'sso', group: PROFILE, find: java.sso },
    { id: 'assume-role', provider: 'assume-role', group: PROFILE, find: java.assumeRole },
    { id: 'login', provider: 'login', group: PROFILE, find: java.login },
    { id: 'process', provider: 'process', group: PROFILE, find: java.process },
    { id: 'profile-keys', provider: 'profile-keys', group: PROFILE, find: java.keys },
    { id: 'container', provider: 'container', find: unlessExplicit(java.container) },
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
