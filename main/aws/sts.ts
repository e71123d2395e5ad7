import type { Environment } from '../../app/chain/model.ts'
import type { StsTarget } from '../../app/chain/sts-target.ts'
import type { StsFailure, StsRefusal } from '../../app/session/failure.ts'
import { isClockRefusal, notableOffset } from '../../app/session/refusal.ts'
import type { Instant } from '../../app/text/instant.ts'
import { makeSecret, openSecret, type Secret } from '../../app/text/secret.ts'
import { readAuthorities } from './certificates.ts'
import { isNetworkError, networkError } from './network-error.ts'
import { routeTo } from './proxy.ts'
import { makeStsClient } from './sts-client.ts'
import { send, type WireAnswer, type WireRequest } from './transport.ts'

/** How long STS has to answer, in milliseconds, everything together. */
export const STS_PATIENCE = 10_000

/** Calls `run` after that many milliseconds; answers a function that stops it. */
export type Timer = (milliseconds: number, run: () => void) => () => void

export type SessionTokenRequest = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly serial: string
  /** Six digits. */
  readonly code: string
  /** Seconds. */
  readonly durationSeconds: number
  readonly sts: StsTarget
  /** For the proxy variables only. */
  readonly environment: Environment
  readonly now: () => Instant
  /** Stops the call. */
  readonly signal?: AbortSignal
  /** Milliseconds; {@link STS_PATIENCE} when left out. */
  readonly patience?: number
  readonly timer?: Timer
}

/** What STS gave. */
export type SessionToken = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Instant
  /** Server's clock minus this computer's, in milliseconds; null when it did not say. */
  readonly clockOffset: number | null
}

export type SessionTokenResult =
  | { readonly ok: true; readonly token: SessionToken }
  | { readonly ok: false; readonly failure: StsFailure }

const systemTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}

type Call = {
  readonly request: SessionTokenRequest
  readonly abort: AbortController
  ended: 'timeout' | 'cancelled' | null
  sent: 'no' | 'maybe'
  clockOffset: number | null
}

/**
 * Asks STS for a session (GetSessionToken). Never throws. A call that STS refuses for the clock is signed once more by STS's own clock:
 * it never reached the code. Everything else is tried once.
 */
export async function getSessionToken(request: SessionTokenRequest): Promise<SessionTokenResult> {
  const call: Call = { request, abort: new AbortController(), ended: null, sent: 'no', clockOffset: null }
  const end = (why: 'timeout' | 'cancelled') => () => {
    call.ended ??= why
    call.abort.abort()
  }
  const cancel = end('cancelled')
  request.signal?.addEventListener('abort', cancel, { once: true })
  if (request.signal?.aborted) cancel()
  const stopTimer = (request.timer ?? systemTimer)(request.patience ?? STS_PATIENCE, end('timeout'))
  try {
    const first = await attempt(call, 0)
    const offset = notableOffset(call.clockOffset)
    const isClock = !first.ok && first.failure.kind === 'refused' && isClockRefusal(first.failure)
    return isClock && offset !== null ? await attempt(call, offset) : first
  } finally {
    stopTimer()
    request.signal?.removeEventListener('abort', cancel)
  }
}

async function attempt(call: Call, correction: number): Promise<SessionTokenResult> {
  call.sent = 'no'
  try {
    return { ok: true, token: await ask(call, correction) }
  } catch (error) {
    return { ok: false, failure: failureOf(error, call) }
  }
}

async function ask(call: Call, correction: number): Promise<SessionToken> {
  const { request } = call
  const { sts } = request
  const url = parseEndpoint(sts.url)
  const authorities = url.protocol === 'https:' ? await readAuthorities(sts.caBundle) : null
  const transport = {
    route: routeTo(url, request.environment),
    authorities,
    signal: call.abort.signal,
    onSent: () => {
      call.sent = 'maybe'
    },
  }
  const client = await makeStsClient({
    region: sts.region,
    url: sts.url,
    accessKeyId: request.accessKeyId,
    secretAccessKey: openSecret(request.secretAccessKey),
    clockOffset: request.now() - Date.now() + correction,
    send: async (wire) => checkAnswer(await sendBefore(wire, transport, call), url, call),
  })
  const { GetSessionTokenCommand } = await import('@aws-sdk/client-sts')
  const { serial, code, durationSeconds } = request
  try {
    const input = { SerialNumber: serial, TokenCode: code, DurationSeconds: durationSeconds }
    const { Credentials } = await client.send(new GetSessionTokenCommand(input))
    return tokenOf(Credentials, url, call)
  } finally {
    client.destroy()
  }
}

function parseEndpoint(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== '') return parsed
  throw networkError('endpoint-url', url, 'unusable')
}

async function sendBefore(wire: WireRequest, transport: Parameters<typeof send>[1], call: Call): Promise<WireAnswer> {
  if (call.abort.signal.aborted) throw networkError('cancelled', wire.url.host, 'aborted')
  return send(wire, transport)
}

const STS_ANSWER = /<(?:ErrorResponse|GetSessionTokenResponse|Response)[\s>]/

/** Measures the clock, and tells STS's answers from those of whatever else answers on the way. */
function checkAnswer(answer: WireAnswer, url: URL, call: Call): WireAnswer {
  const date = Date.parse(answer.headers['date'] ?? '')
  const start = Buffer.from(answer.body.subarray(0, 2048)).toString('latin1')
  if (!STS_ANSWER.test(start)) {
    if (answer.status >= 500) throw new HttpFailure(answer.status)
    throw networkError('not-sts', url.host, `HTTP ${answer.status}`)
  }
  if (!Number.isNaN(date)) call.clockOffset = date - call.request.now()
  return answer
}

/** A server error without STS's own words. */
class HttpFailure extends Error {
  readonly status: number
  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

type GivenCredentials = {
  readonly AccessKeyId?: string | undefined
  readonly SecretAccessKey?: string | undefined
  readonly SessionToken?: string | undefined
  readonly Expiration?: Date | undefined
}

function tokenOf(given: GivenCredentials | undefined, url: URL, call: Call): SessionToken {
  const expiresAt = given?.Expiration?.getTime() ?? Number.NaN
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || Number.isNaN(expiresAt))
    throw networkError('not-sts', url.host, 'incomplete')
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: makeSecret(given.SecretAccessKey),
    sessionToken: makeSecret(given.SessionToken),
    expiresAt,
    clockOffset: call.clockOffset,
  }
}

function failureOf(error: unknown, call: Call): StsFailure {
  const { sent } = call
  const host = hostOf(call.request.sts.url)
  const seconds = Math.ceil((call.request.patience ?? STS_PATIENCE) / 1000)
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
