import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { isRefusal, runAction, unknownAction } from './actions.ts'
import { answerError, answerSuccess, type StsAnswer } from './answers.ts'
import {
  accountOf,
  type IssuedKeys,
  isStsError,
  type StsError,
  type StsRequestRecord,
  type StsRole,
  type StsUser,
} from './model.ts'
import { createRegistry, findSigner, type Registry } from './registry.ts'
import { checkScope, checkSignature, queryPairs, readSignature, type WireRequest } from './signature.ts'
import { STEP_MS, stepOf, totpCode } from './totp.ts'

/** What goes wrong on purpose. Set again at any time; what is left out stays as it was. */
export type Trouble = {
  /** Milliseconds before each answer; `never` holds the answer back until the server closes. */
  readonly slow: number | 'never'
  /** `throttling`: 400 Throttling; `unavailable`: 503 ServiceUnavailable. */
  readonly throttle: 'no' | 'throttling' | 'unavailable'
  /** How many of the next requests lose their connection: `before` or `after` the action was done. */
  readonly drop: { readonly next: number; readonly when: 'before' | 'after' }
  /** Milliseconds by which the server's clock differs from the injected one. */
  readonly clockOffset: number
  /** Refusals to give to the next requests, first come first served, once the signature holds. */
  readonly failures: readonly StsError[]
  /** Regions in which the account has not activated STS. */
  readonly disabledRegions: readonly string[]
}

export type EmbeddedStsOptions = {
  readonly clock: { readonly now: () => number }
  readonly users: readonly StsUser[]
  readonly roles?: readonly StsRole[]
  /** Temporary keys given before the server started. */
  readonly sessions?: readonly IssuedKeys[]
  /** Only this region's scope is accepted; left out: any well-formed region. */
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
  readonly close: () => Promise<void>
}

const CALM: Trouble = {
  slow: 0,
  throttle: 'no',
  drop: { next: 0, when: 'before' },
  clockOffset: 0,
  failures: [],
  disabledRegions: [],
}

const MAXIMUM_BODY = 64 * 1024

type Serving = {
  readonly options: EmbeddedStsOptions
  readonly registry: Registry
  readonly requests: StsRequestRecord[]
  trouble: Trouble
}

/** Starts an STS on loopback that is as strict as the real one: signatures, scope, clock, codes, trust, expiry. */
export async function startEmbeddedSts(options: EmbeddedStsOptions): Promise<EmbeddedSts> {
  const registry = createRegistry(options.users, options.roles ?? [])
  for (const session of options.sessions ?? []) registry.issued.set(session.accessKeyId, session)
  const serving: Serving = { options, registry, requests: [], trouble: { ...CALM, ...options.trouble } }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
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
  serving.requests.push({ ...describe(serving, request), status: null, errorCode: null })
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

function answer(
  serving: Serving,
  request: WireRequest,
): { readonly answer: StsAnswer; readonly record: StsRequestRecord } {
  const at = now(serving)
  const result = decide(serving, request, at)
  const record = describe(serving, request)
  if ('error' in result)
    return {
      answer: answerError(result.error, at),
      record: { ...record, status: result.error.status, errorCode: result.error.code },
    }
  return { answer: answerSuccess(result.action, result.xml, at), record: { ...record, status: 200, errorCode: null } }
}

function describe(serving: Serving, request: WireRequest): StsRequestRecord {
  const signed = safely(() => readSignature(request))
  const parameters = safely(() => readParameters(request))
  const known = signed === null || isStsError(signed) ? null : signed
  return {
    at: now(serving),
    action: parameters?.get('Action') ?? null,
    accessKeyId: known?.accessKeyId ?? null,
    region: known?.region ?? null,
    form: known?.form ?? 'none',
    serial: parameters?.get('SerialNumber') ?? null,
    durationSeconds: parameters?.get('DurationSeconds') ?? null,
    status: null,
    errorCode: null,
    host: request.headers.get('host') ?? null,
  }
}

function safely<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

function readParameters(request: WireRequest): ReadonlyMap<string, string> {
  const form = request.headers.get('content-type') ?? ''
  const parameters = new Map(queryPairs(request.target).filter(([name]) => !name.startsWith('X-Amz-')))
  if (request.method === 'POST' && form.startsWith('application/x-www-form-urlencoded'))
    for (const [name, value] of new URLSearchParams(request.body.toString('utf8'))) parameters.set(name, value)
  return parameters
}

type Decision =
  | { readonly action: string; readonly xml: Parameters<typeof answerSuccess>[1] }
  | { readonly error: StsError }

function decide(serving: Serving, request: WireRequest, at: number): Decision {
  const { trouble, registry, options } = serving
  if (trouble.throttle === 'throttling') return { error: { status: 400, code: 'Throttling', message: 'Rate exceeded' } }
  if (trouble.throttle === 'unavailable')
    return { error: { status: 503, code: 'ServiceUnavailable', message: 'Service is unable to handle request.' } }
  const parameters = safely(() => readParameters(request))
  const signed = safely(() => readSignature(request))
  if (parameters === null || signed === null)
    return { error: { status: 400, code: 'MalformedQueryString', message: 'The query string is malformed.' } }
  if (isStsError(signed)) return { error: signed }
  const signer = findSigner(registry, signed.accessKeyId, signed.sessionToken, at)
  if ('status' in signer) return { error: signer }
  const scope =
    checkScope(signed, at, options.region ?? null) ?? checkSignature(request, signed, signer.secretAccessKey)
  if (scope !== null) return { error: scope }
  if (trouble.disabledRegions.includes(signed.region)) return { error: regionDisabled(accountOf(signer.caller)) }
  const [failure, ...later] = trouble.failures
  serving.trouble = { ...serving.trouble, failures: later }
  if (failure !== undefined) return { error: failure }
  const action = parameters.get('Action') ?? null
  if (action === null || parameters.get('Version') !== '2011-06-15') return { error: unknownAction(action) }
  const xml = runAction(action, { registry, caller: signer.caller, parameters, now: at })
  return isRefusal(xml) ? { error: xml } : { action, xml }
}

function regionDisabled(accountId: string): StsError {
  return {
    status: 403,
    code: 'RegionDisabledException',
    message: `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
  }
}
