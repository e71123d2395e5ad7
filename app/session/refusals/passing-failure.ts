import type { NetworkProblem, StsFailure } from './failure-model.ts'

/*
 * Failures that pass by themselves: in a moment, when the same call is simply made again, or later, when it is worth another try from a timer.
 * Codes: STS API reference "Common errors", and the retry rules of the AWS SDKs ("Retry behavior": throttling and transient errors).
 */

const THROTTLED: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'PriorRequestNotComplete',
])

/** Not within seconds: a fault at AWS or at an identity provider, or a clock that somebody may set meanwhile. */
const PASSING_LATER: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'InternalFailure',
  'InternalError',
  'IDPCommunicationError',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'RequestInTheFuture',
])

const HICCUPS: ReadonlySet<NetworkProblem> = new Set(['dns', 'no-route', 'reset', 'timeout', 'other'])

/** Whether AWS refuses because it is called too often: such a call never reached the code. */
export function isThrottled(failure: StsFailure): boolean {
  return failure.kind === 'refused' && (THROTTLED.has(failure.code) || failure.status === 429)
}

/** Whether the fault is on AWS's side (status 5xx). */
export const isFault = (failure: StsFailure): boolean =>
  failure.kind === 'refused' && failure.status !== null && failure.status >= 500

/** Whether the same call may succeed a moment later: throttled, a fault on AWS's side, or a network that hiccups. */
export function passesInAMoment(failure: StsFailure): boolean {
  if (failure.kind === 'network') return HICCUPS.has(failure.problem)
  return isThrottled(failure) || isFault(failure)
}

/**
 * Whether a failed call may succeed later without anybody mending a profile; every network may be another one by then. `code` is that of
 * `SessionFailure`.
 */
export const mayPassLater = (code: string): boolean =>
  THROTTLED.has(code) || PASSING_LATER.has(code) || /^HTTP (5\d\d|429)$/.test(code) || code.startsWith('network-')
