import { fanOutText } from '../text/fan-out-text.ts'
import { isThrottled } from './back-off.ts'
import { explainStsFailure, type FailureContext, type SessionFailure, type StsFailure } from './failure.ts'

/**
 * A failure of one call of a plan as a sentence. Where the call carried no code, the sentence must not speak of one: nothing was used up,
 * and nobody is to type anything.
 */
export function explainCallFailure(
  failure: StsFailure,
  context: FailureContext,
  code: 'with-code' | 'without-code',
): SessionFailure {
  if (code === 'with-code') return explainStsFailure(failure, context)
  if (failure.kind === 'network') {
    const explained = explainStsFailure({ ...failure, sent: 'no' }, context)
    return failure.problem === 'cancelled' ? { ...explained, message: fanOutText.stopped } : explained
  }
  const explained = explainStsFailure(failure, context)
  if (isThrottled(failure)) return { ...explained, message: fanOutText.throttled }
  if (failure.status !== null && failure.status >= 500) return { ...explained, message: fanOutText.unavailable }
  return explained
}
