import type { ToolDefinition } from '../engine-model.ts'
import { selectByFirstSet } from '../select.ts'
import { BOTOCORE_FRAME, BOTOCORE_RUNGS } from './botocore-tools.ts'

/** AWS CLI v2: `botocore/credentials.py create_credential_resolver` with v2's variable table (`configprovider.py`, branch v2). */
export const awsCliV2: ToolDefinition = {
  ...BOTOCORE_FRAME,
  id: 'aws-cli-v2',
  name: 'AWS CLI v2',
  version: '2.36.7',
  source: 'awscli/botocore/credentials.py and configprovider.py, branch v2',
  selects: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  select: (facts) => selectByFirstSet(facts, ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']),
  rungs: BOTOCORE_RUNGS,
  regions: [
    { kind: 'variable', name: 'AWS_REGION', whenEmpty: 'counts' },
    { kind: 'variable', name: 'AWS_DEFAULT_REGION', whenEmpty: 'counts' },
    { kind: 'profile' },
    { kind: 'instance-metadata' },
  ],
}
