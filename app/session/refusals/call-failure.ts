import { fanOutText } from '../../text/fan-out-text.ts'
import { whoamiText } from '../../text/whoami-text.ts'
import { explainStsFailure } from './failure.ts'
import type { FailureContext, SessionFailure, StsFailure } from './failure-model.ts'
import { isFault, isThrottled } from './passing-failure.ts'

/** What is said of a call that carried no code: nothing was used up, and nobody is to type anything. */
const WORDS = { 'without-code': fanOutText, question: whoamiText } as const

/**
 * A failure of one call as a sentence. `with-code`, `without-code`: a call of a plan; `question`: who one is, which devices there are; it
 * was to write nothing, and the sentence speaks of neither a code nor a session.
 */
export function explainCallFailure(
  failure: StsFailure,
  context: FailureContext,
  call: 'with-code' | 'without-code' | 'question',
): SessionFailure {
  if (call === 'with-code') return explainStsFailure(failure, context)
  const words = WORDS[call]
  if (failure.kind === 'network') {
    const explained = explainStsFailure({ ...failure, sent: 'no' }, context)
    return failure.problem === 'cancelled' ? { ...explained, message: words.stopped } : explained
  }
  const explained = explainStsFailure(failure, context)
  if (isThrottled(failure)) return { ...explained, message: words.throttled }
  return isFault(failure) ? { ...explained, message: words.unavailable } : explained
}

/** Whether a code may have been taken although the call failed: it was lost on the way, or a fault inside AWS came after the code was looked at. */
export function mayHaveTakenCode(failure: StsFailure): boolean {
  if (failure.kind === 'network') return failure.sent === 'maybe'
  return failure.status !== null && failure.status >= 500
}
