import { EXPIRY_SETTINGS } from '../chain/instants.ts'

/** The setting Lanyard writes the end into, as ISO 8601 UTC. */
export const WRITTEN_EXPIRY = EXPIRY_SETTINGS[0]

/** What a new session replaces besides its keys: whatever is left would speak of the old one, or be read before the new token. */
export const OUTDATED_SETTINGS = ['aws_security_token', 'aws_account_id', ...EXPIRY_SETTINGS.slice(1)] as const
