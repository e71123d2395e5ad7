import type { ProviderId } from '../chain/model.ts'

/*
 * Words of the chain's ladder: providers by the names of AWS's own pages. The words of the states are in `chain-room-text.ts`.
 */

/** Titles of the rungs. */
export const providerTitles: Readonly<Record<ProviderId, string>> = {
  environment: 'Environment variables',
  'assume-role': 'Assume role',
  'web-identity': 'Web identity',
  sso: 'IAM Identity Center (SSO)',
  'credentials-file': 'Shared credentials file',
  login: 'Login session',
  process: 'Credential process',
  'config-file': 'Shared config file',
  'ec2-credentials-file': 'EC2 credentials file',
  'boto-config': 'Boto config',
  container: 'Container credentials',
  'instance-metadata': 'Instance metadata',
  'system-properties': 'Java system properties',
  'profile-keys': 'Keys of the profile',
}

/** Rungs that a tool asks a second time, by their id. */
const repeatedTitles: Readonly<Record<string, string>> = {
  'process-again': 'Credential process, asked again',
  'web-identity-environment': 'Web identity from variables',
  'process-config': 'Credential process of the config file',
  'assume-role-config': 'Assume role, config file',
  'given-web-identity': 'Web identity of the profile in code',
  'given-sso': 'IAM Identity Center (SSO) of the profile in code',
  'given-assume-role': 'Assume role of the profile in code',
  'given-credentials-file': 'Shared credentials file, profile in code',
  'given-config-file': 'Shared config file, profile in code',
  'given-process': 'Credential process of the profile in code',
}

/** The title of a rung: its provider's, unless the provider has another rung in the same chain. */
export const rungTitle = (id: string, provider: ProviderId): string => repeatedTitles[id] ?? providerTitles[provider]

/** What a rung needs to give credentials, as the end of "It needs …". */
export const providerNeeds: Readonly<Record<ProviderId, string>> = {
  environment: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, and no profile named explicitly',
  'assume-role': 'role_arn with source_profile or credential_source in the profile',
  'web-identity':
    'web_identity_token_file and role_arn, in the profile or as AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN',
  sso: 'sso_account_id and sso_role_name with an sso_session (or sso_start_url and sso_region) in the profile',
  'credentials-file': 'aws_access_key_id and aws_secret_access_key in the profile’s section of the credentials file',
  login: 'login_session in the profile, which aws login writes',
  process: 'credential_process in the profile',
  'config-file': 'aws_access_key_id and aws_secret_access_key in the profile’s section of the config file',
  'ec2-credentials-file': 'AWS_CREDENTIAL_FILE naming a file with AWSAccessKeyId and AWSSecretKey',
  'boto-config': 'aws_access_key_id and aws_secret_access_key under [Credentials] in a boto config file',
  container: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI, which ECS and EKS set',
  'instance-metadata': 'an EC2 instance with a role, and AWS_EC2_METADATA_DISABLED not set to true',
  'system-properties': 'the Java system properties aws.accessKeyId and aws.secretAccessKey',
  'profile-keys': 'aws_access_key_id and aws_secret_access_key in the profile',
}

/** What it would take for a rung to win. */
export const toWinText = {
  needs: (provider: ProviderId) => `It needs ${providerNeeds[provider]}.`,
  nothingBefore: (titles: readonly string[]) =>
    `Nothing before it may give credentials: take away ${joinWords(titles)}.`,
  removed: 'It is asked only when no profile is named: run without the explicit profile.',
  removedByVariable: (name: string) => `It is asked only when no profile is named: unset ${name}.`,
  mend: 'Mend what it stops at; the tool does not go on to the next provider.',
  mendBefore: (title: string) => `The chain stops before it, at ${title}. Mend that first.`,
  mendStart: 'The chain stops before the first provider. Mend that first.',
  notProbed: 'It is asked last, and wins where an EC2 instance role answers and nothing before it gives credentials.',
} as const

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Pieces of the sentence on top; names go between them. */
export const sentenceText = {
  with: ' with ',
  inCode: (name: string) => `profile: '${name}'`,
  option: (name: string) => `--profile ${name}`,
  uses: ' uses ',
  keysIn: 'the keys in ',
  inAccount: ' in account ',
  ofProfile: ' of profile ',
  assumedFrom: ', assumed from ',
  itselfFrom: ', itself from ',
  session: ', session ',
  namedBy: ', which ',
  names: ' names',
  asDefault: ', as no profile is named',
  end: '.',
  profile: 'profile ',
  and: ' and ',
  comma: ', ',
  theyHide: ' They hide ',
  itHides: ' It hides ',
  ownersRights:
    ' AWS sees the owner of these keys and what that owner may do; what the role may do does not count as long as they are there.',
  stopsAt: ' stops with an error at ',
  stopsBefore: ' stops with an error before it asks any provider',
  why: ': ',
  findsNothing: ' finds no credentials for profile ',
  metadataLast: ' On an EC2 instance its role would be asked last.',
} as const

/** What a tool uses of a profile or a place, as in "uses the keys of profile prod". */
export const usedNames: Readonly<Record<ProviderId, string>> = {
  environment: 'the keys',
  'assume-role': 'the role',
  'web-identity': 'the web identity role',
  sso: 'the IAM Identity Center role',
  'credentials-file': 'the keys',
  login: 'the login session',
  process: 'the credential process',
  'config-file': 'the keys',
  'ec2-credentials-file': 'the EC2 credentials file',
  'boto-config': 'the keys of the boto config file',
  container: 'the container’s credential address',
  'instance-metadata': 'the instance metadata service',
  'system-properties': 'the keys in the Java system properties',
  'profile-keys': 'the keys',
}

const hiddenNames: Readonly<Record<ProviderId, string>> = {
  environment: 'environment variables',
  'assume-role': 'role',
  'web-identity': 'web identity token',
  sso: 'SSO login',
  'credentials-file': 'keys in the credentials file',
  login: 'login session',
  process: 'credential process',
  'config-file': 'keys in the config file',
  'ec2-credentials-file': 'EC2 credentials file',
  'boto-config': 'boto config',
  container: 'container role',
  'instance-metadata': 'instance role',
  'system-properties': 'Java system properties',
  'profile-keys': 'keys',
}

/** What a rung that would have won stands for, in "They hide …". */
export const hiddenName = (provider: ProviderId): string => `the ${hiddenNames[provider]}`

/** Evidence under an opened rung. */
export const evidenceText = {
  notSet: 'not set',
  secret: (length: number) => `set, ${length} characters`,
  emptySecret: 'set, but empty',
  section: (setting: string, section: string) => `${setting} in [${section}]`,
  argument: 'the profile given explicitly',
  default: 'the default',
  cache: {
    present: 'found',
    goodFor: (left: string) => `good for ${left}`,
    missing: 'missing',
    unreadable: 'cannot be read',
    incomplete: 'lacks what the tools need',
  },
} as const

/** Advice beside the ladder. */
export const adviceText = {
  letProfileWin: (name: string) => `To let ${name} win`,
  goOnWithout: (name: string) => `To go on without profile ${name}`,
  letRoleWin: (role: string) => `Drop these variables, and ${role} wins`,
  letRoleWinBesideFiles: (role: string, profile: string) =>
    `Drop these variables, and ${role} wins where no file has credentials for ${profile}`,
  goOnWithoutVariables: 'To go on without these variables',
} as const

/** Headings of the verdict as text. */
export const verdictText = {
  profile: (name: string, origin: string) => `Profile: ${name} (${origin})`,
  place: (words: string) => `Place: ${words}`,
  supposed: (state: string) => `${state} (supposed)`,
  outcome: (words: string) => `Outcome: ${words}`,
  resolved: (title: string) => `credentials from ${title}`,
  fails: 'stops with an error',
  none: 'no credentials found',
  error: (code: string, message: string) => `Error: ${code}: ${message}`,
  region: (value: string, origin: string) => `Region: ${value} (${origin})`,
  noRegion: 'Region: none',
  endpoint: (url: string | null, reason: string) => `STS endpoint: ${url ?? 'none'} (${reason})`,
  warning: (text: string) => `Warning: ${text}`,
} as const
