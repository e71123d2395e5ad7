import type { STSClientConfig } from '@aws-sdk/client-sts'
import { networkError } from './network-error.ts'
import type { WireAnswer, WireRequest } from './transport.ts'

/** Sends one request of the SDK. */
export type Send = (request: WireRequest) => Promise<WireAnswer>

export type ClientOptions = {
  readonly region: string
  /** What is called, whole. */
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Given only where the keys are temporary. */
  readonly sessionToken?: string
  /** Milliseconds to add to this computer's clock when signing. */
  readonly clockOffset: number
  readonly send: Send
}

/**
 * What every client of the SDK is told, so that it looks up nothing by itself: neither the environment nor `~/.aws`
 * (each option below left out would be looked up: client-sts 3.1173 `getRuntimeConfig`). One attempt: a second one with the same code
 * would be refused, and the person told something untrue.
 */
export function clientConfig(options: ClientOptions) {
  return {
    region: options.region,
    endpoint: options.url,
    credentials: credentialsOf(options),
    systemClockOffset: options.clockOffset,
    // Given, so that it is not looked up; with one attempt the offset stays as it is given.
    disableClockSkewCorrection: false,
    ignoreConfiguredEndpointUrls: true,
    // The whole URL is given: FIPS and dual stack are part of it already, and the SDK refuses both at once.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    authSchemePreference: noneOf,
    userAgentAppId: () => Promise.resolve(undefined),
    defaultUserAgentProvider: () => Promise.resolve([['lanyard', '0.1'] as [string, string]]),
    requestHandler: handlerOf(options.send),
  } as const satisfies STSClientConfig
}

function credentialsOf({ accessKeyId, secretAccessKey, sessionToken }: ClientOptions) {
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}

/** For options that are lists: none. */
export const noneOf = (): Promise<string[]> => Promise.resolve([])

const NOTICE_OFF = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'

/** The SDK would print a notice about Node's version on standard error, once a process; it is not for the person here. */
export function withoutVersionNotice<Value>(make: () => Value): Value {
  const before = process.env[NOTICE_OFF]
  process.env[NOTICE_OFF] = 'true'
  try {
    return make()
  } finally {
    if (before === undefined) delete process.env[NOTICE_OFF]
    else process.env[NOTICE_OFF] = before
  }
}

type Handler = Extract<NonNullable<STSClientConfig['requestHandler']>, { readonly handle: unknown }>

/** What the SDK hands over, as far as a call of the query protocol has it. */
type SdkRequest = {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

function handlerOf(send: Send): Handler {
  return {
    handle: async (request: SdkRequest) => {
      const answer = await send(wireRequestOf(request))
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body } }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    metadata: { handlerProtocol: 'http/1.1' },
  }
}

function wireRequestOf(request: SdkRequest): WireRequest {
  const port = request.port === undefined ? '' : `:${request.port}`
  const url = `${request.protocol}//${request.hostname}${port}${request.path}`
  if (!URL.canParse(url)) throw networkError('endpoint-url', url, 'unusable')
  const { body } = request
  const isBody = typeof body === 'string' || body instanceof Uint8Array
  return { url: new URL(url), method: request.method, headers: request.headers, body: isBody ? body : undefined }
}
