import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startProxy } from '../../../support/proxy-fixture.ts'
import { startSts } from '../../../support/sts-fixture.ts'
import { NO_SOURCE, roles } from '../bad-days/model.ts'
import { makeRenewalWorld, type RenewalWorld, standing } from './renewal-world.ts'

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe('on the way', () => {
  test.skipIf(!hasOpenssl)('to a server whose certificate nobody vouches for (needs openssl)', async () => {
    const at = (name: string) => join(world.home, name)
    const words = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    const files = ['-keyout', at('key'), '-out', at('cert'), '-subj', '/CN=127.0.0.1']
    spawnSync('openssl', ['req', ...words, ...files])
    const tls = { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') }
    const { sts } = await startSts({ tls })
    const renewal = await world.prepared(roles(), {}, { AWS_ENDPOINT_URL_STS: sts.url })
    await renewal.begin()
    const result = await renewal.giveCode(world.code())
    await sts.close()
    expect(result).toMatchObject({ ok: false, failure: { code: 'network-tls', next: 'settings' } })
    expect(standing(renewal.progress())).toEqual({ base: 'network-tls', ...NO_SOURCE })
    expect(sts.requests).toHaveLength(0)
  })

  test('through a proxy that asks for its password', async () => {
    const strict = await startProxy(407)
    const renewal = await world.prepared(
      roles(),
      {},
      { HTTPS_PROXY: strict.url, AWS_ENDPOINT_URL_STS: 'https://sts.invalid' },
    )
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({
      ok: false,
      failure: { code: 'network-proxy-password' },
    })
    strict.close()
  })

  test('through a proxy that works, all calls go its way', async () => {
    const proxy = await startProxy()
    const renewal = await world.prepared(roles(), {}, { HTTP_PROXY: proxy.url })
    await renewal.begin()
    expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
    expect(proxy.seen).toHaveLength(3)
    proxy.close()
  })

  test('to something that hangs up at once', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const renewal = await world.prepared(roles(), {}, { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}` })
    await renewal.begin()
    const result = await renewal.giveCode(world.code())
    expect(!result.ok && result.failure.code).toBe('network-reset')
    server.close()
  })
})
