import type { SelectedProfile, Subject, ToolDefinition } from '../engine-model.ts'
import type { ChainError } from '../model.ts'
import { go, goFault } from '../providers/sdk/go.ts'
import { metadataSdk } from '../providers/sdk/metadata.ts'
import { selectByFirstFilled } from '../select.ts'
import { missingBefore, offWhenExplicit, refusedBefore } from './sdk-frame.ts'

const PROFILE_VARIABLES = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const

/** `LoadDefaultConfig` reads the profile first, and stops at anything wrong in it. */
function before(subject: Subject, selected: SelectedProfile): ChainError | null {
  const refused = refusedBefore(subject, 'SharedConfigLoadError')
  if (refused !== null) return refused
  const missing = missingBefore(subject, selected, 'SharedConfigProfileNotExistError')
  if (missing !== null) return missing
  const loaded = goFault(subject)
  return loaded.ok ? null : { code: loaded.fault.code, message: loaded.fault.reason, provider: null }
}

/** AWS SDK for Go v2: `config.LoadDefaultConfig`; a profile in code is `WithSharedConfigProfile`. */
export const sdkGoV2: ToolDefinition = {
  id: 'sdk-go-v2',
  name: 'AWS SDK for Go v2',
  version: 'config 1.28',
  source: 'config/resolve_credentials.go, shared_config.go, env_config.go; internal/ini',
  dialect: 'sdk-go',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstFilled(facts, PROFILE_VARIABLES),
  before,
  variables: offWhenExplicit,
  rungs: [
    { id: 'environment', provider: 'environment', find: go.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: go.webIdentityVariables },
    { id: 'assume-role', provider: 'assume-role', find: go.assumeRole },
    { id: 'profile-keys', provider: 'profile-keys', find: go.keys },
    { id: 'web-identity', provider: 'web-identity', find: go.webIdentity },
    { id: 'sso', provider: 'sso', find: go.sso },
    { id: 'login', provider: 'login', find: go.login },
    { id: 'process', provider: 'process', find: go.process },
    { id: 'container', provider: 'container', find: go.container },
    { id: 'instance-metadata', provider: 'instance-metadata', find: metadataSdk },
  ],
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' },
    { kind: 'variable', name: 'AWS_DEFAULT_REGION', whenEmpty: 'passed-over' },
    { kind: 'profile' },
  ],
  remarks: () => [],
}
