import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Oracle, startOracle } from './oracle.ts'

const installed = spawnSync('python3', ['-c', 'import botocore; print(botocore.__version__)'], { encoding: 'utf8' })
const [major = 0, minor = 0] = installed.status === 0 ? installed.stdout.trim().split('.').map(Number) : []

/** Whether python3 here has a botocore as new as the rules: login sessions and regional STS by default came with it. */
export const hasBotocore = major > 1 || (major === 1 && minor >= 43)

/** botocore with AWS CLI v2's variable table, in a process of its own. */
export const startBotocore = (): Promise<Oracle> =>
  startOracle('python3', [join(import.meta.dirname, 'oracles/botocore_chain.py')])

const PROVIDERS: Readonly<Record<string, string>> = {
  env: 'environment',
  'assume-role': 'assume-role',
  'assume-role-with-web-identity': 'web-identity',
  sso: 'sso',
  'shared-credentials-file': 'credentials-file',
  login: 'login',
  'custom-process': 'process',
  'config-file': 'config-file',
  'ec2-credentials-file': 'ec2-credentials-file',
  'boto-config': 'boto-config',
  'container-role': 'container',
  'iam-role': 'instance-metadata',
}

/** Our name of a provider that botocore calls by `METHOD`. */
export const providerOfMethod = (method: string): string => PROVIDERS[method] ?? method
