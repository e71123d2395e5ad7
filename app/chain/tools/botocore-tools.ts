import { botocoreBefore, botocoreRemarks, botocoreVariables } from '../botocore-rules.ts'
import type { Rung, ToolDefinition } from '../engine-model.ts'
import { assumeRoleBotocore } from '../providers/assume-role-botocore.ts'
import { containerBotocore } from '../providers/container.ts'
import { environmentBotocore } from '../providers/environment.ts'
import { metadataBotocore } from '../providers/instance-metadata.ts'
import { botoConfig, ec2CredentialsFile } from '../providers/key-files.ts'
import { loginBotocore } from '../providers/login.ts'
import { processBotocore } from '../providers/process.ts'
import { configFileKeys, credentialsFileKeys } from '../providers/profile-keys.ts'
import { ssoBotocore } from '../providers/sso-botocore.ts'
import { webIdentityBotocore } from '../providers/web-identity.ts'

/** The chain that AWS CLI v1, v2 and boto3 share: `botocore/credentials.py create_credential_resolver`. */
export const BOTOCORE_RUNGS: readonly Rung[] = [
  { id: 'environment', provider: 'environment', find: environmentBotocore },
  { id: 'assume-role', provider: 'assume-role', find: assumeRoleBotocore },
  { id: 'web-identity', provider: 'web-identity', find: webIdentityBotocore },
  { id: 'sso', provider: 'sso', find: ssoBotocore },
  { id: 'credentials-file', provider: 'credentials-file', find: credentialsFileKeys },
  { id: 'login', provider: 'login', find: loginBotocore },
  { id: 'process', provider: 'process', find: processBotocore },
  { id: 'config-file', provider: 'config-file', find: configFileKeys },
  { id: 'ec2-credentials-file', provider: 'ec2-credentials-file', find: ec2CredentialsFile },
  { id: 'boto-config', provider: 'boto-config', find: botoConfig },
  { id: 'container', provider: 'container', find: containerBotocore },
  { id: 'instance-metadata', provider: 'instance-metadata', find: metadataBotocore },
]

/** What the tools of the family have in common around their rungs. */
export const BOTOCORE_FRAME: Pick<ToolDefinition, 'dialect' | 'before' | 'variables' | 'remarks'> = {
  dialect: 'botocore',
  before: botocoreBefore,
  variables: botocoreVariables,
  remarks: botocoreRemarks,
}
