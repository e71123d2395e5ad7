import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { ToolId } from '../../../app/chain/model.ts'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import { locatingOf } from '../../../main/facts/locating.ts'
import { type Ask, askDirectly, type Question } from '../../../main/places/ask.ts'
import { makeProber, type ProbedRung, type ProbeMachine } from '../../../main/places/prober.ts'
import { type Ran, type Running, runProgram } from '../../../main/places/run.ts'
import { bookOf, environmentOf, factsOf } from '../../app/view/world.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEYS = { AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: SECRET, Token: SECRET, SessionToken: SECRET }
const END = '2099-01-01T00:00:00Z'

type Given = {
  readonly environment?: Readonly<Record<string, string>>
  readonly own?: Readonly<Record<string, string>>
  readonly config?: string
  readonly tool?: ToolId
  readonly replies?: Readonly<Record<string, { readonly status: number; readonly text: string } | null>>
  readonly ran?: Ran
  readonly file?: string | null
  readonly machine?: Partial<ProbeMachine>
}

function scene(rung: ProbedRung, given: Given = {}) {
  const asked: Question[] = []
  const started: Running[] = []
  const ask: Ask = async (question) => {
    asked.push(question)
    return given.replies?.[question.url] ?? null
  }
  const prober = makeProber({
    ask,
    run: async (running) => {
      started.push(running)
      return given.ran ?? { kind: 'failed' }
    },
    readText: async () => given.file ?? null,
    platform: 'linux',
    environment: { PATH: '/bin', ...given.own },
    folder: '/home/alice',
    locating: locatingOf({ platform: 'linux', folder: '/' }, gatherEnvironment({ HOME: '/home/alice' }, 'linux')),
    now: () => 0,
    ...given.machine,
  })
  const environment = environmentOf(given.environment ?? {})
  const facts = factsOf(bookOf(given.config ?? '', ''), { environment })
  return { prober, asked, started, question: { rung, tool: given.tool ?? ('aws-cli-v2' as const), facts } }
}

const IMDS = 'http://169.254.169.254/latest'
const metadata = {
  [`${IMDS}/api/token`]: { status: 200, text: 'TOKEN==' },
  [`${IMDS}/meta-data/iam/security-credentials/`]: { status: 200, text: 'app-role' },
  [`${IMDS}/meta-data/placement/region`]: { status: 200, text: 'eu-north-1' },
}

describe('instance metadata', () => {
  it('is told before it is asked, and not asked by telling', () => {
    const { prober, question, asked } = scene('instance-metadata')
    const told = prober.sentence(question)
    expect(told.ok && told.value).toContain('http://169.254.169.254')
    expect(told.ok && told.value).toContain('No credentials are fetched')
    expect(asked).toEqual([])
    expect(prober.metadata()).toBeNull()
  })

  it('gives the role’s name and the region, and its credentials are never asked for', async () => {
    const { prober, question, asked } = scene('instance-metadata', { replies: metadata })
    const answer = await prober.probe(question)
    expect(answer).toMatchObject({
      ok: true,
      value: { found: 'credentials', message: expect.stringContaining('app-role') },
    })
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Object.keys(metadata).map((url, index) => `${index === 0 ? 'PUT' : 'GET'} ${url}`),
    )
    expect(asked[1]?.headers).toEqual({ 'x-aws-ec2-metadata-token': 'TOKEN==' })
    expect(prober.metadata()).toEqual({ state: 'answers', region: 'eu-north-1', asked: { at: 0, gave: 'role' } })
  })

  it('that nobody answers is silent, and when it was asked is kept', async () => {
    const { prober, question } = scene('instance-metadata', { machine: { now: () => 7 } })
    expect(await prober.probe(question)).toMatchObject({ ok: true, value: { found: 'nothing' } })
    expect(prober.metadata()).toEqual({ state: 'silent', region: null, asked: { at: 7, gave: 'nothing' } })
  })

  it('without version 2 is asked without a token', async () => {
    const replies = { ...metadata, [`${IMDS}/api/token`]: { status: 404, text: '' } }
    const { prober, question, asked } = scene('instance-metadata', { replies })
    expect(await prober.probe(question)).toMatchObject({ value: { found: 'credentials' } })
    expect(asked[1]?.headers).toEqual({})
  })

  it.each([
    ['<html>proxy</html>', 200, 'no role'],
    ['', 404, 'no role'],
    ['x', 500, 'status 500'],
  ])('that answers %j with %i has no role', async (text, status, words) => {
    const replies = { ...metadata, [`${IMDS}/meta-data/iam/security-credentials/`]: { status, text } }
    const { prober, question } = scene('instance-metadata', { replies })
    const answer = await prober.probe(question)
    expect(answer.ok && answer.value.message).toContain(words)
    expect(prober.metadata()).toMatchObject({ state: 'silent', asked: { gave: 'no-role' } })
  })

  it('is left alone where a variable switches it off', async () => {
    const { prober, question, asked } = scene('instance-metadata', {
      environment: { AWS_EC2_METADATA_DISABLED: 'true' },
    })
    expect((await prober.probe(question)).ok).toBe(false)
    expect(asked).toEqual([])
  })
})

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
const POD = 'http://169.254.170.23/v1/credentials'
const good = { status: 200, text: JSON.stringify({ ...KEYS, Expiration: END }) }

describe('the container endpoint', () => {
  it('is asked once, and only the end of what it gives is kept', async () => {
    const environment = { [FULL]: POD, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/token' }
    const { prober, question, asked } = scene('container', { environment, file: 'pod-token', replies: { [POD]: good } })
    const answer = await prober.probe(question)
    expect(answer).toEqual({
      ok: true,
      value: { found: 'credentials', message: expect.stringContaining(END), expiresAt: Date.parse(END) },
    })
    expect(asked.map(({ headers }) => headers)).toEqual([{ authorization: 'pod-token' }])
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it.each([
    'http://example.com/credentials',
    'http://169.254.170.2@example.com/',
    'http://169.254.169.254/latest',
    'http://127.1/',
    'ftp://localhost/',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not asked', async (uri) => {
    const { prober, question, asked } = scene('container', { environment: { [FULL]: uri } })
    expect((await prober.probe(question)).ok).toBe(false)
    expect(asked).toEqual([])
  })

  it('gets this app’s own token only at this app’s own address', async () => {
    const own = { [FULL]: POD, AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRET }
    const here = scene('container', { environment: own, own, replies: { [POD]: good } })
    await here.prober.probe(here.question)
    expect(here.asked[0]?.headers).toEqual({ authorization: SECRET })
    const elsewhere = 'https://example.com/credentials'
    const there = scene('container', { environment: { ...own, [FULL]: elsewhere }, own })
    await there.prober.probe(there.question)
    expect(there.asked.map(({ url, headers }) => [url, headers])).toEqual([[elsewhere, {}]])
  })

  it.each([
    [null, 'Nothing answers'],
    [{ status: 401, text: SECRET }, 'status 401'],
    [{ status: 200, text: SECRET }, 'not the JSON'],
    [{ status: 200, text: '{"AccessKeyId":"A"}' }, 'lacks'],
  ] as const)('says what came of %j', async (reply, words) => {
    const { prober, question } = scene('container', { environment: { [FULL]: POD }, replies: { [POD]: reply } })
    const answer = await prober.probe(question)
    expect(answer.ok && answer.value.message).toContain(words)
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('is not there without a variable, and waits for its token file', async () => {
    const { prober, question } = scene('container')
    expect(prober.sentence(question).ok).toBe(false)
    const environment = { [FULL]: POD, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/gone' }
    const without = scene('container', { environment })
    expect((await without.prober.probe(without.question)).ok).toBe(false)
    expect(without.asked).toEqual([])
  })
})

const config = '[default]\ncredential_process = /opt/helper --account "a b"\n'
const ended = (output: string, code = 0): Ran => ({ kind: 'ended', code, output })

describe('credential_process', () => {
  it('is told before it runs, and runs as the tool would', async () => {
    const { prober, question, started } = scene('process', { config })
    const told = prober.sentence(question)
    expect(told.ok && told.value).toContain('/opt/helper --account "a b" without a shell')
    expect(started).toEqual([])
    await prober.probe(question)
    expect(started[0]).toMatchObject({ program: '/opt/helper', words: ['--account', 'a b'], limit: 60_000 })
    const js = scene('process', { config, tool: 'sdk-js-v3' })
    await js.prober.probe(js.question)
    expect(js.started[0]).toMatchObject({ program: '/bin/sh', words: ['-c', '/opt/helper --account "a b"'] })
  })

  it.each([
    [ended(JSON.stringify({ Version: 1, ...KEYS, Expiration: END })), END],
    [ended(JSON.stringify({ Version: 1, ...KEYS })), 'do not end'],
    [ended(JSON.stringify({ Version: 2, ...KEYS })), 'Version'],
    [ended(`secret: ${SECRET}`), 'not the JSON'],
    [ended(SECRET, 3), 'code 3'],
    [{ kind: 'slow' }, '60 seconds'],
    [{ kind: 'failed' }, 'cannot be started'],
    [{ kind: 'too-long' }, 'not the JSON'],
  ] as const)('says what came of %j without a secret', async (ran, words) => {
    const { prober, question } = scene('process', { config, ran })
    const answer = await prober.probe(question)
    expect(answer.ok && answer.value.message).toContain(words)
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  })

  it('that the profile does not have is not run', () => {
    const { prober, question } = scene('process')
    expect(prober.sentence(question)).toMatchObject({ ok: false, failure: expect.stringContaining('default') })
  })

  it.runIf(process.platform !== 'win32')('really runs, and can be stopped; one at a time', async () => {
    const { prober, question } = scene('process', {
      config: '[default]\ncredential_process = sleep 600\n',
      machine: { run: runProgram, environment: process.env, folder: '/' },
    })
    const first = prober.probe(question)
    expect(await prober.probe(question)).toMatchObject({ ok: false, failure: expect.stringContaining('still running') })
    prober.stop()
    expect(await first).toMatchObject({ ok: false, failure: 'The probe was stopped.' })
    prober.stop()
  })
})

describe('asking directly', () => {
  it('follows nobody elsewhere, reads no endless answer, and answers null where nobody is', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://example.com/' }).end()
      else if (request.url === '/endless') response.end('x'.repeat(500_000))
      else response.end(request.headers['x-test'])
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { signal } = new AbortController()
    const get = (path: string) =>
      askDirectly({
        url: `http://127.0.0.1:${port}${path}`,
        method: 'GET',
        headers: { 'x-test': 'yes' },
        limit: 5000,
        signal,
      })
    expect(await get('/')).toEqual({ status: 200, text: 'yes' })
    expect((await get('/elsewhere'))?.status).toBe(302)
    expect((await get('/endless'))?.text.length).toBeLessThanOrEqual(65_536)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await get('/')).toBeNull()
  })
})
