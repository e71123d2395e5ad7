import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSecret, openSecret } from '../../../app/text/secret.ts'
import { type CallerRequest, callerIdentity } from '../../../main/aws/caller.ts'
import { assumeRole, type RoleRequest } from '../../../main/aws/role.ts'
import { ALICE_KEYS, PHONE, roleArn, type StsFixture, startSts, targetAt } from '../../support/sts-fixture.ts'
import { askSts } from './ask-sts.ts'

let fixture: StsFixture
beforeEach(async () => {
  fixture = await startSts()
})
afterEach(() => fixture.sts.close())

const alice = () => ({
  accessKeyId: ALICE_KEYS.accessKeyId,
  secretAccessKey: makeSecret(ALICE_KEYS.secretAccessKey),
  sts: targetAt(fixture.sts.url),
  environment: new Map(),
  now: fixture.clock.now,
})
const role = (name: string, externalId: string | null = null) => ({ arn: roleArn(name), sessionName: 'me', externalId })
const assume = (name: string, more: Partial<RoleRequest> = {}) =>
  assumeRole({ ...alice(), role: role(name), mfa: null, durationSeconds: 3600, ...more })
const whoIs = (more: Partial<CallerRequest> = {}) => callerIdentity({ ...alice(), ...more })

/** The keys a call gave, for the next one. */
async function keysOf(asked: ReturnType<typeof assume>) {
  const result = await asked
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  const { accessKeyId, secretAccessKey, sessionToken } = result.token
  return { accessKeyId, secretAccessKey, sessionToken }
}

describe('assumeRole', () => {
  test('long-term keys alone open a role without MFA, and the answer says who one is', async () => {
    const result = await assume('Open', { durationSeconds: 43_200 })
    expect(result).toMatchObject({
      ok: true,
      token: {
        expiresAt: fixture.clock.now() + 43_200_000,
        clockOffset: 0,
        assumedRole: { arn: 'arn:aws:sts::210987654321:assumed-role/Open/me', id: 'AROAEXAMPLEOPEN:me' },
      },
    })
  })

  test('a code opens a role that demands it, and without one it stays shut', async () => {
    expect(await assume('Guarded')).toMatchObject({ ok: false, failure: { code: 'AccessDenied' } })
    const opened = await assume('Guarded', { mfa: { serial: PHONE, code: fixture.code() } })
    expect(opened.ok).toBe(true)
    expect(fixture.sts.requests.at(-1)).toMatchObject({ action: 'AssumeRole', serial: PHONE, durationSeconds: '3600' })
  })

  test('a session made with a code opens a guarded role without another', async () => {
    const base = await keysOf(askSts(fixture))
    expect((await assume('Guarded', base)).ok).toBe(true)
    expect(fixture.sts.requests.at(-1)).toMatchObject({ accessKeyId: base.accessKeyId, serial: null })
  })

  test('a role behind a role lives an hour at most', async () => {
    const open = await keysOf(assume('Open'))
    const refused = await assume('Second', { ...open, durationSeconds: 3601 })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'ValidationError' } })
    expect((await assume('Second', open)).ok).toBe(true)
  })

  test('an external id is sent where the role has one', async () => {
    expect((await assume('Partner')).ok).toBe(false)
    expect((await assume('Partner', { role: role('Partner', 'partner-42') })).ok).toBe(true)
  })

  test('nothing of what came back can be printed', async () => {
    const result = await assume('Open')
    const text = JSON.stringify(result)
    expect(result.ok && text.includes(openSecret(result.token.secretAccessKey))).toBe(false)
    expect(result.ok && text.includes(openSecret(result.token.sessionToken))).toBe(false)
  })

  test('a clock fourteen minutes off is allowed for, and said', async () => {
    fixture.sts.trouble({ clockOffset: 14 * 60_000 })
    expect(await assume('Open')).toMatchObject({ ok: true, token: { clockOffset: 14 * 60_000 } })
    expect(fixture.sts.requests.map(({ errorCode }) => errorCode)).toEqual(['SignatureDoesNotMatch', null])
  })
})

describe('callerIdentity', () => {
  test('says whose keys these are, long-term or temporary', async () => {
    const own = { account: '123456789012', arn: 'arn:aws:iam::123456789012:user/alice', userId: 'AIDAEXAMPLEALICE' }
    expect(await whoIs()).toMatchObject({ ok: true, value: own, clockOffset: 0 })
    expect(await whoIs(await keysOf(askSts(fixture)))).toMatchObject({ ok: true, value: own })
    expect(await whoIs(await keysOf(assume('Open')))).toMatchObject({ ok: true, value: { account: '210987654321' } })
  })

  test('temporary keys that have ended are told from those that never were', async () => {
    const keys = await keysOf(assume('Open', { durationSeconds: 900 }))
    fixture.clock.advance(900_000)
    expect(await whoIs(keys)).toMatchObject({ ok: false, failure: { code: 'ExpiredToken' } })
    const { sessionToken: _token, ...without } = keys
    expect(await whoIs(without)).toMatchObject({ ok: false, failure: { code: 'InvalidClientTokenId' } })
  })
})
