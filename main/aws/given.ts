import type { StsFailure } from '../../app/session/refusals/failure-model.ts'
import type { Instant } from '../../app/text/instant.ts'
import { makeSecret, type Secret } from '../../app/text/secret.ts'
import type { CallResult } from './call.ts'

/** What STS gave. */
export type SessionToken = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Instant
  /** Server's clock minus this computer's, in milliseconds; null when it did not say. */
  readonly clockOffset: number | null
  /** Whose keys they are, for those of a role. */
  readonly assumedRole?: AssumedRole
}

/** The caller that a role's keys are (`arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`, `AROA…:SESSION`). */
export type AssumedRole = { readonly arn: string; readonly id: string }

export type SessionTokenResult =
  | { readonly ok: true; readonly token: SessionToken }
  | { readonly ok: false; readonly failure: StsFailure }

type GivenCredentials = {
  readonly AccessKeyId?: string | undefined
  readonly SecretAccessKey?: string | undefined
  readonly SessionToken?: string | undefined
  readonly Expiration?: Date | undefined
}

/** Temporary keys out of an answer; null where one of their parts is missing. */
export function givenKeys(given: GivenCredentials | undefined): Omit<SessionToken, 'clockOffset'> | null {
  const expiresAt = given?.Expiration?.getTime() ?? Number.NaN
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || Number.isNaN(expiresAt)) return null
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: makeSecret(given.SecretAccessKey),
    sessionToken: makeSecret(given.SessionToken),
    expiresAt,
  }
}

/** A call's result as the token it gave. */
export function tokenResult(result: CallResult<Omit<SessionToken, 'clockOffset'>>): SessionTokenResult {
  return result.ok ? { ok: true, token: { ...result.value, clockOffset: result.clockOffset } } : result
}
