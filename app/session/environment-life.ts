import { readExpiryText } from '../chain/instants.ts'
import type { Environment } from '../chain/model.ts'
import { keyIdKind } from '../profile/identity.ts'
import type { Instant } from '../text/instant.ts'
import { isEmptySecret, isSecret } from '../text/secret.ts'

/**
 * Variables that say when the keys beside them end: botocore's own (1.43 `EnvProvider`, `AWS_CREDENTIAL_EXPIRATION`), and what aws-vault and
 * others set.
 */
const EXPIRY_VARIABLES = ['AWS_CREDENTIAL_EXPIRATION', 'AWS_SESSION_EXPIRATION', 'AWSUME_EXPIRATION'] as const

/** When the temporary keys of an environment end; null where it holds none. */
export function environmentLife(environment: Environment): { readonly expiresAt: Instant | null } | null {
  const keyId = textOf(environment, 'AWS_ACCESS_KEY_ID')
  if (keyId === null) return null
  const hasToken = isFilled(environment, 'AWS_SESSION_TOKEN') || isFilled(environment, 'AWS_SECURITY_TOKEN')
  if (!hasToken && keyIdKind(keyId) !== 'temporary') return null
  const ends = EXPIRY_VARIABLES.flatMap((name) => {
    const text = textOf(environment, name)
    // awsume writes local time without a zone.
    return text === null ? [] : (readExpiryText(text, name === 'AWSUME_EXPIRATION' ? 'not-known' : 'utc') ?? [])
  })
  // Of several, the earliest: a variable of another tool may stand there since before, and nobody says whose keys these are.
  return { expiresAt: ends.length === 0 ? null : Math.min(...ends) }
}

function textOf(environment: Environment, name: string): string | null {
  const value = environment.get(name)
  return typeof value === 'string' && value !== '' ? value : null
}

function isFilled(environment: Environment, name: string): boolean {
  const value = environment.get(name)
  return isSecret(value) ? !isEmptySecret(value) : value !== undefined && value !== ''
}
