import { readExpiry } from '../../app/chain/instants.ts'
import { probeText } from '../../app/text/chain-place-text.ts'
import { formatInstant, type Instant } from '../../app/text/instant.ts'
import type { ProbeAnswer } from '../../app/view/chain-model.ts'

/** An answer without credentials. */
export const foundNothing = (message: string): ProbeAnswer => ({ found: 'nothing', message, expiresAt: null })

/**
 * What an answer with credentials comes to: whether they are there and when they end. The credentials themselves go no further than this
 * function. Fields: `credential_process` (AWS SDKs reference guide) and the container endpoint (ECS developer guide).
 */
export function readCredentials(text: string, kind: 'process' | 'container', now: Instant): ProbeAnswer {
  const fields = fieldsOf(text)
  if (fields === null) return foundNothing(probeText.notJson)
  if (kind === 'process' && fields.get('Version') !== 1) return foundNothing(probeText.version)
  if (!isFilled(fields.get('AccessKeyId')) || !isFilled(fields.get('SecretAccessKey')))
    return foundNothing(probeText.incomplete)
  const end = fields.get('Expiration')
  const expiresAt = typeof end === 'string' ? readExpiry(end) : null
  if (expiresAt === null) return { found: 'credentials', message: probeText.gives, expiresAt: null }
  const until = formatInstant(expiresAt)
  const message = expiresAt > now ? probeText.givesUntil(until) : probeText.givesOver(until)
  return { found: 'credentials', message, expiresAt }
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== ''

function fieldsOf(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text)
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    return isObject ? new Map(Object.entries(json)) : null
  } catch {
    return null
  }
}
