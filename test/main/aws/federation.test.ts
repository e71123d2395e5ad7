import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSecret, openSecret } from '../../../app/text/secret.ts'
import { getSigninToken, type SigninTokenRequest, signInLink } from '../../../main/aws/federation.ts'
import { getFederationToken } from '../../../main/aws/federation-token.ts'
import { type EmbeddedSignIn, startSignIn } from '../../support/signin/server.ts'
import { issueKeys } from '../../support/sts/registry.ts'
import { ALICE_KEYS, ROLES, type StsFixture, startSts, targetAt, USERS } from '../../support/sts-fixture.ts'

let fixture: StsFixture
let signIn: EmbeddedSignIn
const open: Server[] = []

beforeEach(async () => {
  fixture = await startSts()
  signIn = await startSignIn({ registry: fixture.sts.registry, clock: fixture.clock })
})
afterEach(async () => {
  await signIn.close()
  await fixture.sts.close()
  for (const server of open.splice(0)) server.close()
})

const MINUTE = 60_000

function roleKeys(signedWith: 'long-term' | 'temporary' = 'long-term') {
  return issueKeys(fixture.sts.registry, fixture.clock.now() + 60 * MINUTE, (accessKeyId) => ({
    kind: 'role-session',
    role: ROLES[0]!,
    sessionName: 'me',
    accessKeyId,
    signedWith,
  }))
}

const requestFor = (keys: ReturnType<typeof roleKeys>, more: Partial<SigninTokenRequest> = {}): SigninTokenRequest => ({
  endpoint: signIn.site.signIn,
  accessKeyId: keys.accessKeyId,
  secretAccessKey: makeSecret(keys.secretAccessKey),
  sessionToken: makeSecret(keys.sessionToken),
  sessionDuration: null,
  environment: new Map(),
  caBundle: null,
  ...more,
})

async function serverThat(
  answers: (body: string) => { readonly status: number; readonly body: string },
): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const answer = answers(body)
      response.writeHead(answer.status, { Location: 'http://127.0.0.1:1/' })
      response.end(answer.body)
    })
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/federation`
}

describe('getSigninToken', () => {
  test('sends the credentials in the body, never with the address', async () => {
    const result = await getSigninToken(requestFor(roleKeys(), { sessionDuration: 7200 }))
    expect(result.ok).toBe(true)
    expect(signIn.requests).toEqual([
      {
        method: 'POST',
        action: 'getSigninToken',
        path: '/federation',
        sessionIn: 'body',
        sessionDuration: '7200',
        status: 200,
      },
    ])
  })

  test('leaves the duration out where none is given', async () => {
    await getSigninToken(requestFor(roleKeys('temporary')))
    expect(signIn.requests[0]).toMatchObject({ sessionDuration: null, status: 200 })
  })

  test('keys with every character of base64 arrive as they are', async () => {
    for (let round = 0; round < 20; round += 1) expect((await getSigninToken(requestFor(roleKeys()))).ok).toBe(true)
  })

  test('the token prints as a mask', async () => {
    const result = await getSigninToken(requestFor(roleKeys()))
    expect(JSON.stringify(result)).toBe('{"ok":true,"token":"••••"}')
  })

  test('a chained role with a duration is refused, and so is a session of GetSessionToken', async () => {
    const chained = await getSigninToken(requestFor(roleKeys('temporary'), { sessionDuration: 900 }))
    expect(chained).toEqual({ ok: false, failure: { kind: 'refused', status: 400 } })
    const session = issueKeys(fixture.sts.registry, fixture.clock.now() + MINUTE, (accessKeyId) => ({
      kind: 'user-session',
      user: USERS[0]!,
      accessKeyId,
      mfa: 'yes',
    }))
    expect(await getSigninToken(requestFor(session))).toEqual({ ok: false, failure: { kind: 'refused', status: 400 } })
  })

  test('keys that are over are refused with 403', async () => {
    const keys = roleKeys()
    fixture.clock.advance(61 * MINUTE)
    expect(await getSigninToken(requestFor(keys))).toEqual({ ok: false, failure: { kind: 'refused', status: 403 } })
  })

  test.each([
    ['a page', 200, '<!doctype html><title>Sign in to this network</title>'],
    ['a redirect', 302, ''],
    ['half an answer', 200, '{"SigninTok'],
    ['an answer without a token', 200, '{}'],
    ['an empty token', 200, '{"SigninToken":""}'],
    ['a token with a line end', 200, '{"SigninToken":"a\\r\\nb"}'],
    ['a token that is none', 200, '{"SigninToken":{"a":1}}'],
    ['null', 200, 'null'],
    ['nothing', 204, ''],
  ])('%s is no sign-in', async (_what, status, body) => {
    const endpoint = await serverThat(() => ({ status, body }))
    expect(await getSigninToken(requestFor(roleKeys(), { endpoint }))).toMatchObject({
      ok: false,
      failure: { kind: 'network', problem: 'not-sts' },
    })
  })

  test('ten megabytes are given up early', async () => {
    const endpoint = await serverThat(() => ({ status: 200, body: 'x'.repeat(10_000_000) }))
    expect(await getSigninToken(requestFor(roleKeys(), { endpoint }))).toMatchObject({
      failure: { kind: 'network', problem: 'not-sts' },
    })
  })

  test('what an endpoint repeats of the request is told nowhere', async () => {
    const keys = roleKeys()
    for (const status of [200, 400, 500]) {
      const endpoint = await serverThat((body) => ({ status, body }))
      const told = JSON.stringify(await getSigninToken(requestFor(keys, { endpoint })))
      for (const secret of [keys.secretAccessKey, keys.sessionToken, keys.accessKeyId])
        expect(told).not.toContain(secret)
    }
  })

  test('silence ends with the time limit, and stopping is told from it', async () => {
    signIn.fallSilent()
    let ring: () => void = () => undefined
    const timer = (milliseconds: number, run: () => void) => {
      expect(milliseconds).toBe(10_000)
      ring = run
      return () => undefined
    }
    const asked = getSigninToken(requestFor(roleKeys(), { timer }))
    ring()
    expect(await asked).toMatchObject({ failure: { problem: 'timeout', seconds: 10 } })
    const abort = new AbortController()
    const stopped = getSigninToken(requestFor(roleKeys(), { signal: abort.signal }))
    abort.abort()
    expect(await stopped).toMatchObject({ failure: { problem: 'cancelled' } })
  })

  test('the proxy of the environment is used, and named without its password', async () => {
    const environment = new Map([['http_proxy', 'http://me:EXAMPLEPASS@127.0.0.1:1']])
    const result = await getSigninToken(
      requestFor(roleKeys(), { environment, endpoint: 'http://signin.invalid/federation' }),
    )
    expect(result).toMatchObject({ failure: { problem: 'proxy', where: '127.0.0.1:1' } })
    expect(JSON.stringify(result)).not.toContain('EXAMPLEPASS')
  })

  test('certificates that cannot be read are named before anything is sent', async () => {
    const endpoint = 'https://127.0.0.1:1/federation'
    expect(await getSigninToken(requestFor(roleKeys(), { endpoint, caBundle: '/nowhere/ca.pem' }))).toMatchObject({
      failure: { problem: 'ca-bundle', where: '/nowhere/ca.pem' },
    })
  })
})

describe('the link', () => {
  const destinationAt = () => ({
    site: signIn.site,
    service: { id: 'ec2', title: 'EC2', path: '/ec2/home', scope: 'regional', notIn: [] } as const,
    region: 'eu-west-1',
    address: `${signIn.site.console}/ec2/home?region=eu-west-1`,
  })
  const linkFor = async () => {
    const result = await getSigninToken(requestFor(roleKeys()))
    if (!result.ok) throw new Error('no token')
    return signInLink(destinationAt(), result.token, fixture.clock.now())
  }

  test('signs in once, where it was to lead', async () => {
    const { address } = await linkFor()
    expect((await fetch(openSecret(address))).status).toBe(200)
    expect(signIn.signedIn).toMatchObject([{ destination: destinationAt().address }])
    expect((await fetch(openSecret(address))).status).toBe(400)
  })

  test('is told to end when the sign-in ends it', async () => {
    const { address, usableUntil } = await linkFor()
    fixture.clock.set(usableUntil)
    expect((await fetch(openSecret(address))).status).toBe(400)
  })
})

describe('getFederationToken', () => {
  const ask = (more: Partial<Parameters<typeof getFederationToken>[0]> = {}) =>
    getFederationToken({
      accessKeyId: ALICE_KEYS.accessKeyId,
      secretAccessKey: makeSecret(ALICE_KEYS.secretAccessKey),
      name: 'lanyard-alice',
      durationSeconds: 3600,
      policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      sts: targetAt(fixture.sts.url),
      environment: new Map(),
      now: fixture.clock.now,
      ...more,
    })

  test('gives keys of a federated user', async () => {
    const result = await ask()
    expect(result).toMatchObject({ ok: true, token: { expiresAt: fixture.clock.now() + 60 * MINUTE } })
  })

  test.each([
    ['a name of one letter', { name: 'x' }],
    ['a name of 33', { name: 'x'.repeat(33) }],
    ['too short', { durationSeconds: 899 }],
    ['too long', { durationSeconds: 129_601 }],
    ['another partition’s policy', { policyArn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' }],
  ])('%s is refused', async (_what, more) => {
    expect(await ask(more)).toMatchObject({ ok: false, failure: { code: 'ValidationError' } })
  })
})
