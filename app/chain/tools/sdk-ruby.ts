import type { ToolDefinition } from '../engine-model.ts'
import { unlessContainer } from '../providers/sdk/container.ts'
import { metadataSdk } from '../providers/sdk/metadata.ts'
import { CONTAINER_RUBY, ruby } from '../providers/sdk/ruby.ts'
import { selectByFirstSet } from '../select.ts'
import { passedOver } from './sdk-frame.ts'

const PROFILE_VARIABLES = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const

/** AWS SDK for Ruby v3: `CredentialProviderChain`; a profile in code (`profile: name`) is asked before the environment, which stays in the chain. */
export const sdkRuby: ToolDefinition = {
  id: 'sdk-ruby',
  name: 'AWS SDK for Ruby v3',
  version: 'aws-sdk-core 3.211',
  source: 'credential_provider_chain.rb, shared_config.rb, ini_parser.rb',
  dialect: 'sdk-ruby',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstSet(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: () => 'read',
  rungs: [
    ...ruby.givenProfile,
    { id: 'environment', provider: 'environment', find: ruby.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: ruby.webIdentityVariables },
    ...ruby.profile,
    { id: 'container', provider: 'container', find: ruby.container },
    { id: 'instance-metadata', provider: 'instance-metadata', find: unlessContainer(CONTAINER_RUBY, metadataSdk) },
  ],
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' },
    { kind: 'variable', name: 'AMAZON_REGION', whenEmpty: 'passed-over' },
    { kind: 'variable', name: 'AWS_DEFAULT_REGION', whenEmpty: 'passed-over' },
    { kind: 'profile' },
  ],
  remarks: passedOver,
}
