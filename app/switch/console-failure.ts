import type { StsNetworkFailure } from '../session/refusals/failure-model.ts'
import { explainNetworkFailure } from '../session/refusals/network-failure.ts'
import { consoleText } from '../text/console-text.ts'
import type { ConsoleTrouble } from './console-destination.ts'

/** The federation endpoint said no. Of its answer, a page for people, the status alone is kept. */
export type SignInRefusal = { readonly kind: 'refused'; readonly status: number }

export type SignInFailure = SignInRefusal | StsNetworkFailure

/** A failure of the sign-in as a sentence with the next step. */
export function explainSignInFailure(failure: SignInFailure, profile: string): ConsoleTrouble {
  if (failure.kind === 'refused')
    return { code: `sign-in-${failure.status}`, message: refusal(failure.status, profile) }
  const code = `network-${failure.problem}`
  if (failure.problem === 'cancelled') return { code, message: consoleText.stopped }
  if (failure.problem === 'not-sts') return { code, message: consoleText.notSignIn(failure.where) }
  // No code went with this call, so that none can be used up.
  return { code, message: explainNetworkFailure({ ...failure, sent: 'no' }).message }
}

function refusal(status: number, profile: string): string {
  if (status === 400) return consoleText.credentialsRefused(profile)
  if (status === 403) return consoleText.forbidden(profile)
  if (status === 429) return consoleText.throttled
  return status >= 500 ? consoleText.unavailable(status) : consoleText.refusedOtherwise(status)
}
