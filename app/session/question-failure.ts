import { whoamiText } from '../text/whoami-text.ts'
import { isThrottled } from './back-off.ts'
import { explainCallFailure } from './call-failure.ts'
import type { FailureContext, StsFailure } from './failure.ts'

/** Why a question (who one is, which devices there are) got no answer. It carried no code and was to write nothing, and says neither. */
export function explainQuestionFailure(
  failure: StsFailure,
  context: FailureContext,
): { readonly code: string; readonly message: string } {
  const { code, message } = explainCallFailure(failure, context, 'without-code')
  if (failure.kind === 'network')
    return { code, message: failure.problem === 'cancelled' ? whoamiText.stopped : message }
  if (isThrottled(failure)) return { code, message: whoamiText.throttled }
  const isFault = failure.status !== null && failure.status >= 500
  return { code, message: isFault ? whoamiText.unavailable : message }
}
