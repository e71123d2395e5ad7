import { describe, expect, test } from 'vitest'
import { explainStsFailure } from '../../../../app/session/refusals/failure.ts'
import type { AskedRole, FailureContext } from '../../../../app/session/refusals/failure-model.ts'

const ARN = 'arn:aws:iam::210987654321:role/team/Admin'
const CONTEXT: FailureContext = {
  source: 'base',
  serial: 'arn:aws:iam::123456789012:mfa/phone',
  region: 'eu-central-1',
  url: 'https://sts.eu-central-1.amazonaws.com',
  durationSeconds: 43_200,
  now: Date.UTC(2026, 10, 5, 9, 0, 12),
}

function refused(code: string, message: string, role: Partial<AskedRole> = {}, more: Partial<FailureContext> = {}) {
  const asked: AskedRole = { arn: ARN, externalId: 'not-sent', mfa: 'none', ...role }
  const failure = { kind: 'refused', code, message, status: 403, clockOffset: 0 } as const
  return explainStsFailure(failure, { ...CONTEXT, role: asked, ...more })
}

const DENIED = `User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole on resource: ${ARN}`

describe('a refused AssumeRole', () => {
  test('names the role and every reason it may have, as AWS gives none', () => {
    const failure = refused('AccessDenied', DENIED)
    expect(failure).toMatchObject({ code: 'AccessDenied', next: 'settings', waitUntil: null })
    expect(failure.message).toContain('“base” assume the role Admin of 2109 8765 4321')
    expect(failure.message).toContain('trust policy must name that caller')
    expect(failure.message).toContain('add mfa_serial')
    expect(failure.message).toContain('add external_id')
  })

  test('does not ask for MFA where a code was sent, nor for an external id where one was', () => {
    const { message } = refused('AccessDenied', DENIED, { mfa: 'code', externalId: 'sent' })
    expect(message).not.toContain('MFA')
    expect(message).toContain('Compare external_id')
  })

  test('behind a session, says that its code may be too old', () => {
    expect(refused('AccessDenied', DENIED, { mfa: 'session' }).message).toContain('recent code')
  })

  test.each([
    ['AccessDenied', `${DENIED} with an explicit deny in a service control policy`, 'A policy forbids “base”'],
    ['AccessDenied', 'Roles may not be assumed by root accounts.', 'root can assume no role'],
    [
      'AccessDenied',
      'MultiFactorAuthentication is not possible with role credentials.',
      'AWS takes codes from users only',
    ],
    [
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      'The role Admin of 2109 8765 4321 allows no session of 12 hours',
    ],
    [
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      'one hour at most',
    ],
    ['ValidationError', "Value '1' at 'durationSeconds' failed to satisfy", 'between 15 minutes and 12 hours'],
    ['ValidationError', "Value 'a b' at 'roleSessionName' failed to satisfy", 'role_session_name'],
    ['ValidationError', "Value '?' at 'externalId' failed to satisfy", 'external_id'],
    ['ValidationError', `${ARN} is invalid`, 'is no role'],
    ['RegionDisabledException', 'STS is not activated', 'not activated in eu-central-1'],
  ])('%s (%s) says so', (code, message, says) => {
    expect(refused(code, message)).toMatchObject({ code, next: 'settings', message: expect.stringContaining(says) })
  })

  test('a wrong code stays a matter of the code', () => {
    const words = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'
    expect(refused('AccessDenied', words, { mfa: 'code' }).next).toBe('code')
  })
})

describe('a key that is unknown', () => {
  test.each([
    ['cn-north-1', 'AWS in China does not know'],
    ['us-gov-west-1', 'AWS in GovCloud does not know'],
    ['eusc-de-east-1', 'AWS in the European Sovereign Cloud does not know'],
    ['eu-central-1', 'another partition (China, GovCloud)'],
  ])('in %s may belong to another partition, and the sentence says where it was asked', (region, says) => {
    const { message, next } = refused('InvalidClientTokenId', 'The security token is invalid', {}, { region })
    expect(message).toContain(says)
    expect(next).toBe('settings')
  })
})
