/*
 * What the chains of the SDKs say besides `chain-text.ts`. Names of variables, settings, profiles and files go in; values and secrets never do.
 */

const quoted = (name: string): string => `“${name}”`

/** What a tool does when a token or a cache that it counts on is not there. */
export type Afterwards = 'stops' | 'goes-on'

const then = (afterwards: Afterwards): string =>
  afterwards === 'stops'
    ? 'the tool then stops with an error'
    : 'the tool then goes on to the next provider without saying so'

export const sdkChainText = {
  keysInVariables: (key: string, secret: string, token: string | null) =>
    token === null
      ? `${key} and ${secret} are set; there is no session token.`
      : `${key}, ${secret} and ${token} are set.`,
  keyMissing: (missing: string) => `Half a pair of keys: ${missing} is not set. The tool passes it over.`,
  propertiesRemoved: 'Taken out of the chain, because a profile was named explicitly.',
  profileKeysWithoutToken: (profile: string, missing: string) =>
    `Profile ${quoted(profile)} has a session token, but ${missing} is missing.`,
  profileKeysPartial: (profile: string, missing: string) =>
    `Profile ${quoted(profile)} has half a pair of keys: ${missing} is missing.`,

  bareSource: (profile: string, named: string) =>
    `Profile ${quoted(profile)} takes the credentials of ${named}; there is no role to assume.`,
  sourceSilent: (named: string, afterwards: Afterwards) =>
    `${named} is asked at the first call. Where it gives nothing, ${then(afterwards)}.`,
  sourceUnsupported: (profile: string, named: string) =>
    `The SDK does not know the credential_source ${quoted(named)} of profile ${quoted(profile)}.`,
  roleOfOwn: (profile: string, base: string) =>
    `Profile ${quoted(profile)} assumes its role with credentials of its own: ${base}.`,
  roleNoMfa: (profile: string) =>
    `Profile ${quoted(profile)} has an mfa_serial, and the program has to bring a way to ask for the code.`,
  mfaIgnored: (profile: string) =>
    `The SDK ignores the mfa_serial of profile ${quoted(profile)}: where the role asks for MFA, AWS refuses the call.`,
  mfaNoRefresh: (profile: string) =>
    `boto3 asks for the MFA code of profile ${quoted(profile)} on the terminal, and cannot renew the session later.`,

  tokenFileMissing: (path: string, afterwards: Afterwards) =>
    `The web identity token file ${path} cannot be read; ${then(afterwards)}.`,
  ssoTokenMissing: (key: string, login: string, afterwards: Afterwards) =>
    `There is no usable SSO token for ${quoted(key)}; ${then(afterwards)}. Run ${quoted(login)}.`,
  ssoTokenExpired: (key: string, login: string, afterwards: Afterwards) =>
    `The SSO token for ${quoted(key)} has expired; ${then(afterwards)}. Run ${quoted(login)}.`,
  ssoOnlyInSession: (profile: string, setting: string) =>
    `Profile ${quoted(profile)} names an sso-session, and the SDK then wants ${setting} in that section only.`,
  ssoGivesToken: (profile: string) =>
    `Profile ${quoted(profile)} names an sso-session without sso_account_id and sso_role_name: that gives a token, no credentials, and the SDK stops when it is asked for them.`,
  loginMissing: (profile: string, afterwards: Afterwards) =>
    `There is no usable session of ${quoted('aws login')} for profile ${quoted(profile)}; ${then(afterwards)}.`,
  loginNeedsCrt:
    'A login session needs the package awscrt (botocore[crt]) beside botocore; without it the tool stops here.',
  onlyOneType: (profile: string) =>
    `Profile ${quoted(profile)} has more than one of source_profile, credential_source, credential_process and web_identity_token_file; the SDK allows one.`,
  needsRole: (profile: string, setting: string) =>
    `Profile ${quoted(profile)} has ${setting}, which needs a role_arn beside it.`,
  mixedProfile: (profile: string) =>
    `Profile ${quoted(profile)} mixes settings of several kinds, and the SDK then takes none of them.`,
  profileUnknown: (profile: string, variable: string | null) =>
    variable === null
      ? `The SDK finds no profile ${quoted(profile)} in either file.`
      : `${variable} names the profile ${quoted(profile)}, and the SDK finds it in neither file.`,
  profileUnknownGoesOn: (profile: string) =>
    `The SDK finds no profile ${quoted(profile)} in either file, and goes on without saying so.`,
  fileRefused: (path: string, why: string) => `The SDK refuses to read ${path}. ${why}`,
  fileIgnored: (path: string, why: string) => `The SDK refuses to read ${path}, and goes on without saying so. ${why}`,
  onlyPrefixed: (profile: string) =>
    `In the config file the SDK wants [profile ${profile}]; it does not take keys from [${profile}] there.`,
  repeated: 'Asked above already, because the profile was named explicitly.',
  notNamed: 'Asked only when a profile is named explicitly.',
  onlyProfile: 'Not asked: a program that names the profile asks the profile alone.',

  metadataAnswers: 'The instance metadata service is supposed to answer with a role.',
  supposedPresent: 'Supposed to be there.',
  supposedAbsent: 'Supposed not to be there.',
} as const
