import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { StsError } from './model.ts'

/** A request as it came over the wire. `target` is the raw path and query; header names lower-cased. */
export type WireRequest = {
  readonly method: string
  readonly target: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

/** The signature's parts, wherever they stood. */
export type Signed = {
  readonly form: 'header' | 'query'
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly service: string
  readonly terminator: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261105T090000Z`. */
  readonly amzDate: string
  /** Seconds the query form allows; null in the header form. */
  readonly expires: number | null
  readonly sessionToken: string | null
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const WINDOW_MS = 5 * 60_000

const refusal = (status: number, code: string, message: string): StsError => ({ status, code, message })

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Name and value pairs of a raw query, decoded; `+` stays a plus as SigV4 has it. */
export function queryPairs(target: string): [string, string][] {
  const query = target.split('?').slice(1).join('?')
  if (query === '') return []
  return query.split('&').map((pair) => {
    const at = pair.indexOf('=')
    const name = at < 0 ? pair : pair.slice(0, at)
    const value = at < 0 ? '' : pair.slice(at + 1)
    return [decodeURIComponent(name), decodeURIComponent(value)]
  })
}

/** Reads the signature's parts: the Authorization header, or `X-Amz-*` of the query. */
export function readSignature(request: WireRequest): Signed | StsError {
  const query = new Map(queryPairs(request.target))
  const authorization = request.headers.get('authorization')
  if (authorization !== undefined && query.has('X-Amz-Signature'))
    return refusal(400, 'IncompleteSignature', 'Only one authentication form may be used.')
  if (authorization !== undefined) return readHeader(request, authorization)
  if (query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature')) return readQuery(query)
  return refusal(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
}

function readHeader(request: WireRequest, authorization: string): Signed | StsError {
  if (!authorization.startsWith(`${ALGORITHM} `))
    return refusal(400, 'IncompleteSignature', `Unsupported AWS 'algorithm': '${authorization.split(' ')[0]}'.`)
  const parts = new Map(
    authorization
      .slice(ALGORITHM.length + 1)
      .split(',')
      .map((part): [string, string] => {
        const at = part.indexOf('=')
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()]
      }),
  )
  const missing = ['Credential', 'SignedHeaders', 'Signature'].filter((name) => !parts.get(name))
  const amzDate = request.headers.get('x-amz-date') ?? ''
  if (missing.length > 0 || amzDate === '') {
    const named = missing.map((name) => `Authorization header requires '${name}' parameter.`)
    if (amzDate === '')
      named.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    return refusal(400, 'IncompleteSignature', named.join(' '))
  }
  return assemble({
    form: 'header',
    credential: parts.get('Credential') ?? '',
    signedHeaders: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
    amzDate,
    expires: null,
    sessionToken: request.headers.get('x-amz-security-token') ?? null,
  })
}

function readQuery(query: ReadonlyMap<string, string>): Signed | StsError {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM)
    return refusal(400, 'IncompleteSignature', `AWS query-string parameters must include 'X-Amz-Algorithm'.`)
  const missing = ['X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Signature', 'X-Amz-Date'].filter(
    (name) => !query.get(name),
  )
  if (missing.length > 0) {
    const named = missing.map((name) => `AWS query-string parameters must include '${name}'.`)
    return refusal(400, 'IncompleteSignature', named.join(' '))
  }
  const expires = query.get('X-Amz-Expires')
  if (expires !== undefined && !/^[1-9]\d{0,5}$/.test(expires))
    return refusal(400, 'IncompleteSignature', "'X-Amz-Expires' must be a number of seconds between 1 and 604800.")
  return assemble({
    form: 'query',
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    amzDate: query.get('X-Amz-Date') ?? '',
    expires: expires === undefined ? null : Math.min(Number(expires), 604_800),
    sessionToken: query.get('X-Amz-Security-Token') ?? null,
  })
}

type Parts = Pick<Signed, 'form' | 'signature' | 'amzDate' | 'expires' | 'sessionToken'> & {
  readonly credential: string
  readonly signedHeaders: string
}

function assemble(parts: Parts): Signed | StsError {
  const [accessKeyId, date, region, service, terminator, ...rest] = parts.credential.split('/')
  if (!accessKeyId || !date || !region || !service || !terminator || rest.length > 0)
    return refusal(
      400,
      'IncompleteSignature',
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term',
    )
  const { credential: _credential, signedHeaders, ...others } = parts
  return { ...others, accessKeyId, date, region, service, terminator, signedHeaders: signedHeaders.split(';') }
}

/** Scope that a request must be signed for; `region` null: any well-formed one. */
export type ExpectedScope = { readonly service: string; readonly region: string | null }

/** Milliseconds of `20261105T090000Z`, or null when it is no such date. */
export function parseAmzDate(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const instant = Date.UTC(year, month - 1, day, hour, minute, second)
  return formatAmzDate(instant) === text ? instant : null
}

/** `20261105T090000Z`. */
export function formatAmzDate(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** Scope and clock: what AWS checks before the signature itself. Null when all is well. */
export function checkScope(signed: Signed, now: number, expected: ExpectedScope): StsError | null {
  const signedAt = parseAmzDate(signed.amzDate)
  if (signedAt === null)
    return refusal(400, 'IncompleteSignature', `Date must be in ISO-8601 'basic format'. Got '${signed.amzDate}'.`)
  if (signed.service !== expected.service)
    return scopeRefusal(`Credential should be scoped to correct service: '${expected.service}'.`)
  if (signed.terminator !== 'aws4_request')
    return scopeRefusal("Credential should be scoped with a valid terminator: 'aws4_request'.")
  const known =
    expected.region === null ? /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(signed.region) : signed.region === expected.region
  if (!known) return scopeRefusal('Credential should be scoped to a valid region.')
  if (signed.date !== signed.amzDate.slice(0, 8))
    return scopeRefusal(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${signed.date}' != '${signed.amzDate.slice(0, 8)}', from '${signed.amzDate}'.`,
    )
  return checkClock(signed, signedAt, now)
}

const scopeRefusal = (message: string) => refusal(403, 'SignatureDoesNotMatch', message)

function checkClock(signed: Signed, signedAt: number, now: number): StsError | null {
  const allowed = signed.expires === null ? WINDOW_MS : signed.expires * 1000
  const words = signed.expires === null ? '5 min.' : `${signed.expires} sec.`
  const at = formatAmzDate(now)
  if (signedAt < now - allowed)
    return scopeRefusal(
      `Signature expired: ${signed.amzDate} is now earlier than ${formatAmzDate(now - allowed)} (${at} - ${words})`,
    )
  if (signedAt > now + WINDOW_MS)
    return scopeRefusal(
      `Signature not yet current: ${signed.amzDate} is still later than ${formatAmzDate(now + WINDOW_MS)} (${at} + 5 min.)`,
    )
  return null
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** The canonical request (SigV4, "Create a canonical request"), from what came over the wire. */
export function canonicalRequest(request: WireRequest, signed: Signed): string {
  const path = request.target.split('?')[0] || '/'
  const query = queryPairs(request.target)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
  const headers = signed.signedHeaders.map(
    (name) => `${name}:${(request.headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  )
  return [
    request.method,
    path.split('/').map(encode).join('/'),
    query.join('&'),
    headers.join(''),
    signed.signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The signature this secret gives for what came over the wire, in lower-case hex. */
export function expectedSignature(request: WireRequest, signed: Signed, secretAccessKey: string): string {
  const scope = [signed.date, signed.region, signed.service, signed.terminator]
  const text = [ALGORITHM, signed.amzDate, scope.join('/'), sha256(canonicalRequest(request, signed))].join('\n')
  const key = scope.reduce<string | Buffer>((derived, part) => hmac(derived, part), `AWS4${secretAccessKey}`)
  return hmac(key, text).toString('hex')
}

/** Checks signed headers and signature. Null when the signature holds. */
export function checkSignature(request: WireRequest, signed: Signed, secretAccessKey: string): StsError | null {
  const unsigned = [...request.headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !signed.signedHeaders.includes(name),
  )
  if (!signed.signedHeaders.includes('host') || unsigned.length > 0) {
    const named = signed.signedHeaders.includes('host') ? unsigned.join(', ') : 'Host'
    return scopeRefusal(`'${named}' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  const claimed = request.headers.get('x-amz-content-sha256')
  const payloadAgrees = claimed === undefined || claimed === sha256(request.body)
  const expected = Buffer.from(expectedSignature(request, signed, secretAccessKey))
  const given = Buffer.from(signed.signature)
  if (payloadAgrees && expected.length === given.length && timingSafeEqual(expected, given)) return null
  return scopeRefusal(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  )
}
