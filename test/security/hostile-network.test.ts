import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stsUrl } from '../../app/chain/sts-url.ts'
import { failureOfSts } from '../main/aws/ask-sts.ts'
import { startProxy } from '../support/proxy-fixture.ts'
import { type StsFixture, startSts, targetAt } from '../support/sts-fixture.ts'

/* What stands between Lanyard and AWS may say nothing, or never stop: no call waits longer than it was given. */

let fixture: StsFixture
beforeEach(async () => {
  fixture = await startSts()
})
afterEach(() => fixture.sts.close())

/** Something that takes connections and does `act` with the first that asks; `gone` resolves when that one is closed. */
async function standIn(act: (socket: Socket) => void) {
  let tellAsked = (): void => undefined
  let tellGone = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve
  })
  const gone = new Promise<void>((resolve) => {
    tellGone = resolve
  })
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('close', tellGone)
    socket.once('data', () => {
      tellAsked()
      act(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, asked, gone, close: () => server.close() }
}

const silent = (): void => undefined

function endless(socket: Socket): void {
  const line = `X-More: ${'a'.repeat(60_000)}\r\n`
  const more = (): void => {
    if (!socket.destroyed) socket.write(line, () => setImmediate(more))
  }
  socket.write('HTTP/1.1 200 OK\r\n', more)
}

const STS = 'https://sts.eu-central-1.amazonaws.com'

test.each([
  ['a proxy that never answers', silent, 'proxy'],
  ['a proxy whose answer never ends', endless, 'proxy'],
  ['an endpoint that never answers', silent, 'endpoint'],
  ['an endpoint whose answer never ends', endless, 'endpoint'],
] as const)('%s is left when the time is up, connection and all', async (_name, act, where) => {
  const there = await standIn(act)
  const url = `http://127.0.0.1:${there.port}`
  const [sts, environment] =
    where === 'proxy' ? [targetAt(STS), new Map([['HTTPS_PROXY', url]])] : [targetAt(url), new Map<string, string>()]
  const failure = await failureOfSts(fixture, {
    sts,
    environment,
    timer: (_milliseconds, run) => {
      void there.asked.then(run)
      return () => undefined
    },
  })
  expect(failure).toMatchObject({ kind: 'network', problem: 'timeout' })
  await there.gone
  there.close()
})

test.each([
  'evil.example/',
  'evil.example#',
  'x@evil.example/',
  'evil.example:443/?',
  'eu-west-1.evil.example\\',
  '-eu-west-1',
  '1234',
  ' ',
  'eu_west_1',
])('a region that is no name of one (%j) sends nothing to whatever host it would make', async (region) => {
  const proxy = await startProxy()
  const sts = { ...targetAt(stsUrl({ region, useFips: false, useDualstack: false })), region }
  const environment = new Map([['HTTPS_PROXY', proxy.url]])
  const failures = [
    await failureOfSts(fixture, { sts, environment }),
    await failureOfSts(fixture, { sts: { ...targetAt(fixture.sts.url), region } }),
  ]
  proxy.close()
  for (const failure of failures) expect(failure).toMatchObject({ problem: 'region', where: region, sent: 'no' })
  expect([proxy.seen, fixture.sts.requests]).toEqual([[], []])
})
