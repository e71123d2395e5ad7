import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeSecret } from '../../../app/text/secret.ts'
import { listMfaDevices } from '../../../main/aws/devices.ts'
import type { StsRole, StsUser } from '../../support/sts/model.ts'
import { type EmbeddedStsOptions } from '../../support/sts/server.ts'
import { broken, throttled } from '../../support/sts/trouble.ts'
import {
  ALICE_KEYS,
  clientFor,
  type Keys,
  PHONE,
  ROLES,
  ROOT_KEYS,
  roleArn,
  type StsFixture,
  startSts,
  USERS,
} from '../../support/sts-fixture.ts'

let fixture: StsFixture
afterEach(() => fixture.sts.close())

const start = async (more: Partial<EmbeddedStsOptions> = {}) => {
  fixture = await startSts(more)
}
const client = (keys: Keys = ALICE_KEYS) => clientFor(fixture.sts, fixture.clock.now(), keys)
const identity = async (keys: Keys = ALICE_KEYS) => (await client(keys)).send(new GetCallerIdentityCommand({}))

async function session(): Promise<Keys> {
  const command = new GetSessionTokenCommand({ SerialNumber: PHONE, TokenCode: fixture.code() })
  const { Credentials } = await (await client()).send(command)
  return {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  }
}
const assume = async (keys: Keys, role: string) =>
  (await client(keys)).send(new AssumeRoleCommand({ RoleArn: roleArn(role), RoleSessionName: 'me' }))

describe('the embedded AWS is as strict as the real one', () => {
  test('a role may demand a recent code: a session’s grows too old', async () => {
    const recent: StsRole = { ...ROLES[1]!, arn: roleArn('Recent'), mfaAge: 3600 }
    await start({ roles: [recent] })
    const keys = await session()
    fixture.clock.advance(3_599_000)
    expect((await assume(keys, 'Recent')).Credentials).toBeDefined()
    fixture.clock.advance(1_000)
    await expect(assume(keys, 'Recent')).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  test('the root user assumes no role', async () => {
    await start()
    await expect(assume(ROOT_KEYS, 'Open')).rejects.toThrow('Roles may not be assumed by root accounts.')
  })

  test('keys of one partition are unknown in another, and ARNs say which it is', async () => {
    const chinese: StsUser = { ...USERS[0]!, partition: 'aws-cn' }
    await start({ users: [chinese] })
    await expect(identity()).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
    await fixture.sts.close()
    await start({ users: [chinese], partition: 'aws-cn' })
    expect((await identity()).Arn).toBe('arn:aws-cn:iam::123456789012:user/alice')
    const asked = await listMfaDevices({
      accessKeyId: ALICE_KEYS.accessKeyId,
      secretAccessKey: makeSecret(ALICE_KEYS.secretAccessKey),
      iam: { region: 'cn-north-1', url: fixture.sts.url, endpoint: null, caBundle: null },
      userName: null,
      environment: new Map(),
      now: fixture.clock.now,
    })
    expect(asked.ok).toBe(true)
  })
})

describe('trouble on purpose', () => {
  test('throttling and faults are over after as many times as were asked for', async () => {
    await start()
    fixture.sts.trouble({ failures: [...throttled(1), ...throttled(1, 'ThrottlingException'), ...broken(1)] })
    await expect(identity()).rejects.toMatchObject({ name: 'Throttling' })
    await expect(identity()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await expect(identity()).rejects.toMatchObject({ name: 'InternalFailure' })
    expect((await identity()).Account).toBe('123456789012')
  })

  test('one action of one caller may be refused, the rest goes on', async () => {
    await start()
    fixture.sts.trouble({
      refuse: ({ roleArn: arn }) => (arn === roleArn('Open') ? { status: 400, code: 'Throttling', message: '' } : null),
    })
    await expect(assume(ALICE_KEYS, 'Open')).rejects.toMatchObject({ name: 'Throttling' })
    expect((await assume(ALICE_KEYS, 'AliceOnly')).Credentials).toBeDefined()
  })

  test('how many calls ran at one time is counted', async () => {
    await start()
    fixture.sts.trouble({ slow: 'never' })
    const asked = [identity(), identity(), identity()].map((one) => one.catch(() => null))
    await vi.waitFor(() => expect(fixture.sts.requests).toHaveLength(3))
    expect(fixture.sts.mostAtOnce()).toBe(3)
    await fixture.sts.close()
    await Promise.all(asked)
  })
})
