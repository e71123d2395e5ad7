import { describe, expect, test } from 'vitest'
import { explainStsFailure } from '../../../../app/session/refusals/failure.ts'
import type { FailureContext, NetworkProblem } from '../../../../app/session/refusals/failure-model.ts'

const NOW = Date.UTC(2026, 10, 5, 9, 0, 12)
const CONTEXT: FailureContext = {
  source: 'base',
  serial: 'arn:aws:iam::123456789012:mfa/phone',
  region: 'me-south-1',
  url: 'https://sts.me-south-1.amazonaws.com',
  durationSeconds: 43_200,
  now: NOW,
}

const refused = (code: string, message = '', clockOffset: number | null = 0, status = 403) =>
  explainStsFailure({ kind: 'refused', code, message, status, clockOffset }, CONTEXT)

const MINUTE = 60_000

/** Every row of the table of STS refusals: code, STS's words, what the sentence must say, what comes next. */
const ROWS: readonly (readonly [code: string, message: string, says: string, next: string])[] = [
  [
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
    'does not know the access key of “base”',
    'settings',
  ],
  ['ExpiredToken', 'The security token included in the request is expired', 'are temporary and have ended', 'settings'],
  ['ExpiredTokenException', '', 'are temporary and have ended', 'settings'],
  [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match',
    'does not fit its key id',
    'settings',
  ],
  [
    'SignatureDoesNotMatch',
    'Credential should be scoped to a valid region.',
    'did not accept me-south-1 as the region',
    'settings',
  ],
  ['SignatureDoesNotMatch', 'Signature expired: 2026 is now earlier', 'clock is more than five minutes off', 'retry'],
  ['SignatureDoesNotMatch', 'Signature not yet current: 2026', 'clock is more than five minutes off', 'retry'],
  ['RequestExpired', '', 'Set the clock', 'retry'],
  ['RequestTimeTooSkewed', '', 'Set the clock', 'retry'],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    'did not accept that code',
    'code',
  ],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    'does not know the MFA device arn:aws:iam::123456789012:mfa/phone',
    'settings',
  ],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    'both the device and its code',
    'settings',
  ],
  [
    'AccessDenied',
    'User: x is not authorized to perform: sts:AssumeRole on resource: y',
    'does not allow sts:AssumeRole',
    'settings',
  ],
  ['AccessDenied', 'Cannot call GetSessionToken with session credentials', 'holds temporary keys', 'settings'],
  ['AccessDenied', 'because', 'which policy forbids it', 'settings'],
  [
    'ValidationError',
    "1 validation error detected: Value 'x' at 'serialNumber' failed",
    'is no MFA serial number',
    'settings',
  ],
  ['ValidationError', "Value '12345' at 'tokenCode' failed", 'is not six digits', 'code'],
  ['ValidationError', "Value '1' at 'durationSeconds' failed", 'a session of 12 hours', 'settings'],
  [
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'no session that long',
    'settings',
  ],
  [
    'ValidationError',
    'exceeds the 1 hour session limit for roles assumed by role chaining',
    'one hour at most',
    'settings',
  ],
  ['ValidationError', 'x is invalid', 'out of range', 'settings'],
  ['RegionDisabledException', '', 'not activated in me-south-1', 'settings'],
  ['IncompleteSignature', '', 'could not make sense of the keys', 'settings'],
  ['MissingAuthenticationToken', '', 'could not make sense of the keys', 'settings'],
  ['UnrecognizedClientException', '', 'could not make sense of the keys', 'settings'],
  ['OptInRequired', '', 'not opted in to me-south-1', 'settings'],
  ['InvalidIdentityToken', '', 'web identity token', 'settings'],
  ['IDPRejectedClaim', '', 'identity provider refused', 'settings'],
  ['IDPCommunicationError', '', 'could not reach the identity provider', 'retry'],
  ['PackedPolicyTooLarge', '', 'too large', 'settings'],
  ['MalformedPolicyDocument', '', 'not valid', 'settings'],
  ['Throttling', 'Rate exceeded', 'The code was not used', 'retry'],
  ['ServiceUnavailable', '', 'not available', 'retry'],
]

describe('a refusal of STS', () => {
  test.each(ROWS)('%s (%s) is a sentence', (code, message, says, next) => {
    const failure = refused(code, message, null)
    expect(failure.message).toContain(says)
    expect(failure).toMatchObject({ code, next, waitUntil: null })
  })

  test('names the clock’s error in minutes, where there is one', () => {
    expect(refused('SignatureDoesNotMatch', 'Signature expired: x', 7 * MINUTE).message).toContain(
      'is 7 minutes behind',
    )
    expect(refused('RequestTimeTooSkewed', '', -90 * MINUTE).message).toContain('is 1 hour 30 minutes ahead')
    const code = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'
    expect(refused('AccessDenied', code, 3 * MINUTE).message).toContain('clock is 3 minutes behind')
    expect(refused('AccessDenied', code, 20_000).message).not.toContain('clock is')
  })

  test('unknown to us: AWS’s own words on one short line', () => {
    const { message } = refused('Surprise', `line one\n  line two ${'x'.repeat(1000)}`)
    expect(message).toMatch(/^AWS refused the call \(Surprise: line one line two x+\)\./)
    expect(message.length).toBeLessThan(420)
    expect(refused('Odd', '', 0, 500).next).toBe('retry')
  })
})

const PROBLEMS: readonly NetworkProblem[] = [
  'dns',
  'refused',
  'no-route',
  'reset',
  'timeout',
  'tls',
  'tls-name',
  'tls-date',
  'not-tls',
  'ca-bundle',
  'proxy',
  'proxy-password',
  'proxy-url',
  'endpoint-url',
  'not-sts',
  'cancelled',
  'other',
]

describe('a call that did not arrive', () => {
  test.each(PROBLEMS)('%s is a sentence with a next step', (problem) => {
    const { message, code, waitUntil } = explainStsFailure(
      { kind: 'network', problem, where: 'sts.test', reason: 'ECODE', sent: 'no', seconds: 10 },
      CONTEXT,
    )
    expect(message).toMatch(/^[A-Zs].*\.$/)
    expect(code).toBe(`network-${problem}`)
    expect(waitUntil).toBeNull()
  })

  test('which may have arrived waits for the next code', () => {
    const failure = {
      kind: 'network',
      problem: 'timeout',
      where: 'sts.test',
      reason: '',
      sent: 'maybe',
      seconds: 10,
    } as const
    expect(explainStsFailure(failure, CONTEXT)).toMatchObject({
      waitUntil: Date.UTC(2026, 10, 5, 9, 0, 30),
      next: 'retry',
    })
    expect(explainStsFailure(failure, CONTEXT).message).toContain('within 10 s')
    expect(explainStsFailure(failure, CONTEXT).message).toContain('take the next one')
  })
})

test('every sentence ends, none shouts', () => {
  for (const [code, message] of ROWS) {
    const text = refused(code, message).message
    expect(text).toMatch(/\.$/)
    expect(text).not.toMatch(/!|undefined|null|NaN/)
  }
})
