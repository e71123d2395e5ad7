import { deviceNameOf } from './account.ts'
import { commandWord } from './command-word.ts'
import { formatDuration } from './duration.ts'

const HELP = `Usage: lanyard console PROFILE [--service NAME] [--region REGION] [--duration SECONDS]
                       [--print] [--json]

Opens the AWS console in the default browser, signed in with the profile: with a role’s credentials, or for
long-term keys with a federation token that may do what the keys’ user may. What cannot sign in is said,
with what can. Nobody is asked for a code and nothing is written.

Options:
  --service NAME       where to arrive: ec2, s3, iam, …; else the console’s home
  --region REGION      a region of the profile’s partition; else the profile’s own
  --duration SECONDS   how long the console stays signed in: 900 to 43200 for a role assumed with long-term
                       keys, 900 to 129600 for long-term keys; else as long as the credentials, or an hour
  --print              print the link instead of opening it: whoever has it is signed in, once, for 15 minutes
  --json               one object; the link stands in it with --print alone
  --help               this text
`

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')
const renewal = (profile: string): string => `lanyard session renew ${commandWord(profile)}`
const partitionName = (partition: string): string => PARTITION_NAMES[partition] ?? partition

const PARTITION_NAMES: Readonly<Record<string, string>> = {
  aws: 'aws (commercial)',
  'aws-cn': 'aws-cn (China)',
  'aws-us-gov': 'aws-us-gov (GovCloud)',
}

/** The words of console sign-in. */
export const consoleText = {
  help: HELP,

  opened: (profile: string, service: string) => `${service} is open in the browser, signed in with “${profile}”.`,
  copied: (profile: string, service: string) =>
    `The link to ${service} with “${profile}” is copied. It signs in whoever has it, once, within 15 minutes.`,
  notCopied: 'The link could not be put on the clipboard. Open the console in the browser instead.',
  printedOnce: 'Whoever has this link is signed in: once, within 15 minutes.',
  until: (left: string, using: string) => `Signed in for ${left}, ${using}.`,

  usingRole: (role: string, profile: string) => `role ${role} of “${profile}”`,
  usingSso: (role: string, profile: string) => `SSO role ${role} of “${profile}”`,
  usingFederation: (profile: string) => `GetFederationToken with the keys of “${profile}”`,
  usingFound: (profile: string) => `the credentials of “${profile}”`,

  noMfa:
    'A federation token carries no MFA: what the user’s policies allow only with MFA stays closed in this console.',
  lastsAsLong:
    'A longer console session is only given for a role assumed directly with long-term keys: this one lasts as long as its credentials.',
  durationRefused: 'AWS did not take the duration for these credentials: the console session lasts as long as they do.',

  badDuration: (most: number) =>
    `The duration must be a whole number of seconds from 900 (15 minutes) to ${most} (${formatDuration(most)}).`,
  isolated: (partition: string) =>
    `The console of the isolated partition ${partition} has no public sign-in address, so Lanyard cannot open it. Sign in the way its operator gave you.`,
  unknownSignIn: (partition: string) =>
    `Lanyard does not know the sign-in address of the partition ${partition}. Sign in to its console by hand.`,
  noSuchRegion: (region: string, partition: string) =>
    `“${region}” is no region of the partition ${partitionName(partition)}, which is where these credentials belong. Choose one of that partition.`,
  noSuchService: (service: string, partition: string, near: readonly string[], all: readonly string[]) =>
    near.length > 0
      ? `There is no service “${service}” in the list for ${partitionName(partition)}. Did you mean ${list(near)}?`
      : `There is no service “${service}” in the list for ${partitionName(partition)}. Known: ${all.join(', ')}.`,

  userSession: (profile: string, roles: readonly string[], base: string | null) => {
    const what = `“${profile}” holds a session of GetSessionToken, and AWS lets no such session sign in to the console.`
    const role = roles.length === 0 ? null : `a role behind it: ${list(roles)}`
    const keys = base === null ? null : `the long-term keys it comes from: “${base}” (GetFederationToken, without MFA)`
    const ways = [role, keys].filter((way) => way !== null)
    return ways.length === 0
      ? `${what} Open it with a profile that has a role (role_arn), or with the long-term keys that the session comes from.`
      : `${what} Open it with ${ways.join(', or with ')}.`
  },
  ended: (profile: string) => `The credentials of “${profile}” have ended. Renew them first: ${renewal(profile)}`,
  codeNeeded: (profile: string, serial: string | null) =>
    `“${profile}” needs a code${serial === null ? '' : ` of ${deviceNameOf(serial)}`} before its console can be opened. Renew it first: ${renewal(profile)}`,
  signInNeeded: (profile: string, command: string) =>
    `“${profile}” is not signed in at the moment, or AWS CLI has kept no credentials of it yet. Sign in first, then open the console again: ${command}`,
  notAtHand: (profile: string) =>
    `The credentials of “${profile}” come from a program, a token file or the machine it runs on, and are not at hand here. Open the console with a profile that has a role or keys.`,
  noCredentials: (profile: string) =>
    `AWS CLI finds no credentials for “${profile}”. See why, provider by provider: lanyard chain --profile ${commandWord(profile)}`,
  halfKeys: (profile: string) =>
    `“${profile}” has only half of a key pair. Put aws_access_key_id and aws_secret_access_key together.`,
  testEndpoint: (host: string) =>
    `The keys of this profile belong to an STS on this computer (${host}), and open no console of AWS. Take away its endpoint setting if they are real.`,
  loginCommand: (profile: string) => `aws login --profile ${commandWord(profile)}`,
  ssoCommand: (profile: string) => `aws sso login --profile ${commandWord(profile)}`,
  anyCallCommand: (profile: string) => `aws sts get-caller-identity --profile ${commandWord(profile)}`,
  federationDenied: (profile: string) =>
    `The user of “${profile}” may not call sts:GetFederationToken, which long-term keys need to sign in to the console. Have that allowed, or open the console with a role.`,

  credentialsRefused: (profile: string) =>
    `AWS’s sign-in did not take the credentials of “${profile}” (400): they have ended, or are of a kind that cannot sign in. Renew them (${renewal(profile)}), or open the console with a role.`,
  forbidden: (profile: string) =>
    `AWS’s sign-in refused the credentials of “${profile}” (403): a policy forbids it, or they are over. Renew them, then ask whoever runs the account.`,
  throttled: 'AWS’s sign-in is limiting calls at the moment. Wait a few seconds, then try again.',
  unavailable: (status: number) =>
    `AWS’s sign-in is not available at the moment (${status}). Wait a minute, then try again.`,
  refusedOtherwise: (status: number) =>
    `AWS’s sign-in refused the call (${status}). Renew the credentials, then try again.`,
  notSignIn: (host: string) =>
    `${host} answered, but not as AWS’s sign-in does: something in between may have answered instead. Check the proxy, or sign in to the network.`,
  stopped: 'The sign-in was stopped before the console opened. Try again when you like.',

  notHanded: (next: string) => `The browser was not given the link. ${next}`,
  notALink: 'What was to be opened is no sign-in address of AWS, so it was not opened. Please report this.',
  noBrowser: (program: string) =>
    `The browser could not be started (${program}). Print or copy the link instead, and open it yourself.`,
  noDesktop: 'There is no desktop here to open a browser on. Print the link instead: --print',
  notFetched: (seconds: number) =>
    `The browser did not come for the link within ${seconds} s. Print or copy the link instead, and open it yourself.`,
  noDoor: (code: string) =>
    `No address on this computer could be opened to hand the link over (${code}). Print or copy the link instead.`,
} as const
