import { readExpiry } from '../chain/instants.ts'
import type { Verdict } from '../chain/model.ts'
import { chainEndText } from '../text/chain-place-text.ts'
import { chainText } from '../text/chain-text.ts'
import type { ChainView } from './model.ts'

/** When what wins ends, and that a tool stays with it even when it is over. */
export function chainEnd({ winner }: Verdict, toolName: string): ChainView['end'] {
  if (winner === null || winner.expiresAt === null) return null
  const expiresAt = readExpiry(winner.expiresAt)
  if (expiresAt === null) return null
  const { expiresBy: by } = winner
  return winner.expired
    ? { expiresAt, by, state: 'expired', message: chainEndText.expired(winner.expiresAt, by, toolName) }
    : { expiresAt, by, state: 'live', message: chainEndText.live(winner.expiresAt) }
}

/** The warnings that the winner's end ({@link chainEnd}) does not say already. */
export function warningsBesideEnd({ winner, warnings }: Verdict): readonly string[] {
  if (winner === null || !winner.expired || winner.expiresBy === null) return warnings
  const said = chainText.expiredWinner(winner.expiresBy)
  return warnings.filter((warning) => warning !== said)
}
