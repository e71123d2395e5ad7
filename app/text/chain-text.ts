import { commandWord } from './command-word.ts'

/*
 * What the chain says: one reason a rung, errors, warnings. Names of variables, settings, profiles and files go in; values and secrets never do.
 */

type FileName = 'config' | 'credentials'

const fileTitle = (role: FileName): string =>
  role === 'config' ? 'the shared config file' : 'the shared credentials file'

const quoted = (name: string): string => `“${name}”`

const METADATA_GAVE = {
  role: 'it answered with a role.',
  'no-role': 'it answered, and gave no role.',
  nothing: 'it was silent.',
} as const

/** Sentences about rungs of a provider chain. */
const rungs = {
  notConfigured: 'Nothing is configured for it.',
  notReached: 'Not reached: the chain ends above with an error.',
  wouldFail: (reason: string, code: string) => `${reason} If the chain came here, it would stop with ${code}.`,
  repeats: (id: string) => `Reads the same setting as the ${id} step above, once more, when that one fails softly.`,
  swallowed: (reason: string) => `${reason} The tool goes on without saying so.`,

  environmentKeys: (token: string | null) =>
    token
      ? `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set, with the session token of ${token}.`
      : 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set; there is no session token.',
  environmentPartial: (missing: string) => `Half a pair of keys: ${missing} is not set.`,
  environmentEmpty: (name: string) => `${name} is set, but empty.`,
  environmentRemoved: (by: 'argument' | 'variable') =>
    by === 'argument'
      ? 'Taken out of the chain, because a profile was named explicitly.'
      : 'Taken out of the chain, because AWS_PROFILE is set.',

  fileKeys: (role: FileName, profile: string) => `Profile ${quoted(profile)} has keys in ${fileTitle(role)}.`,
  fileKeysPartial: (profile: string, role: FileName, missing: string) =>
    `Profile ${quoted(profile)} has half a pair of keys in ${fileTitle(role)}: ${missing} is missing.`,
  fileKeysSplit: (profile: string, role: FileName, other: FileName) =>
    `Profile ${quoted(profile)} has its key ID in ${fileTitle(role)} and its secret in ${fileTitle(other)}; AWS CLI wants both in one file.`,
  mergedKeys: (profile: string) => `Profile ${quoted(profile)} has both keys, read from the two files as one.`,
  mergedKeysPartial: (profile: string, missing: string) =>
    `Profile ${quoted(profile)} has half a pair of keys: ${missing} is missing. The SDK passes it over.`,

  process: (profile: string) =>
    `Profile ${quoted(profile)} runs a credential_process. Lanyard does not run it and supposes that it succeeds.`,
  processUnsplittable: (profile: string) =>
    `The credential_process of profile ${quoted(profile)} has a quotation mark that is never closed, or ends in a backslash.`,
  processEmpty: (profile: string) => `The credential_process of profile ${quoted(profile)} is empty.`,

  container: (variable: string) =>
    `${variable} names a container credentials endpoint. It is not asked, and supposed to answer.`,
  containerHost: (variable: string, host: string) =>
    `${variable} points at ${host === '' ? 'no host' : host}, which the tool does not trust: it wants https, loopback, or the hosts of ECS and EKS.`,
  containerMalformed: (variable: string) => `${variable} is not a URL.`,
  tokenFileMissing: (variable: string, path: string) =>
    path === '' ? `${variable} is set, but empty.` : `${variable} names ${path}, which cannot be read.`,
  metadata: 'Not asked. Away from EC2 nothing answers; there it gives the role of the instance.',
  metadataAsked: (at: string, gave: 'role' | 'no-role' | 'nothing') => `Asked ${at}: ${METADATA_GAVE[gave]}`,
  metadataOff: (variable: string) => `Switched off by ${variable}.`,
  metadataMode: 'The endpoint mode of the metadata service is neither IPv4 nor IPv6.',
  metadataV1Disabled:
    'Version 1 of the metadata service is switched off, so a service that does not answer is an error instead of the end of the chain.',
  metadataNotWithContainer: 'Not asked, because a container endpoint is configured.',

  keyFile: (path: string) => `The credentials file of the first EC2 tools, ${path}, has keys.`,
  keyFileMissing: (variable: string, path: string) =>
    path === '' ? `${variable} is set, but empty.` : `${variable} names ${path}, which cannot be read.`,
  keyFilePartial: (path: string, missing: string) => `${path} has half a pair of keys: ${missing} is missing.`,
  keyFileUnreadable: (path: string) => `${path} cannot be read as a configuration file.`,
  botoConfig: (path: string) => `The boto configuration ${path} has keys.`,
} as const

/** Sentences about roles, web identity, SSO and logins. */
const indirect = {
  role: (profile: string, source: string, mfa: 'prompt' | 'none') =>
    `Profile ${quoted(profile)} assumes its role with the credentials of ${source === profile ? 'its own keys' : quoted(source)}${mfa === 'prompt' ? ', after asking for an MFA code' : ''}.`,
  roleNamedSource: (profile: string, named: string) =>
    `Profile ${quoted(profile)} assumes its role with the credentials of ${named}.`,
  roleNoSource: (profile: string) =>
    `Profile ${quoted(profile)} has a role_arn, but neither source_profile nor credential_source.`,
  roleBothSources: (profile: string) =>
    `Profile ${quoted(profile)} has both source_profile and credential_source; only one may be there.`,
  roleUnknownSource: (profile: string, named: string) =>
    `The credential_source ${quoted(named)} of profile ${quoted(profile)} is none of Environment, EcsContainer and Ec2InstanceMetadata (case matters).`,
  roleSourceMissing: (profile: string, source: string) =>
    `Profile ${quoted(profile)} takes its credentials from ${quoted(source)}, and there is no such profile.`,
  roleSourceEmpty: (source: string) => `The source profile ${quoted(source)} has no credentials.`,
  roleSourceSilent: (profile: string, named: string) =>
    `The credential_source ${named} of profile ${quoted(profile)} yields nothing here.`,
  roleLoop: (visited: readonly string[]) =>
    `The source profiles go round in a circle: ${visited.map(quoted).join(' → ')}.`,
  roleNoMfaCallback: (profile: string) =>
    `Profile ${quoted(profile)} has an mfa_serial, and the program has to bring a way to ask for the code (mfaCodeProvider).`,

  webIdentity: (role: string) => `Exchanges a web identity token for the role ${role}.`,
  webIdentityNoRole: 'A web identity token file is named, but no role ARN goes with it.',
  webIdentityRemoved: 'AWS_WEB_IDENTITY_TOKEN_FILE does not count, because a profile was named explicitly.',
  webIdentityFileMissing: (path: string, when: 'now' | 'later') =>
    when === 'now'
      ? `The web identity token file ${path} cannot be read.`
      : `The web identity token file ${path} cannot be read; the tool notices at its first call.`,

  sso: (profile: string, session: string | null) =>
    session === null
      ? `Profile ${quoted(profile)} signs in with IAM Identity Center.`
      : `Profile ${quoted(profile)} signs in with IAM Identity Center, session ${quoted(session)}.`,
  ssoNoSession: (profile: string, session: string) =>
    `Profile ${quoted(profile)} names the sso-session ${quoted(session)}, and there is no such section in the config file.`,
  ssoIncomplete: (profile: string, missing: readonly string[]) =>
    `Profile ${quoted(profile)} is set up for IAM Identity Center, but lacks ${missing.join(', ')}.`,
  ssoConflict: (profile: string, session: string, name: string) =>
    `Profile ${quoted(profile)} and sso-session ${quoted(session)} give different values for ${name}.`,
  ssoLogin: (profile: string) =>
    profile === 'default' ? 'aws sso login' : `aws sso login --profile ${commandWord(profile)}`,
  ssoTokenMissing: (key: string, login: string) =>
    `There is no usable SSO token for ${quoted(key)}. Run ${quoted(login)}.`,
  ssoTokenExpired: (key: string, login: string) =>
    `The SSO token for ${quoted(key)} has expired. Run ${quoted(login)}.`,

  login: (profile: string) => `Profile ${quoted(profile)} uses the session of ${quoted('aws login')}.`,
  loginCache: (profile: string, state: 'missing' | 'unreadable' | 'incomplete') =>
    state === 'missing'
      ? `There is no cached session of ${quoted('aws login')} for profile ${quoted(profile)}. Log in again.`
      : `The cached session of ${quoted('aws login')} for profile ${quoted(profile)} cannot be used. Log in again.`,
  loginExpired: (profile: string) =>
    `The session of ${quoted('aws login')} for profile ${quoted(profile)} has expired. Log in again.`,
} as const

/** Sentences about a whole verdict: errors before any rung, warnings, regions, the STS endpoint. */
const whole = {
  expiredWinner: (setting: string) =>
    `It wins, and is expired by ${setting}: the tool does not fall through to the next provider.`,
  fileRefused: (path: string, why: string) => `The tool refuses to read ${path}: ${why}`,
  fileUnopened: (path: string) => `${path} cannot be opened. AWS CLI reads it as empty, and does not say so.`,
  profileNotFound: (profile: string, variable: string | null) =>
    variable
      ? `${variable} names the profile ${quoted(profile)}, and neither file has it. The tool stops before it asks any provider.`
      : `Neither file has the profile ${quoted(profile)}. The tool stops before it asks any provider.`,
  notANumber: (setting: string) => `${setting} is not a whole number.`,
  jsKeysBesideProfile: (profile: string) =>
    `Keys in the environment and a chosen profile are both set: the SDK goes on with profile ${quoted(profile)}. Most other tools take the keys.`,
  jsNoProfile: (profile: string) =>
    `The SDK sees no profile ${quoted(profile)} in either file, and says nothing about it.`,
  jsFileIgnored: (path: string, why: string) => `The SDK reads ${path} as empty: ${why}`,

  regionOfProfile: (profile: string) => `region of profile ${quoted(profile)}`,
  regionOfMetadata: 'region of the instance',

  stsConfigured: 'Set as a custom endpoint; FIPS and dual-stack settings do not apply to it.',
  stsRegional: 'The regional endpoint of the region above.',
  stsAssumed: (region: string) => `No region is set anywhere, so ${region} is used.`,
  stsFips: 'The FIPS endpoint of the region above.',
  stsDualstack: 'The dual-stack endpoint of the region above.',
  stsFipsDualstack: 'The dual-stack FIPS endpoint of the region above.',
  stsGlobal: 'The global endpoint, because the region is aws-global.',
  stsLegacyIgnored: 'AWS CLI v2 does not read sts_regional_endpoints: it always uses the regional endpoint.',
  stsServicesMissing: (section: string) =>
    `The profile names the services section ${quoted(section)}, and there is no such section with settings. AWS CLI stops here.`,
} as const

/** Everything the chain says, by id. */
export const chainText = { ...rungs, ...indirect, ...whole } as const
