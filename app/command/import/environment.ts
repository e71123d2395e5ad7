/**
 * The setting that an environment variable stands for, by lower-cased name; where several mean the same setting, the first that is there
 * counts. Sources: AWS CLI v2 user guide ("Environment variables"), `aws configure export-credentials`; the short key names are Java's.
 */
const SETTING_OF: readonly (readonly [variable: string, setting: string])[] = [
  ['aws_access_key_id', 'aws_access_key_id'],
  ['aws_access_key', 'aws_access_key_id'],
  ['aws_secret_access_key', 'aws_secret_access_key'],
  ['aws_secret_key', 'aws_secret_access_key'],
  ['aws_session_token', 'aws_session_token'],
  ['aws_security_token', 'aws_session_token'],
  ['aws_credential_expiration', 'x_security_token_expires'],
  ['aws_session_expiration', 'x_security_token_expires'],
  ['aws_account_id', 'aws_account_id'],
  ['aws_role_arn', 'role_arn'],
  ['aws_role_session_name', 'role_session_name'],
  ['aws_web_identity_token_file', 'web_identity_token_file'],
  ['aws_region', 'region'],
  ['aws_default_region', 'region'],
  ['aws_default_output', 'output'],
  ['aws_endpoint_url', 'endpoint_url'],
  ['aws_ca_bundle', 'ca_bundle'],
]

/** What makes an environment worth importing: a region alone is none. */
const CREDENTIALS = ['aws_access_key_id', 'aws_secret_access_key', 'web_identity_token_file']

/** Variables, by lower-cased name, as settings; null when no credentials are among them. */
export function settingsOfVariables(variables: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  const settings = new Map<string, string>()
  for (const [variable, setting] of SETTING_OF) {
    const value = variables.get(variable)
    if (value !== undefined && value !== '' && !settings.has(setting)) settings.set(setting, value)
  }
  return CREDENTIALS.some((setting) => settings.has(setting)) ? settings : null
}
