import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeSecret, openSecret } from '../../../app/text/secret.ts'
import type { SessionTokenRequest } from '../../../main/aws/sts.ts'
import { ALICE_KEYS, BOB_KEYS, PHONE, type StsFixture, startSts, targetAt } from '../../support/sts-fixture.ts'
import { askSts, failureOfSts } from './ask-sts.ts'

let fixture: StsFixture
beforeEach(async () => {
  fixture = await startSts()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await fixture.sts.close()
})

const ask = (more?: Partial<SessionTokenRequest>) => askSts(fixture, more)
const failureOf = (more?: Partial<SessionTokenRequest>) => failureOfSts(fixture, more)

describe('getSessionToken', () => {
  test('gives keys that end when they say, in the region asked', async () => {
    const result = await ask({ durationSeconds: 900 })
    expect(result.ok && result.token.accessKeyId).toMatch(/^ASIA/)
    expect(result.ok && result.token.expiresAt).toBe(fixture.clock.now() + 900_000)
    expect(result.ok && openSecret(result.token.sessionToken).length).toBeGreaterThan(200)
    expect(fixture.sts.requests).toMatchObject([
      { action: 'GetSessionToken', region: 'eu-central-1', serial: PHONE, durationSeconds: '900', status: 200 },
    ])
  })

  test('never prints what it was given or what it got', async () => {
    const result = await ask()
    const text = JSON.stringify(result)
    for (const keys of [ALICE_KEYS.secretAccessKey, fixture.code()]) expect(text).not.toContain(keys)
    for (const issued of fixture.sts.registry.issued.values()) {
      expect(text).not.toContain(issued.secretAccessKey)
      expect(text).not.toContain(issued.sessionToken)
    }
  })

  test('a wrong code, then the right one', async () => {
    expect(await failureOf({ code: '000000' })).toMatchObject({ kind: 'refused', code: 'AccessDenied', status: 403 })
    expect((await ask()).ok).toBe(true)
  })

  test.each<[string, Partial<SessionTokenRequest>, string, string]>([
    ['an unknown key', { accessKeyId: 'AKIAEXAMPLENOBODY777' }, 'InvalidClientTokenId', 'security token'],
    [
      'a wrong secret',
      { secretAccessKey: makeSecret(BOB_KEYS.secretAccessKey) },
      'SignatureDoesNotMatch',
      'Secret Access Key',
    ],
    ['a wrong device', { serial: 'GAHT99999999' }, 'AccessDenied', 'verify your MFA serial number'],
    ['a wrong duration', { durationSeconds: 1 }, 'ValidationError', 'durationSeconds'],
  ])('%s is refused in STS’s own words', async (_what, more, code, words) => {
    const failure = await failureOf(more)
    expect(failure).toMatchObject({ kind: 'refused', code, clockOffset: 0 })
    expect(failure.kind === 'refused' && failure.message).toContain(words)
  })

  test.each(['throttling', 'unavailable'] as const)('%s is tried once and uses no code', async (throttle) => {
    fixture.sts.trouble({ throttle })
    expect(await failureOf()).toMatchObject({ kind: 'refused' })
    expect(fixture.sts.requests).toHaveLength(1)
    fixture.sts.trouble({ throttle: 'no' })
    expect((await ask()).ok).toBe(true)
  })

  test.each(['before', 'after'] as const)('a connection lost %s the answer may have used the code', async (when) => {
    fixture.sts.trouble({ drop: { next: 1, when } })
    expect(await failureOf()).toMatchObject({ kind: 'network', problem: 'reset', sent: 'maybe' })
    expect(fixture.sts.requests).toHaveLength(1)
    expect((await ask()).ok).toBe(when === 'before')
  })

  test('nothing there: refused, and surely not sent', async () => {
    const { url } = fixture.sts
    await fixture.sts.close()
    expect(await failureOf({ sts: targetAt(url) })).toMatchObject({
      problem: 'refused',
      sent: 'no',
      reason: 'ECONNREFUSED',
    })
  })

  test('a name that does not exist', async () => {
    const failure = await failureOf({ sts: targetAt('http://sts.invalid:1') })
    expect(failure).toMatchObject({ problem: 'dns', sent: 'no', where: 'sts.invalid:1' })
  })

  test('gives up when its patience ends', async () => {
    fixture.sts.trouble({ slow: 'never' })
    let fire = () => {}
    const asked = ask({
      timer: (milliseconds, run) => {
        expect(milliseconds).toBe(10_000)
        fire = run
        return () => undefined
      },
    })
    await vi.waitFor(() => expect(fixture.sts.requests).toHaveLength(1))
    fire()
    expect(await asked).toMatchObject({ ok: false, failure: { problem: 'timeout', sent: 'maybe', seconds: 10 } })
  })

  test('stops when told to, during the call and before it', async () => {
    fixture.sts.trouble({ slow: 'never' })
    const abort = new AbortController()
    const asked = ask({ signal: abort.signal })
    await vi.waitFor(() => expect(fixture.sts.requests).toHaveLength(1))
    abort.abort()
    expect(await asked).toMatchObject({ ok: false, failure: { problem: 'cancelled', sent: 'maybe' } })
    expect(await ask({ signal: abort.signal })).toMatchObject({
      ok: false,
      failure: { problem: 'cancelled', sent: 'no' },
    })
    expect(fixture.sts.requests).toHaveLength(1)
  })

  test.each([7, -7, 60 * 24])('a clock %i minutes off is measured, and allowed for', async (minutes) => {
    fixture.sts.trouble({ clockOffset: minutes * 60_000 })
    const code = fixture.sts.codeFor(PHONE, fixture.clock.now() + minutes * 60_000).code
    const result = await ask({ code })
    expect(result.ok && result.token.clockOffset).toBe(minutes * 60_000)
    expect(fixture.sts.requests.map((request) => request.status)).toEqual([403, 200])
  })

  test('an answer that is not STS’s is not taken for one', async () => {
    const portal = createServer((_request, response) => {
      response.writeHead(302, { Location: 'https://login.test/' }).end('<html>Sign in</html>')
    })
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
    const { port } = portal.address() as AddressInfo
    const failure = await failureOf({ sts: targetAt(`http://127.0.0.1:${port}`) })
    portal.close()
    expect(failure).toMatchObject({ kind: 'network', problem: 'not-sts', reason: 'HTTP 302' })
  })

  test.each(['ftp://127.0.0.1', 'sts.eu-central-1.amazonaws.com', 'http://'])('%s is no endpoint', async (url) => {
    expect(await failureOf({ sts: targetAt(url) })).toMatchObject({ problem: 'endpoint-url', where: url, sent: 'no' })
  })
})

describe('nothing is looked up behind the caller’s back', () => {
  test('variables and files of AWS change nothing, and the files are not opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanyard-sts-'))
    // A named pipe: whoever opens it waits for ever.
    const trap = join(folder, 'config')
    if (process.platform === 'win32')
      writeFileSync(trap, '[default]\nregion = nowhere\nendpoint_url = http://127.0.0.1:1\n')
    else execFileSync('mkfifo', [trap])
    const hostile = {
      HOME: folder,
      AWS_CONFIG_FILE: trap,
      AWS_SHARED_CREDENTIALS_FILE: trap,
      AWS_PROFILE: 'no-such-profile',
      AWS_REGION: 'xx-nowhere-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEHOSTILE77',
      AWS_SECRET_ACCESS_KEY: 'EXAMPLE',
      AWS_SESSION_TOKEN: 'EXAMPLE',
      AWS_USE_FIPS_ENDPOINT: 'banana',
      AWS_USE_DUALSTACK_ENDPOINT: 'banana',
      AWS_MAX_ATTEMPTS: 'banana',
      AWS_RETRY_MODE: 'banana',
      AWS_DEFAULTS_MODE: 'banana',
      AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'banana',
      AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
      AWS_SDK_UA_APP_ID: 'hostile',
      HTTP_PROXY: 'http://127.0.0.1:1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    }
    for (const [name, value] of Object.entries(hostile)) vi.stubEnv(name, value)
    const result = await ask()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
    expect(result.ok).toBe(true)
    expect(fixture.sts.requests).toMatchObject([{ accessKeyId: ALICE_KEYS.accessKeyId, region: 'eu-central-1' }])
  })

  test('no notice of the SDK’s reaches standard error', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    await ask()
    expect(warned.mock.calls.flat().join()).not.toContain('AWS SDK')
    warned.mockRestore()
    expect(process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED']).toBeUndefined()
  })
})
