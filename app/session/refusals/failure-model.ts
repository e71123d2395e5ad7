import type { Instant } from '../../text/instant.ts'

/** Why a session could not be started: one sentence a person can act on; `code` in small print. */
export type SessionFailure = {
  readonly code: string
  readonly message: string
  /** `code`: type another one; `settings`: mend the profile first; `retry`: try again later. */
  readonly next: 'code' | 'settings' | 'retry'
  /** When the device's next code appears, where the present one is surely or perhaps used up; else null. */
  readonly waitUntil: Instant | null
}

/** STS answered with a refusal. */
export type StsRefusal = {
  readonly kind: 'refused'
  /** STS's own error code. */
  readonly code: string
  /** STS's own words; may be empty. */
  readonly message: string
  readonly status: number | null
  /** Server's clock minus this computer's, in milliseconds, from the Date header; null when there was none. */
  readonly clockOffset: number | null
}

/** What kept a call from being answered. */
export type NetworkProblem =
  | 'dns'
  | 'refused'
  | 'no-route'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'tls-name'
  | 'tls-date'
  | 'not-tls'
  | 'ca-bundle'
  | 'proxy'
  | 'proxy-password'
  | 'proxy-url'
  | 'endpoint-url'
  | 'region'
  | 'not-sts'
  | 'cancelled'
  | 'other'

/** STS was not reached, or what answered was not STS. */
export type StsNetworkFailure = {
  readonly kind: 'network'
  readonly problem: NetworkProblem
  /** Host and port that were called; for a proxy problem the proxy's, for `ca-bundle` the file, for `region` what stands for one. Never with a password. */
  readonly where: string
  /** The system's own word for it (`ENOTFOUND`), or an HTTP status; never a message with values in it. */
  readonly reason: string
  /** Whether the request may have reached AWS, and with it the code. */
  readonly sent: 'no' | 'maybe'
  /** Seconds that were waited, for `timeout`. */
  readonly seconds: number
}

export type StsFailure = StsRefusal | StsNetworkFailure

/** The role an AssumeRole call asked for, and how. `mfa`: a code with the call, one given for the session that signed, or neither. */
export type AskedRole = {
  readonly arn: string
  readonly externalId: 'sent' | 'not-sent'
  readonly mfa: 'code' | 'session' | 'none'
}

/** What the sentences are about. */
export type FailureContext = {
  readonly source: string
  readonly serial: string
  readonly region: string
  /** What was called. */
  readonly url: string
  readonly durationSeconds: number
  readonly now: Instant
  /** Left out for any other action than AssumeRole. */
  readonly role?: AskedRole
}
