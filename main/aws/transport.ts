import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import type { NetworkProblem } from '../../app/session/refusals/failure-model.ts'
import { classify, isNetworkError, networkError } from './network-error.ts'
import { proxyAuthorization, proxyName, type Route } from './proxy.ts'

/** One HTTP request, whole. */
export type WireRequest = {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

/** One HTTP answer, whole. Header names are lower-cased. */
export type WireAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type TransportOptions = {
  readonly route: Route
  /** PEM text that replaces the built-in authorities, as botocore's `verify` does; null: the built-in ones. */
  readonly authorities: string | null
  readonly signal: AbortSignal
  /** Called as soon as a request may have left for AWS. */
  readonly onSent: () => void
}

/** No answer of STS is near this. */
const MOST_BYTES = 1024 * 1024

/**
 * Sends one request, once: no redirects, no retries, no kept connections. Rejects with a `NetworkError` whose text holds nothing of
 * the request.
 */
export async function send(request: WireRequest, options: TransportOptions): Promise<WireAnswer> {
  const { route } = options
  if (route.kind === 'unusable') throw networkError('proxy-url', '', 'unusable')
  const isTls = request.url.protocol === 'https:'
  const common: RequestOptions = { method: request.method, signal: options.signal, agent: false }
  if (isTls) return sendTls(request, options, common)
  if (route.kind === 'direct') {
    return exchange(request, options, () =>
      requestHttp({ ...common, ...addressOf(request.url), headers: { ...request.headers } }),
    )
  }
  // Plain http goes to the proxy whole, in absolute form, as urllib3 does it.
  const authorization = proxyAuthorization(route.proxy)
  const headers = { ...request.headers, ...(authorization === null ? {} : { 'Proxy-Authorization': authorization }) }
  const ask = route.proxy.protocol === 'https:' ? requestHttps : requestHttp
  const { hostname, port } = addressOf(route.proxy)
  return exchange(request, options, () => ask({ ...common, hostname, port, path: request.url.href, headers }))
}

async function sendTls(request: WireRequest, options: TransportOptions, common: RequestOptions): Promise<WireAnswer> {
  // Said once more because NODE_TLS_REJECT_UNAUTHORIZED=0 would switch it off.
  const verified = { ...(options.authorities === null ? {} : { ca: options.authorities }), rejectUnauthorized: true }
  const base = { ...common, ...addressOf(request.url), headers: { ...request.headers }, ...verified }
  if (options.route.kind !== 'proxy') return exchange(request, options, () => requestHttps(base))
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  // The connection to the proxy is the agent's own: what stops a request does not reach it before there is a tunnel.
  const agent = new HttpsProxyAgent(options.route.proxy, { signal: options.signal })
  // In the tunnel Node no longer knows an IP address it was asked for, and would compare the certificate with `localhost`.
  const checkIdentity = (_name: string, certificate: PeerCertificate) => checkServerIdentity(base.hostname, certificate)
  const call = { ...base, agent, checkServerIdentity: checkIdentity }
  return exchange(request, options, () => requestHttps(call))
}

function addressOf(url: URL): { readonly hostname: string; readonly port: number; readonly path: string } {
  const fallback = url.protocol === 'https:' ? 443 : 80
  return {
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? fallback : Number(url.port),
    path: `${url.pathname}${url.search}`,
  }
}

type Stage = { reached: 'nothing' | 'proxy' | 'server'; proxyStatus: number | null }

/** Runs one request; what went wrong is named by how far it had come. */
function exchange(
  request: WireRequest,
  options: TransportOptions,
  start: () => ReturnType<typeof requestHttp>,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const stage: Stage = { reached: 'nothing', proxyStatus: null }
    const fail = (error: unknown) => reject(failureOf(error, request, options, stage))
    // Whatever else is not heard of the end: whoever waits is not left waiting.
    options.signal.addEventListener('abort', () => fail(null), { once: true })
    const call = start()
    call.on('error', fail)
    call.on('proxyConnect', (answer: { readonly statusCode: number }) => {
      stage.proxyStatus = answer.statusCode
      if (answer.statusCode === 200) stage.reached = 'proxy'
    })
    call.on('socket', (socket: Socket) => {
      socket.once(request.url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        stage.reached = 'server'
        options.onSent()
      })
    })
    call.on('response', (response) => {
      if (stage.proxyStatus !== null && stage.proxyStatus !== 200) {
        response.resume()
        return fail(null)
      }
      collect(response).then(resolve, fail)
    })
    call.end(request.body)
  })
}

function failureOf(error: unknown, request: WireRequest, options: TransportOptions, stage: Stage): Error {
  const { host } = request.url
  if (options.signal.aborted) return networkError('cancelled', host, 'aborted')
  const { route } = options
  if (route.kind === 'proxy' && stage.reached === 'nothing')
    return networkError(proxyProblem(stage.proxyStatus), proxyName(route.proxy), proxyReason(error, stage.proxyStatus))
  if (isNetworkError(error)) return networkError(error.networkProblem, error.where || host, error.reason)
  const { problem, reason } = classify(error)
  return networkError(problem, host, reason)
}

const proxyProblem = (status: number | null): NetworkProblem => (status === 407 ? 'proxy-password' : 'proxy')

const proxyReason = (error: unknown, status: number | null): string =>
  status === null ? classify(error).reason : `HTTP ${status}`

async function collect(response: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > MOST_BYTES) throw networkError('not-sts', '', 'too large')
    chunks.push(chunk)
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) }
}
