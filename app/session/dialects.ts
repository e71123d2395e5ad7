/**
 * The settings by which tools note when the keys of a section end: saml2aws and others, aws-mfa, awsume; `aws_…` variants
 * of several scripts. The first is the one Lanyard writes (prompts such as starship read it).
 */
export const EXPIRY_SETTINGS = [
  'x_security_token_expires',
  'expiration',
  'aws_session_expiration',
  'aws_expiration',
  'aws_credential_expiration',
] as const

/** The setting Lanyard writes the end into, as ISO 8601 UTC. */
export const WRITTEN_EXPIRY = EXPIRY_SETTINGS[0]

/** What a new session replaces besides its keys: whatever is left would speak of the old one, or be read before the new token. */
export const OUTDATED_SETTINGS = ['aws_security_token', 'aws_account_id', ...EXPIRY_SETTINGS.slice(1)] as const
