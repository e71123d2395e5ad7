import type { Environment } from '../../app/chain/model.ts'
import type { StsFailure, StsRefusal } from '../../app/session/refusals/failure-model.ts'
import { isClockRefusal, notableOffset } from '../../app/session/refusals/refusal.ts'
import type { Instant } from '../../app/text/instant.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import { readAuthorities } from './certificates.ts'
import type { ClientOptions } from './client-options.ts'
import { isNetworkError, networkError } from './network-error.ts'
import { routeTo } from './proxy.ts'
import { send, type WireAnswer, type WireRequest } from './transport.ts'

/** How long AWS has to answer a call, in milliseconds, everything together. */
export const CALL_PATIENCE = 10_000

/** Calls `run` after that many milliseconds; answers a function that stops it. */
export type Timer = (milliseconds: number, run: () => void) => () => void

/** Where a call goes; `StsTarget` is one. */
export type CallTarget = {
  /** The region that signs. */
  readonly region: string
  readonly url: string
  /** Path of certificate authorities that replace the built-in ones; null: the built-in ones. */
  readonly caBundle: string | null
}

/** Who calls, and within which bounds: the same for every call. */
export type CallRequest = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  /** Given where the keys are temporary. */
  readonly sessionToken?: Secret
  /** For the proxy variables only. */
  readonly environment: Environment
  readonly now: () => Instant
  /** Stops the call. */
  readonly signal?: AbortSignal
  /** Milliseconds; {@link CALL_PATIENCE} when left out. */
  readonly patience?: number
  readonly timer?: Timer
}

/** One action of a service. `ask` answers null where the answer lacks what it must hold. */
export type CallAction<Client extends { readonly destroy: () => void }, Value> = {
  /** Its name on the wire, by which the answer is recognised. */
  readonly name: string
  readonly makeClient: (options: ClientOptions) => Promise<Client>
  readonly ask: (client: Client) => Promise<Value | null>
}

/** What a call led to. `clockOffset`: AWS's clock minus this computer's, in milliseconds; null when it did not say. */
export type CallResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly clockOffset: number | null }
  | { readonly ok: false; readonly failure: StsFailure }

const systemTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}

type Call = {
  readonly request: CallRequest
  readonly target: CallTarget
  readonly action: string
  readonly abort: AbortController
  ended: 'timeout' | 'cancelled' | null
  sent: 'no' | 'maybe'
  clockOffset: number | null
}

/**
 * Carries out one action. Never throws. A call that AWS refuses for the clock is signed once more by AWS's own clock: it never reached
 * the code. Everything else is tried once.
 */
export async function callAws<Client extends { readonly destroy: () => void }, Value>(
  request: CallRequest,
  target: CallTarget,
  action: CallAction<Client, Value>,
): Promise<CallResult<Value>> {
  const { name } = action
  const abort = new AbortController()
  const call: Call = { request, target, action: name, abort, ended: null, sent: 'no', clockOffset: null }
  const end = (why: 'timeout' | 'cancelled') => () => {
    call.ended ??= why
    call.abort.abort()
  }
  const cancel = end('cancelled')
  request.signal?.addEventListener('abort', cancel, { once: true })
  if (request.signal?.aborted) cancel()
  const stopTimer = (request.timer ?? systemTimer)(request.patience ?? CALL_PATIENCE, end('timeout'))
  try {
    const first = await attempt(call, action, 0)
    const offset = notableOffset(call.clockOffset)
    const isClock = !first.ok && first.failure.kind === 'refused' && isClockRefusal(first.failure)
    return isClock && offset !== null ? await attempt(call, action, offset) : first
  } finally {
    stopTimer()
    request.signal?.removeEventListener('abort', cancel)
  }
}

async function attempt<Client extends { readonly destroy: () => void }, Value>(
  call: Call,
  action: CallAction<Client, Value>,
  correction: number,
): Promise<CallResult<Value>> {
  call.sent = 'no'
  try {
    const client = await action.makeClient(await optionsOf(call, correction))
    try {
      const value = await action.ask(client)
      if (value === null) throw networkError('not-sts', hostOf(call.target.url), 'incomplete')
      return { ok: true, value, clockOffset: call.clockOffset }
    } finally {
      client.destroy()
    }
  } catch (error) {
    return { ok: false, failure: failureOf(error, call) }
  }
}

async function optionsOf(call: Call, correction: number): Promise<ClientOptions> {
  const { request, target } = call
  const url = parseEndpoint(target)
  const authorities = url.protocol === 'https:' ? await readAuthorities(target.caBundle) : null
  const transport = {
    route: routeTo(url, request.environment),
    authorities,
    signal: call.abort.signal,
    onSent: () => {
      call.sent = 'maybe'
    },
  }
  return {
    region: target.region,
    url: target.url,
    accessKeyId: request.accessKeyId,
    secretAccessKey: openSecret(request.secretAccessKey),
    ...(request.sessionToken === undefined ? {} : { sessionToken: openSecret(request.sessionToken) }),
    clockOffset: request.now() - Date.now() + correction,
    send: async (wire) => checkAnswer(await sendBefore(wire, transport, call), url, call),
  }
}

/** A region as a label of a host's name (botocore 1.43 `validate_region_name`): anything else would lead to somebody else's host. */
const REGION = /^(?![0-9]+$)(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/

function parseEndpoint({ url, region }: CallTarget): URL {
  if (!REGION.test(region)) throw networkError('region', region, 'unusable')
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== '') return parsed
  throw networkError('endpoint-url', url, 'unusable')
}

async function sendBefore(wire: WireRequest, transport: Parameters<typeof send>[1], call: Call): Promise<WireAnswer> {
  if (call.abort.signal.aborted) throw networkError('cancelled', wire.url.host, 'aborted')
  return send(wire, transport)
}

/** Measures the clock, and tells AWS's answers from those of whatever else answers on the way. */
function checkAnswer(answer: WireAnswer, url: URL, call: Call): WireAnswer {
  const date = Date.parse(answer.headers['date'] ?? '')
  const start = Buffer.from(answer.body.subarray(0, 2048)).toString('latin1')
  // Every action of the query protocol answers with `<NameResponse`, or with one of the two error forms.
  const roots = new RegExp(`<(?:ErrorResponse|${call.action}Response|Response)[\\s>]`)
  if (!roots.test(start)) {
    if (answer.status >= 500) throw new HttpFailure(answer.status)
    throw networkError('not-sts', url.host, `HTTP ${answer.status}`)
  }
  if (!Number.isNaN(date)) call.clockOffset = date - call.request.now()
  return answer
}

/** A server error without AWS's own words. */
class HttpFailure extends Error {
  readonly status: number
  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

function failureOf(error: unknown, call: Call): StsFailure {
  const { sent } = call
  const host = hostOf(call.target.url)
  const seconds = Math.ceil((call.request.patience ?? CALL_PATIENCE) / 1000)
  if (call.ended !== null)
    return { kind: 'network', problem: call.ended, where: host, reason: call.ended, sent, seconds }
  if (isNetworkError(error)) {
    const { networkProblem: problem, where, reason } = error
    return { kind: 'network', problem, where: where || host, reason, sent, seconds }
  }
  const refusal = refusalOf(error, call)
  return refusal ?? { kind: 'network', problem: 'not-sts', where: host, reason: 'unreadable answer', sent, seconds }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

function refusalOf(error: unknown, { clockOffset }: Call): StsRefusal | null {
  if (error instanceof HttpFailure)
    return { kind: 'refused', code: `HTTP ${error.status}`, message: '', status: error.status, clockOffset }
  if (!(error instanceof Error) || !('$metadata' in error)) return null
  const metadata: unknown = error.$metadata
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : null
  if (typeof status !== 'number' || status < 300) return null
  return { kind: 'refused', code: error.name, message: error.message, status, clockOffset }
}
