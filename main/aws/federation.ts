import type { Environment } from '../../app/chain/model.ts'
import type { ConsoleDestination } from '../../app/switch/console-destination.ts'
import type { SignInFailure } from '../../app/switch/console-failure.ts'
import type { Instant } from '../../app/text/instant.ts'
import { makeSecret, openSecret, type Secret } from '../../app/text/secret.ts'
import { CALL_PATIENCE, type Timer } from './call.ts'
import { readAuthorities } from './certificates.ts'
import { isNetworkError, networkError } from './network-error.ts'
import { routeTo } from './proxy.ts'
import { send, type WireAnswer } from './transport.ts'

/*
 * The federation endpoint of AWS's sign-in: no AWS API, no signature. It takes GET and POST alike; the credentials go in the body of a
 * POST, so that no proxy or server notes them with the address.
 */

/** How long a sign-in token can be used, in milliseconds (IAM user guide: 15 minutes). */
export const TOKEN_LIFE = 15 * 60_000

export type SigninTokenRequest = {
  /** The federation endpoint, whole. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  /** Seconds, 900..43200; null where it must be left out. */
  readonly sessionDuration: number | null
  /** For the proxy variables only. */
  readonly environment: Environment
  /** Path of certificate authorities that replace the built-in ones. */
  readonly caBundle: string | null
  readonly signal?: AbortSignal
  /** Milliseconds; `CALL_PATIENCE` when left out. */
  readonly patience?: number
  readonly timer?: Timer
}

export type SigninTokenResult =
  | { readonly ok: true; readonly token: Secret }
  | { readonly ok: false; readonly failure: SignInFailure }

const systemTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}

type Stop = { reason: 'timeout' | 'cancelled' | null }

/** Exchanges temporary credentials for a sign-in token. One call, never repeated, never throws; nothing of it is kept or told. */
export async function getSigninToken(request: SigninTokenRequest): Promise<SigninTokenResult> {
  const abort = new AbortController()
  const stop: Stop = { reason: null }
  const end = (reason: 'timeout' | 'cancelled') => () => {
    stop.reason ??= reason
    abort.abort()
  }
  const cancel = end('cancelled')
  request.signal?.addEventListener('abort', cancel, { once: true })
  if (request.signal?.aborted) cancel()
  const stopTimer = (request.timer ?? systemTimer)(request.patience ?? CALL_PATIENCE, end('timeout'))
  try {
    return readAnswer(await post(request, abort.signal), new URL(request.endpoint).host)
  } catch (error) {
    return { ok: false, failure: failureOf(error, request, stop) }
  } finally {
    stopTimer()
    request.signal?.removeEventListener('abort', cancel)
  }
}

async function post(request: SigninTokenRequest, signal: AbortSignal): Promise<WireAnswer> {
  const { endpoint, environment, caBundle } = request
  if (!URL.canParse(endpoint)) throw networkError('endpoint-url', endpoint, 'unusable')
  const url = new URL(endpoint)
  const authorities = url.protocol === 'https:' ? await readAuthorities(caBundle) : null
  if (signal.aborted) throw networkError('cancelled', url.host, 'aborted')
  const body = bodyOf(request)
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(body)),
    Accept: 'application/json',
    'User-Agent': 'lanyard',
  }
  const options = { route: routeTo(url, environment), authorities, signal, onSent: () => undefined }
  return send({ url, method: 'POST', headers, body }, options)
}

function bodyOf({ accessKeyId, secretAccessKey, sessionToken, sessionDuration }: SigninTokenRequest): string {
  const session = {
    sessionId: accessKeyId,
    sessionKey: openSecret(secretAccessKey),
    sessionToken: openSecret(sessionToken),
  }
  const duration = sessionDuration === null ? {} : { SessionDuration: String(sessionDuration) }
  return new URLSearchParams({ Action: 'getSigninToken', ...duration, Session: JSON.stringify(session) }).toString()
}

/** Longer than any token; one that is longer is none. */
const LONGEST_TOKEN = 16_384

function readAnswer({ status, body }: WireAnswer, host: string): SigninTokenResult {
  if (status === 200) {
    const token = tokenIn(Buffer.from(body).toString('utf8'))
    if (token !== null) return { ok: true, token: makeSecret(token) }
  }
  // A redirect, or a page where a token should be: a network's own sign-in, a proxy's notice.
  if (status < 400) throw networkError('not-sts', host, `HTTP ${status}`)
  return { ok: false, failure: { kind: 'refused', status } }
}

function tokenIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('SigninToken' in answer)) return null
    const { SigninToken: token } = answer
    const isToken = typeof token === 'string' && token.length <= LONGEST_TOKEN && /^[\x21-\x7e]+$/.test(token)
    return isToken ? token : null
  } catch {
    return null
  }
}

function failureOf(error: unknown, { endpoint, patience }: SigninTokenRequest, stop: Stop): SignInFailure {
  const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint
  const common = { kind: 'network', sent: 'no', seconds: Math.ceil((patience ?? CALL_PATIENCE) / 1000) } as const
  if (stop.reason !== null) return { ...common, problem: stop.reason, where: host, reason: stop.reason }
  if (!isNetworkError(error)) return { ...common, problem: 'other', where: host, reason: 'unknown' }
  const { networkProblem: problem, where, reason } = error
  return { ...common, problem, where: where || host, reason }
}

/** A link that signs its bearer in, once. */
export type ConsoleLink = {
  readonly address: Secret
  /** When the link can no longer be used. */
  readonly usableUntil: Instant
}

/** The link for a token: `Action=login` at the endpoint that gave it (IAM user guide). */
export function signInLink(destination: ConsoleDestination, token: Secret, now: Instant): ConsoleLink {
  const query = new URLSearchParams({
    Action: 'login',
    Issuer: 'lanyard',
    Destination: destination.address,
    SigninToken: openSecret(token),
  })
  return { address: makeSecret(`${destination.site.signIn}?${query}`), usableUntil: now + TOKEN_LIFE }
}
