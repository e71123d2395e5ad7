import type { NetworkProblem } from '../../app/session/refusals/failure-model.ts'

/** A problem between this computer and STS; carries no request, so that nothing of it can be logged by accident. */
export type NetworkError = {
  readonly networkProblem: NetworkProblem
  /** Host and port, or a path; see `StsNetworkFailure`. */
  readonly where: string
  readonly reason: string
}

/** Tells a {@link NetworkError} from whatever else was thrown. */
export function isNetworkError(value: unknown): value is NetworkError & Error {
  return value instanceof Error && 'networkProblem' in value && 'where' in value && 'reason' in value
}

/** An Error that can travel through the SDK and be recognised again. */
export function networkError(networkProblem: NetworkProblem, where: string, reason: string): NetworkError & Error {
  return Object.assign(new Error(reason), { networkProblem, where, reason })
}

/** Node's error codes (`errno` names, `ERR_TLS_…`, OpenSSL's verification codes) by what they mean to a person. */
const PROBLEMS: ReadonlyMap<string, NetworkProblem> = new Map<string, NetworkProblem>([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_NODATA', 'dns'],
  ['EAI_NONAME', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['ENODATA', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'no-route'],
  ['ENETUNREACH', 'no-route'],
  ['ENETDOWN', 'no-route'],
  ['EADDRNOTAVAIL', 'no-route'],
  ['ECONNRESET', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['EPIPE', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['ESOCKETTIMEDOUT', 'timeout'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-name'],
  ['HOSTNAME_MISMATCH', 'tls-name'],
  ['CERT_HAS_EXPIRED', 'tls-date'],
  ['CERT_NOT_YET_VALID', 'tls-date'],
  ['EPROTO', 'not-tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-tls'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'not-tls'],
])

const CERTIFICATE = /CERT|SIGNED|ISSUER|CRL|CA_KEY|LEAF_SIGNATURE|PATH_LENGTH|PURPOSE|ERR_TLS|ERR_SSL/

/** What a thrown socket or TLS error means. */
export function classify(error: unknown): { readonly problem: NetworkProblem; readonly reason: string } {
  const code = codeOf(error)
  const known = PROBLEMS.get(code)
  if (known !== undefined) return { problem: known, reason: code }
  return { problem: CERTIFICATE.test(code) ? 'tls' : 'other', reason: code }
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  // Several addresses were tried and each failed in its own way.
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return 'unknown'
}
