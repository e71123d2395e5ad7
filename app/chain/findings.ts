import { chainText } from '../text/chain-text.ts'
import type { Failure, FailureCause, Finding, Found, Incomplete } from './engine-model.ts'
import type { Evidence } from './model.ts'

type FoundParts = Partial<Pick<Found, 'via' | 'warnings' | 'term' | 'expiresAt' | 'expiresBy' | 'askedAt'>>

/** The rung yields credentials. */
export function found(reason: string, evidence: readonly Evidence[], parts: FoundParts = {}): Found {
  return {
    kind: 'found',
    reason,
    evidence,
    via: [],
    warnings: [],
    term: null,
    expiresAt: null,
    expiresBy: null,
    ...parts,
  }
}

/** The tool stops here because of what the files say. */
export function fails(
  code: string,
  reason: string,
  evidence: readonly Evidence[],
  cause: FailureCause = 'configuration',
): Failure {
  return { kind: 'fails', code, cause, reason, evidence }
}

/** Partly configured; the tool tries the next rung. */
export function incomplete(reason: string, evidence: readonly Evidence[]): Incomplete {
  return { kind: 'incomplete', next: 'rung', reason, evidence, swallowed: false }
}

/** Configured and broken; the tool swallows the cause and leaves the whole group of rungs. */
export function swallowed(reason: string, evidence: readonly Evidence[]): Incomplete {
  return { kind: 'incomplete', next: 'group', reason, evidence, swallowed: true }
}

/** Nothing configured, with a reason worth a word. */
export function absent(reason: string, evidence: readonly Evidence[] = []): Finding {
  return { kind: 'absent', reason, evidence }
}

/** Nothing configured: the common case, one shared value. */
export const NOTHING: Finding = Object.freeze({ kind: 'absent', reason: chainText.notConfigured, evidence: [] })
