/**
 * Refusals that pass by themselves. Codes: STS API reference "Common errors", and the retry rules of the AWS SDKs ("Retry behavior":
 * throttling and transient errors).
 */
const PASSING: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'ServiceUnavailable',
  'InternalFailure',
  'InternalError',
  'IDPCommunicationError',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'RequestInTheFuture',
])

/** Whether a failed call may succeed later without anybody mending anything. `code` is that of `SessionFailure`. */
export const mayPass = (code: string): boolean =>
  PASSING.has(code) || /^HTTP (5\d\d|429)$/.test(code) || code.startsWith('network-')
