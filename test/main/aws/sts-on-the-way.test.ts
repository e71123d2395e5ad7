import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionTokenRequest } from '../../../main/aws/sts.ts'
import { PROXY_BASIC, startProxy } from '../../support/proxy-fixture.ts'
import { type StsFixture, startSts, targetAt } from '../../support/sts-fixture.ts'
import { askSts, failureOfSts } from './ask-sts.ts'

let fixture: StsFixture
const ask = (more?: Partial<SessionTokenRequest>) => askSts(fixture, more)
const failureOf = (more?: Partial<SessionTokenRequest>) => failureOfSts(fixture, more)

describe('through a proxy', () => {
  beforeEach(async () => {
    fixture = await startSts()
  })
  afterEach(() => fixture.sts.close())

  test('plain http goes in absolute form, with the proxy’s password', async () => {
    const proxy = await startProxy()
    const result = await ask({ environment: new Map([['HTTP_PROXY', proxy.url]]) })
    proxy.close()
    expect(proxy.seen).toEqual([`POST ${fixture.sts.url}/ ${PROXY_BASIC}`])
    expect(result).toMatchObject({ ok: true })
  })

  test('NO_PROXY goes round it', async () => {
    const environment = new Map([
      ['HTTP_PROXY', 'http://127.0.0.1:1'],
      ['NO_PROXY', '127.0.0.1'],
    ])
    expect((await ask({ environment })).ok).toBe(true)
  })

  test('a proxy that is not there, or wants a password, is named without one', async () => {
    const sts = targetAt('https://sts.eu-central-1.amazonaws.com')
    const gone = await failureOf({ sts, environment: new Map([['HTTPS_PROXY', 'http://alice:s3cret@127.0.0.1:1']]) })
    expect(gone).toMatchObject({ problem: 'proxy', where: '127.0.0.1:1', reason: 'ECONNREFUSED', sent: 'no' })
    expect(JSON.stringify(gone)).not.toContain('s3cret')
    const strict = await startProxy(407)
    const closed = await failureOf({ sts, environment: new Map([['HTTPS_PROXY', strict.url]]) })
    strict.close()
    expect(closed).toMatchObject({ problem: 'proxy-password', where: `127.0.0.1:${strict.port}`, sent: 'no' })
    const forbidding = await startProxy(403)
    const forbidden = await failureOf({ sts, environment: new Map([['HTTPS_PROXY', forbidding.url]]) })
    forbidding.close()
    expect(forbidden).toMatchObject({ problem: 'proxy', reason: 'HTTP 403', sent: 'no' })
  })

  test('a proxy that is no address', async () => {
    const failure = await failureOf({ environment: new Map([['HTTP_PROXY', 'socks5://127.0.0.1:1']]) })
    expect(failure).toMatchObject({ problem: 'proxy-url', sent: 'no' })
  })
})

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** A private authority, and server certificates signed by it for this computer and for another name. */
function makeCertificates(folder: string) {
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const authority = ['-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Company CA', '-days', '2']
  openssl('req', '-x509', ...key, ...authority)
  const sign = (name: string, subject: string) => {
    openssl('req', ...key, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', '/CN=sts')
    writeFileSync(at('names'), `subjectAltName=${subject}\n`)
    const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')]
    openssl('x509', '-req', '-in', at(`${name}.csr`), ...signing, '-out', at(`${name}.pem`), '-days', '2')
    return { key: readFileSync(at(`${name}.key`), 'utf8'), cert: readFileSync(at(`${name}.pem`), 'utf8') }
  }
  return { ca: at('ca.pem'), here: sign('here', 'IP:127.0.0.1'), elsewhere: sign('elsewhere', 'DNS:elsewhere.test') }
}

describe.skipIf(!hasOpenssl)('over TLS (needs openssl)', () => {
  let folder: string
  let made: ReturnType<typeof makeCertificates>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lanyard-tls-'))
    made = makeCertificates(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(async () => {
    fixture = await startSts({ tls: made.here })
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await fixture.sts.close()
  })
  const trusting = (caBundle = made.ca) => targetAt(fixture.sts.url, { caBundle })

  test('a company’s authority is trusted where it is named, and only there', async () => {
    expect((await ask({ sts: trusting() })).ok).toBe(true)
    expect(await failureOf()).toMatchObject({ problem: 'tls', sent: 'no' })
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    expect(await failureOf()).toMatchObject({ problem: 'tls', sent: 'no' })
  })

  test('the certificate of another name is refused', async () => {
    await fixture.sts.close()
    fixture = await startSts({ tls: made.elsewhere })
    expect(await failureOf({ sts: trusting() })).toMatchObject({ problem: 'tls-name', sent: 'no' })
  })

  test('a bundle that cannot be read is named', async () => {
    const missing = join(folder, 'missing.pem')
    for (const path of [missing, folder])
      expect(await failureOf({ sts: trusting(path) })).toMatchObject({ problem: 'ca-bundle', where: path, sent: 'no' })
  })

  test('tunnels through a proxy with CONNECT and its password', async () => {
    const proxy = await startProxy()
    const result = await ask({ sts: trusting(), environment: new Map([['https_proxy', proxy.url]]) })
    proxy.close()
    expect(result).toMatchObject({ ok: true })
    expect(proxy.seen).toEqual([`CONNECT 127.0.0.1:${fixture.sts.port} ${PROXY_BASIC}`])
  })

  test('checks the certificate’s name in the tunnel too', async () => {
    await fixture.sts.close()
    fixture = await startSts({ tls: made.elsewhere })
    const proxy = await startProxy()
    const failure = await failureOf({ sts: trusting(), environment: new Map([['https_proxy', proxy.url]]) })
    proxy.close()
    expect(failure).toMatchObject({ problem: 'tls-name', sent: 'no' })
  })

  test('an endpoint that does not speak TLS', async () => {
    await fixture.sts.close()
    fixture = await startSts()
    const failure = await failureOf({ sts: targetAt(fixture.sts.url.replace('http:', 'https:')) })
    expect(failure).toMatchObject({ problem: 'not-tls', sent: 'no' })
  })
})
