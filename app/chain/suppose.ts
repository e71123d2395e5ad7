import { sdkChainText } from '../text/sdk-chain-text.ts'
import type { Finding, Rung } from './engine-model.ts'
import { absent, found } from './findings.ts'
import type { ChainFacts } from './model.ts'

/** What if: rungs by id or by provider, taken to give credentials, or to have nothing. Absent counts before present. */
export type Supposing = {
  readonly assumePresent: readonly string[]
  readonly assumeAbsent: readonly string[]
}

export const NOTHING_SUPPOSED: Supposing = { assumePresent: [], assumeAbsent: [] }

/** Whether a name means a rung: its id, its provider, or (what reads the same settings again) the rung it repeats. */
const means = (name: string, { id, provider, repeats }: Rung): boolean =>
  name === id || name === provider || name === repeats

/** Which way a rung is supposed, or null where it is as things are. What repeats an earlier rung is never supposed present. */
export function supposedAs(rung: Rung, { assumePresent, assumeAbsent }: Supposing): 'present' | 'absent' | null {
  if (assumeAbsent.some((name) => means(name, rung))) return 'absent'
  if (!assumePresent.some((name) => means(name, rung))) return null
  return rung.repeats === undefined ? 'present' : null
}

/** What is supposed of a rung, or null where nothing is. */
export function suppose(rung: Rung, supposing: Supposing): Finding | null {
  switch (supposedAs(rung, supposing)) {
    case 'absent':
      return absent(sdkChainText.supposedAbsent)
    case 'present':
      return found(sdkChainText.supposedPresent, [])
    case null:
      return null
  }
}

/** The facts as supposed: where instance metadata is supposed to answer, roles that build on it find it too. */
export function supposedFacts(facts: ChainFacts, { assumePresent, assumeAbsent }: Supposing): ChainFacts {
  const region = facts.metadata?.region ?? null
  if (assumeAbsent.includes('instance-metadata')) return { ...facts, metadata: { state: 'silent', region: null } }
  if (assumePresent.includes('instance-metadata')) return { ...facts, metadata: { state: 'answers', region } }
  return facts
}
