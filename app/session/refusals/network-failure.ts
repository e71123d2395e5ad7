import { networkText } from '../../text/session-text.ts'
import type { NetworkProblem, SessionFailure, StsNetworkFailure } from './failure-model.ts'

type Explained = Pick<SessionFailure, 'message' | 'next'>

const retry = (message: string): Explained => ({ message, next: 'retry' })
const mend = (message: string): Explained => ({ message, next: 'settings' })

/** Why STS was not reached, as a sentence with the next step. */
export function explainNetworkFailure({ problem, ...rest }: StsNetworkFailure): Explained {
  return problem === 'region' ? mend(networkText.region(rest.where)) : explained({ ...rest, problem })
}

type Elsewhere = Omit<StsNetworkFailure, 'problem'> & { readonly problem: Exclude<NetworkProblem, 'region'> }

function explained({ problem, where, reason, sent, seconds }: Elsewhere): Explained {
  const next = sent === 'maybe' ? networkText.perhapsUsed : networkText.tryAgain
  switch (problem) {
    case 'dns':
      return retry(networkText.dns(where))
    case 'refused':
      return retry(networkText.refused(where))
    case 'no-route':
      return retry(networkText.noRoute(where))
    case 'reset':
      return retry(networkText.reset(where) + next)
    case 'timeout':
      return retry(networkText.timeout(where, seconds) + next)
    case 'tls':
      return mend(networkText.tls(where, reason))
    case 'tls-name':
      return mend(networkText.tlsAnotherName(where))
    case 'tls-date':
      return mend(networkText.tlsDate(where))
    case 'not-tls':
      return mend(networkText.notTls(where))
    case 'ca-bundle':
      return mend(networkText.caBundle(where))
    case 'proxy':
      return retry(networkText.proxy(where, reason))
    case 'proxy-password':
      return mend(networkText.proxyPassword(where))
    case 'proxy-url':
      return mend(networkText.proxyUrl)
    case 'endpoint-url':
      return mend(networkText.endpointUrl(where))
    case 'not-sts':
      return retry(networkText.notSts(where))
    case 'cancelled':
      return retry(networkText.cancelled)
    case 'other':
      return retry(networkText.other(where, reason))
  }
}
