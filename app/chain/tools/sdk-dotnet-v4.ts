import { sdkChainText } from '../../text/sdk-chain-text.ts'
import type { SelectedProfile, Subject, ToolDefinition } from '../engine-model.ts'
import { fails } from '../findings.ts'
import { profileExists } from '../profile-view.ts'
import { unlessContainer } from '../providers/sdk/container.ts'
import { CONTAINER_DOTNET, dotnet } from '../providers/sdk/dotnet.ts'
import { metadataSdk } from '../providers/sdk/metadata.ts'
import { selectByFirstFilled } from '../select.ts'
import { offWhenExplicit, refusedBefore } from './sdk-frame.ts'

const PROFILE = 'profile'
const PROFILE_VARIABLES = ['AWS_PROFILE'] as const

/** `ProfileNotFoundException` ends the chain, once it comes to the profile; a missing `default` does not. */
const ssoOrMissing: ToolDefinition['rungs'][number]['find'] = (subject) => {
  const { profile, facts } = subject
  if (profileExists(profile) || profile.name.toLowerCase() === 'default') return dotnet.sso(subject)
  const by = facts.explicitProfile ? null : 'AWS_PROFILE'
  return fails('ProfileNotFoundException', sdkChainText.profileUnknown(profile.name, by), [])
}

const remarks = (subject: Subject, _selected: SelectedProfile): readonly string[] => {
  const refused = refusedBefore(subject, '')
  return refused === null ? [] : [refused.message]
}

/** AWS SDK for .NET v4: `DefaultAWSCredentialsIdentityResolver`; a profile in code is `ClientConfig.Profile`. */
export const sdkDotnetV4: ToolDefinition = {
  id: 'sdk-dotnet-v4',
  name: 'AWS SDK for .NET v4',
  version: '4.0',
  source: 'DefaultAWSCredentialsIdentityResolver.cs, CredentialProfileTypeDetector.cs, AWSCredentialsFactory.cs',
  dialect: 'sdk-dotnet',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstFilled(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: offWhenExplicit,
  rungs: [
    { id: 'environment', provider: 'environment', find: dotnet.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: dotnet.webIdentityVariables },
    { id: 'sso', provider: 'sso', group: PROFILE, find: ssoOrMissing },
    { id: 'assume-role', provider: 'assume-role', group: PROFILE, find: dotnet.assumeRole },
    { id: 'web-identity', provider: 'web-identity', group: PROFILE, find: dotnet.webIdentity },
    { id: 'process', provider: 'process', group: PROFILE, find: dotnet.process },
    { id: 'login', provider: 'login', group: PROFILE, find: dotnet.login },
    { id: 'profile-keys', provider: 'profile-keys', group: PROFILE, find: dotnet.keys },
    { id: 'container', provider: 'container', find: dotnet.container },
    {
      id: 'instance-metadata',
      provider: 'instance-metadata',
      find: unlessContainer(CONTAINER_DOTNET, metadataSdk),
    },
  ],
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' },
    { kind: 'profile' },
    { kind: 'instance-metadata' },
  ],
  remarks,
}
