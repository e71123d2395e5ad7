import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { answerError, answerSuccess, type StsAnswer } from './answers.ts'
import { type Answers, decide, describe, serviceOf } from './decide.ts'
import type { IssuedKeys, StsRequestRecord, StsUser } from './model.ts'
import { createRegistry, type Known, type Registry } from './registry.ts'
import type { WireRequest } from './signature.ts'
import { STEP_MS, stepOf, totpCode } from './totp.ts'
import { CALM, type Trouble } from './trouble.ts'

export type { Trouble } from './trouble.ts'

export type EmbeddedStsOptions = {
  readonly clock: { readonly now: () => number }
  readonly users: readonly StsUser[]
  readonly roles?: Known['roles']
  /** Account aliases by account id. */
  readonly aliases?: Known['aliases']
  /** Keys of another one are unknown here; left out: `aws`. */
  readonly partition?: Known['partition']
  /** Temporary keys given before the server started. */
  readonly sessions?: readonly IssuedKeys[]
  /** Only this region's scope is accepted for STS; left out: any well-formed region. */
  readonly region?: string
  readonly trouble?: Partial<Trouble>
  /** Serve TLS with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Port on loopback; 0 or left out: any free one. */
  readonly port?: number
}

export type EmbeddedSts = {
  readonly url: string
  readonly port: number
  /** What was asked, oldest first; never a code, a secret or a token. */
  readonly requests: readonly StsRequestRecord[]
  readonly registry: Registry
  /** The code a device shows, and how long it stays (seconds). Throws on an unknown serial. */
  readonly codeFor: (serial: string, now: number) => { readonly code: string; readonly secondsLeft: number }
  readonly trouble: (change: Partial<Trouble>) => void
  /** The most requests that were being answered at one time. */
  readonly mostAtOnce: () => number
  readonly close: () => Promise<void>
}

const MAXIMUM_BODY = 64 * 1024

type Serving = {
  readonly options: EmbeddedStsOptions
  readonly registry: Registry
  readonly requests: StsRequestRecord[]
  trouble: Trouble
  running: number
  mostAtOnce: number
}

/** Starts an STS and IAM on loopback that are as strict as the real ones: signatures, scope, clock, codes, trust, expiry. */
export async function startEmbeddedSts(options: EmbeddedStsOptions): Promise<EmbeddedSts> {
  const { users, roles = [], aliases = new Map(), partition = 'aws' } = options
  const registry = createRegistry({ users, roles, aliases, partition })
  for (const session of options.sessions ?? []) registry.issued.set(session.accessKeyId, session)
  const trouble = { ...CALM, ...options.trouble }
  const serving: Serving = { options, registry, requests: [], trouble, running: 0, mostAtOnce: 0 }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    serving.running += 1
    serving.mostAtOnce = Math.max(serving.mostAtOnce, serving.running)
    response.on('close', () => {
      serving.running -= 1
    })
    serve(serving, request, response).catch(() => response.destroy())
  }
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener)
  const port = await listen(server, options.port ?? 0)
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests: serving.requests,
    registry,
    codeFor: (serial, now) => codeFor(options.users, serial, now),
    trouble: (change) => {
      serving.trouble = { ...serving.trouble, ...change }
    },
    mostAtOnce: () => serving.mostAtOnce,
    close: () => close(server),
  }
}

function codeFor(users: readonly StsUser[], serial: string, now: number) {
  const device = users.flatMap((user) => user.devices).find((device) => device.serial === serial)
  if (device === undefined) throw new Error(`no MFA device ${serial}`)
  const secondsLeft = Math.ceil(((stepOf(now) + 1) * STEP_MS - now) / 1000)
  return { code: totpCode(device.seed, now), secondsLeft }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function serve(serving: Serving, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(incoming)
  const { slow, drop } = serving.trouble
  if (drop.next > 0) serving.trouble = { ...serving.trouble, drop: { ...drop, next: drop.next - 1 } }
  if (drop.next > 0 && drop.when === 'before') return dropConnection(serving, request, response)
  const answered = answer(serving, request)
  if (drop.next > 0) return dropConnection(serving, request, response)
  serving.requests.push(answered.record)
  if (slow === 'never') return
  if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow))
  response.writeHead(answered.answer.status, answered.answer.headers)
  response.end(answered.answer.body)
}

function dropConnection(serving: Serving, request: WireRequest, response: ServerResponse): void {
  serving.requests.push(describe(request, now(serving)))
  response.destroy()
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > MAXIMUM_BODY) throw new Error('too large')
    chunks.push(chunk)
  }
  const headers = new Map<string, string>()
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(',') : value)
  return { method: incoming.method ?? '', target: incoming.url ?? '/', headers, body: Buffer.concat(chunks) }
}

const now = (serving: Serving) => serving.options.clock.now() + serving.trouble.clockOffset

type Answered = { readonly answer: StsAnswer; readonly record: StsRequestRecord }

function answer(serving: Serving, request: WireRequest): Answered {
  const at = now(serving)
  const record = describe(request, at)
  const [foreign, ...others] = serving.trouble.foreign
  if (foreign !== undefined) {
    serving.trouble = { ...serving.trouble, foreign: others }
    return { answer: foreign, record: { ...record, status: foreign.status } }
  }
  const service = serviceOf(request)
  const result = decide(deciding(serving), request, at)
  if ('error' in result) {
    const { status, code } = result.error
    return { answer: answerError(result.error, at, service), record: { ...record, status, errorCode: code } }
  }
  return { answer: answerSuccess(result.action, result.xml, at, service), record: { ...record, status: 200 } }
}

function deciding(serving: Serving): Answers {
  return {
    registry: serving.registry,
    region: serving.options.region ?? null,
    trouble: serving.trouble,
    nextFailure: () => {
      const [failure, ...later] = serving.trouble.failures
      serving.trouble = { ...serving.trouble, failures: later }
      return failure ?? null
    },
  }
}
