import { chainText } from '../text/chain-text.ts'
import type { Instant } from '../text/instant.ts'
import type { Found } from './engine-model.ts'
import { variableText } from './environment.ts'
import { readExpiry } from './instants.ts'
import type { ChainFacts } from './model.ts'

/** What a finding says of the end of its keys. */
export type NotedEnd = Pick<Found, 'expiresAt' | 'expiresBy' | 'warnings'>

/** When keys end by what is noted beside them in `by` (a setting, a variable), with a sentence where that has passed. */
export function notedEnd({ now }: ChainFacts, expiresAt: Instant | null, by: string): NotedEnd {
  if (expiresAt === null) return { expiresAt, expiresBy: null, warnings: [] }
  return { expiresAt, expiresBy: by, warnings: expiresAt <= now ? [chainText.expiredWinner(by)] : [] }
}

/** Where whoever exports keys as variables may say when they end. */
export const ENVIRONMENT_EXPIRY = 'AWS_CREDENTIAL_EXPIRATION'

/** The same for keys in variables. */
export const endOfVariables = (facts: ChainFacts): NotedEnd =>
  notedEnd(facts, readExpiry(variableText(facts.environment, ENVIRONMENT_EXPIRY) ?? ''), ENVIRONMENT_EXPIRY)
