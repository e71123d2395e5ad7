import type { ToolDefinition } from '../engine-model.ts'
import { unlessContainer } from '../providers/sdk/container.ts'
import { metadataSdk, unlessExplicit } from '../providers/sdk/metadata.ts'
import { CONTAINER_PHP, php } from '../providers/sdk/php.ts'
import { selectByFirstFilled } from '../select.ts'
import { offWhenExplicit, passedOver } from './sdk-frame.ts'

const PROFILE_VARIABLES = ['AWS_PROFILE'] as const

/** AWS SDK for PHP v3: `CredentialProvider::defaultProvider`; a profile in code (`'profile' => name`) asks the files alone. */
export const sdkPhp: ToolDefinition = {
  id: 'sdk-php',
  name: 'AWS SDK for PHP v3',
  version: '3.300',
  source: 'src/Credentials/CredentialProvider.php',
  dialect: 'sdk-php',
  selects: PROFILE_VARIABLES,
  select: (facts) => selectByFirstFilled(facts, PROFILE_VARIABLES),
  before: () => null,
  variables: offWhenExplicit,
  rungs: [
    { id: 'environment', provider: 'environment', find: php.environment },
    { id: 'web-identity-environment', provider: 'web-identity', find: php.webIdentityVariables },
    { id: 'web-identity', provider: 'web-identity', find: php.webIdentity },
    { id: 'sso', provider: 'sso', find: php.sso },
    { id: 'process', provider: 'process', find: php.processCredentials },
    { id: 'assume-role', provider: 'assume-role', find: php.assumeRoleCredentials },
    { id: 'credentials-file', provider: 'credentials-file', find: php.keysCredentials },
    { id: 'process-config', provider: 'process', find: php.processConfig },
    { id: 'assume-role-config', provider: 'assume-role', find: php.assumeRoleConfig },
    { id: 'config-file', provider: 'config-file', find: php.keysConfig },
    { id: 'container', provider: 'container', find: unlessExplicit(php.container) },
    {
      id: 'instance-metadata',
      provider: 'instance-metadata',
      find: unlessExplicit(unlessContainer(CONTAINER_PHP, metadataSdk)),
    },
  ],
  regions: [{ kind: 'variable', name: 'AWS_REGION', whenEmpty: 'passed-over' }, { kind: 'profile' }],
  remarks: passedOver,
}
