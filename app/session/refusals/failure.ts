import { codeWindow } from '../code-window.ts'
import type { FailureContext, SessionFailure, StsFailure } from './failure-model.ts'
import { explainNetworkFailure } from './network-failure.ts'
import { explainRefusal } from './refusal.ts'

/** A failure of an STS call as a sentence with the next step (AWS facts, section 3, and the network below it). */
export function explainStsFailure(failure: StsFailure, context: FailureContext): SessionFailure {
  if (failure.kind === 'refused') return { ...explainRefusal(failure, context), code: failure.code, waitUntil: null }
  return {
    ...explainNetworkFailure(failure),
    code: `network-${failure.problem}`,
    waitUntil: failure.sent === 'maybe' ? codeWindow(context.now).endsAt : null,
  }
}
