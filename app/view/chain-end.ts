import { readExpiry } from '../chain/instants.ts'
import type { Verdict } from '../chain/model.ts'
import { chainEndText } from '../text/chain-place-text.ts'
import type { ChainView } from './model.ts'

/** When what wins ends, and that a tool stays with it even when it is over. */
export function chainEnd({ winner }: Verdict, toolName: string): ChainView['end'] {
  if (winner === null || winner.expiresAt === null) return null
  const expiresAt = readExpiry(winner.expiresAt)
  if (expiresAt === null) return null
  return winner.expired
    ? { expiresAt, state: 'expired', message: chainEndText.expired(winner.expiresAt, toolName) }
    : { expiresAt, state: 'live', message: chainEndText.live(winner.expiresAt) }
}
