import type { StsFailure } from '../../../app/session/refusals/failure-model.ts'
import { makeSecret } from '../../../app/text/secret.ts'
import { getSessionToken, type SessionTokenRequest, type SessionTokenResult } from '../../../main/aws/sts.ts'
import { ALICE_KEYS, PHONE, type StsFixture, targetAt } from '../../support/sts-fixture.ts'

/** Alice asks for a session with the code her phone shows; `more` changes parts of it. */
export function askSts(fixture: StsFixture, more: Partial<SessionTokenRequest> = {}): Promise<SessionTokenResult> {
  return getSessionToken({
    accessKeyId: ALICE_KEYS.accessKeyId,
    secretAccessKey: makeSecret(ALICE_KEYS.secretAccessKey),
    serial: PHONE,
    code: fixture.code(),
    durationSeconds: 43_200,
    sts: targetAt(fixture.sts.url),
    environment: new Map(),
    now: fixture.clock.now,
    ...more,
  })
}

/** The same where it must fail: why. */
export async function failureOfSts(fixture: StsFixture, more: Partial<SessionTokenRequest> = {}): Promise<StsFailure> {
  const result = await askSts(fixture, more)
  if (result.ok) throw new Error('a session came back')
  return result.failure
}
