/*
 * Sentences about profiles and the two shared files: what is found, what the tools make of it, what to do next.
 */

const refusals = {
  'duplicate-section': (name: string) =>
    `AWS CLI and boto3 refuse the whole file: the section [${name}] stands in it twice. Join the two sections, or remove one.`,
  'duplicate-setting': (name: string) =>
    `AWS CLI and boto3 refuse the whole file: the setting ${name} stands twice in its section. Remove one of the two.`,
  'byte-order-mark': () =>
    'AWS CLI and boto3 refuse the whole file: it starts with a byte order mark. Save it as UTF-8 without one.',
  'not-utf-8': () =>
    'AWS CLI and boto3 refuse the whole file: this line holds a byte that is not UTF-8. Save the file as UTF-8.',
  'no-delimiter': () =>
    'AWS CLI and boto3 refuse the whole file: this line is no section, setting or comment. Give it the form “name = value”, or remove it.',
  'unclosed-header': () =>
    'AWS CLI and boto3 refuse the whole file: the section name on this line is not closed. Add the missing “]”.',
  'before-first-section': () =>
    'AWS CLI and boto3 refuse the whole file: this line stands before the first section. Move it into a section, or remove it.',
  'nested-without-delimiter': (name: string) =>
    `AWS CLI and boto3 refuse the whole file: this line of the block under ${name} has no “=”. Give it the form “name = value”.`,
  'reserved-name': (name: string) =>
    `AWS SDK for JavaScript v3 drops the whole file: it refuses the section name ${name}. Rename or remove that section.`,
  'continuation-without-setting': () =>
    'Some SDKs refuse the whole file: this indented line stands where no setting is open that it could go on with.',
  'setting-without-name': () => 'Some SDKs refuse the whole file: this line has no name before its “=”.',
  unreadable: (reason: string) =>
    `${reason === '' ? 'This file cannot be read.' : reason} AWS tools take it for an empty file.`,
} as const

/** Why a family of tools does not find a profile. */
const blindness = {
  botocore: 'AWS CLI and boto3 want [profile NAME] in the config file, or [NAME] in the credentials file.',
  'botocore-refused': 'AWS CLI and boto3 refuse one of the two files, and with it every profile.',
  'sdk-js':
    'AWS SDK for JavaScript v3 wants a header that fills its line, one blank before the name, a name of letters, digits and _-/.%@:+, and at least one setting.',
  suite:
    'The AWS SDKs for Java, Rust and Kotlin want a header at the start of its line and a name of letters, digits and _-/.%@:+.',
  go: 'AWS SDK for Go v2 ignores a “profile” prefix in the credentials file.',
} as const

export const profileText = {
  /** Why a tool refuses a whole file; `name` of the section or setting it stumbles over. */
  refusal: (code: keyof typeof refusals, name: string): string => refusals[code](name),
  notSeenBy: (tools: readonly string[], reasons: readonly (keyof typeof blindness)[]): string =>
    `Not found by ${tools.join(', ')}. ${reasons.map((reason) => blindness[reason]).join(' ')}`,
  profilePrefixInCredentials: (name: string) =>
    `In the credentials file a section is named without “profile”: AWS CLI takes this one for a profile called “profile ${name}”. Rename it to [${name}].`,
  defaultSectionLeaks: () =>
    'AWS CLI and boto3 give every setting of [DEFAULT] to every profile of this file; other tools ignore it. Move the settings to the profiles they are meant for.',
  sectionReplaced: (header: string, winner: string) =>
    `AWS CLI reads [${winner}] in place of this section [${header}], and none of its settings. Join the two sections.`,
  longTermKeyWithToken: (keyId: string) =>
    `${keyId} is a long-term key, but a session token stands beside it, and AWS refuses the pair. Remove the token, or paste the whole session again.`,
  temporaryKeyWithoutToken: (keyId: string) =>
    `${keyId} is a temporary key, but its session token is missing, and AWS refuses it alone. Paste the whole session again.`,
  keysSplitOverFiles: () =>
    'The key id stands in one file and the secret in the other. AWS CLI reads a pair from one file only and stops. Put both into the credentials file.',
  keyIdWithoutSecret: () =>
    'There is a key id but no secret access key, and AWS CLI stops at that. Add aws_secret_access_key, or remove the key id.',
  secretWithoutKeyId: () =>
    'There is a secret access key but no key id, so no tool uses it. Add aws_access_key_id, or remove the secret.',
  tokenInOtherFile: () =>
    'The session token stands in the other file than the keys. AWS CLI ignores it there; AWS SDK for JavaScript v3 uses it. Put all three into the credentials file.',
  securityTokenLeftOver: () =>
    'aws_security_token is the old name of the token. AWS CLI prefers it to aws_session_token, other tools do not know it. Remove it.',
  capitalsInName: (written: string) =>
    `AWS CLI reads ${written} as ${written.toLowerCase()}; the AWS SDKs for JavaScript and Java do not find it. Write it in lower case.`,
  inlineComment: (setting: string) =>
    `AWS CLI takes everything after “${setting} =” for the value, the comment at its end too; most SDKs cut it off. Put the comment on a line of its own.`,
  headerSwallowed: (setting: string) =>
    `An indented section header below ${setting} is part of its value to AWS CLI. Move the header to the start of its line.`,
  roleWithoutSource: () =>
    'There is a role_arn but neither source_profile nor credential_source, so AWS CLI does not know whose credentials to use and stops. Add one of them.',
  roleWithTwoSources: () =>
    'There are both source_profile and credential_source, and AWS CLI stops at that. Remove one of them.',
  sourceProfileMissing: (source: string) =>
    `source_profile names “${source}”, which is no profile. Correct the name, or add that profile.`,
  sourceProfileLoop: (trail: readonly string[]) =>
    `The source profiles lead in a circle (${trail.join(' -> ')}), so there are no credentials to begin with. Point one of them at a profile with keys.`,
  ssoSessionMissing: (session: string) =>
    `sso_session names “${session}”, but the config file has no [sso-session ${session}]. Correct the name, or add that section.`,
  servicesMissing: (services: string) =>
    `services names “${services}”, but the config file has no [services ${services}]. Correct the name, or add that section.`,
} as const
