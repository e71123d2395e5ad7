import { formatInstant } from '../../app/text/instant.ts'
import { openSecret } from '../../app/text/secret.ts'
import type { ProfileCredentials } from '../session/hand-out/credentials-for.ts'

/**
 * Credentials as `credential_process` prints them (AWS SDKs and Tools Reference Guide, "Process credential provider", Version 1). Without
 * `Expiration` a tool keeps them as long as it runs.
 */
export function processAnswer({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: ProfileCredentials): string {
  return JSON.stringify({
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: openSecret(secretAccessKey),
    ...(sessionToken === null ? {} : { SessionToken: openSecret(sessionToken) }),
    ...(expiresAt === null ? {} : { Expiration: formatInstant(expiresAt) }),
  })
}
