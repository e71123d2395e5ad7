import { deviceNameOf, groupAccountId } from './account.ts'
import { commandWord } from './command-word.ts'

/** Where credentials that `whoami` used were found. */
export type UsedProvider =
  | 'environment'
  | 'credentials-file'
  | 'config-file'
  | 'cli-cache'
  | 'sso'
  | 'login'
  | 'assume-role'
  | 'memory'
  | 'vault'

const HELP = `Usage: lanyard whoami [PROFILE] [--json]

Asks STS who one is (GetCallerIdentity) with the credentials that AWS CLI would use for the profile,
or for this environment when none is named. Nobody is asked for anything and nothing is written: where
the credentials are not at hand, it says what they would take. A role that needs no code is assumed.
The account’s alias is told where the credentials may see it.

Options:
  --json    one object
  --help    this text
`

const askCli = (profile: string): string => `aws sts get-caller-identity --profile ${commandWord(profile)}`

/** The words of `lanyard whoami`, and why credentials are not at hand. */
export const whoamiText = {
  help: HELP,
  labels: {
    profile: 'Profile',
    account: 'Account',
    arn: 'ARN',
    userId: 'User id',
    credentials: 'Credentials',
    ends: 'Ends',
  },
  account: (account: string, alias: string | null) =>
    alias === null ? groupAccountId(account) : `${groupAccountId(account)} (${alias})`,
  credentials: (keyId: string, provider: UsedProvider, through: readonly string[]) =>
    `${keyId}, ${USED[provider]}${through.length === 0 ? '' : `, with the keys of ${through.join(', ')}`}`,
  stops: (reason: string) => `AWS CLI would stop before any credentials: ${reason}`,
  none: (profile: string) =>
    `AWS CLI finds no credentials for “${profile}”. See why, provider by provider: lanyard chain --profile ${commandWord(profile)}`,
  needsCode: (profile: string, serial: string) =>
    `“${profile}” needs a code of ${deviceNameOf(serial)}, and whoami asks for none. Renew it first: lanyard session renew ${commandWord(profile)}`,
  needsCodeFor: (profile: string, role: string, serial: string) =>
    `“${profile}” builds on the role “${role}”, which needs a code of ${deviceNameOf(serial)}, and whoami asks for none. Renew it first: lanyard session renew ${commandWord(profile)}`,
  needsSso: (profile: string) =>
    `AWS CLI has kept no credentials of “${profile}” yet, and whoami signs in nowhere. Get them with: ${askCli(profile)}`,
  needsLogin: (profile: string) =>
    `The login of “${profile}” has ended or must be renewed, and whoami signs in nowhere. Renew it with: aws login --profile ${commandWord(profile)}`,
  needsProcess: (profile: string) =>
    `“${profile}” takes its credentials from a program (credential_process), and whoami starts none. Ask AWS CLI instead: ${askCli(profile)}`,
  needsElsewhere: (profile: string) =>
    `The credentials of “${profile}” come from the machine it runs on (a token file, container or instance), and whoami asks none of them. Ask AWS CLI instead: ${askCli(profile)}`,
  halfKeys: (profile: string) =>
    `“${profile}” has only half of a key pair. Put aws_access_key_id and aws_secret_access_key together.`,
  stopped: 'The question was stopped before an answer came. Ask again when you like.',
  throttled: 'AWS is limiting calls at the moment. Wait a few seconds, then ask again.',
  unavailable: 'AWS is not available at the moment. Wait a minute, then ask again.',
  environmentName: 'the environment',
} as const

const USED: Readonly<Record<UsedProvider, string>> = {
  environment: 'from the environment variables',
  'credentials-file': 'from the credentials file',
  'config-file': 'from the config file',
  'cli-cache': 'kept by AWS CLI for the role',
  sso: 'kept by AWS CLI for the SSO role',
  login: 'kept by aws login',
  'assume-role': 'of the role, assumed for this question',
  memory: 'kept by Lanyard while it runs',
  vault: 'from Lanyard’s vault',
}
