import { readExpiry } from '../../chain/instants.ts'
import { makeSecret } from '../../text/secret.ts'
import type { HeldKeys } from './opened-keys.ts'

/** The keys that a `credential_process` printed; null where the text is nothing of the kind. */
export function readCredentialProcess(text: string): HeldKeys | null {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = fieldsOf(text)
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return null
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: makeSecret(SecretAccessKey),
    sessionToken: typeof SessionToken === 'string' ? makeSecret(SessionToken) : null,
    expiresAt: typeof Expiration === 'string' ? readExpiry(Expiration) : null,
  }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
  } catch {
    return {}
  }
}
