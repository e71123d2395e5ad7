import { sdkChainText } from '../../text/sdk-chain-text.ts'
import type { FindProvider, Rung, ToolDefinition } from '../engine-model.ts'
import { hasSetting } from '../profile-view.ts'
import { selectByFirstSet } from '../select.ts'
import { BOTOCORE_FRAME, BOTOCORE_RUNGS } from './botocore-tools.ts'

/** `LoginProvider` needs awscrt, which AWS CLI v2 brings along and these two do not. */
function withCrtNeeded(find: FindProvider): FindProvider {
  return (subject) => {
    const finding = find(subject)
    if (finding.kind !== 'found') return finding
    return { ...finding, warnings: [...finding.warnings, sdkChainText.loginNeedsCrt] }
  }
}

/** boto3 asks for an MFA code once, on the terminal (`RefreshWithMFAUnsupportedError` afterwards). */
function withMfaOnce(find: FindProvider): FindProvider {
  return (subject) => {
    const finding = find(subject)
    if (finding.kind !== 'found' || !hasSetting(subject.profile, 'mfa_serial')) return finding
    return { ...finding, warnings: [...finding.warnings, sdkChainText.mfaNoRefresh(subject.profile.name)] }
  }
}

const RUNGS: readonly Rung[] = BOTOCORE_RUNGS.map((rung) =>
  rung.id === 'login' ? { ...rung, find: withCrtNeeded(rung.find) } : rung,
)

/** The variables of botocore itself: the old name of the profile's variable comes first, AWS_REGION is not read. */
const VARIABLES: Pick<ToolDefinition, 'selects' | 'select' | 'regions'> = {
  selects: ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE'],
  select: (facts) => selectByFirstSet(facts, ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE']),
  regions: [{ kind: 'variable', name: 'AWS_DEFAULT_REGION', whenEmpty: 'counts' }, { kind: 'profile' }],
}

/** AWS CLI v1: botocore with its own variable table. */
export const awsCliV1: ToolDefinition = {
  ...BOTOCORE_FRAME,
  ...VARIABLES,
  id: 'aws-cli-v1',
  name: 'AWS CLI v1',
  version: '1.45.11',
  source: 'botocore 1.43.11: credentials.py, configprovider.py',
  rungs: RUNGS,
}

/** boto3: the same chain, with a profile given as `Session(profile_name=…)`. */
export const boto3: ToolDefinition = {
  ...BOTOCORE_FRAME,
  ...VARIABLES,
  id: 'boto3',
  name: 'boto3 (Python)',
  version: '1.43.11',
  source: 'botocore 1.43.11: credentials.py, configprovider.py',
  rungs: RUNGS.map((rung) => (rung.id === 'assume-role' ? { ...rung, find: withMfaOnce(rung.find) } : rung)),
}
