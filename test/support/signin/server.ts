import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConsoleSite } from '../../../app/switch/console-sites.ts'
import { type Caller, callerArn } from '../sts/model.ts'
import type { Registry } from '../sts/registry.ts'

/*
 * The federation endpoint of AWS's sign-in and a console behind it, on loopback, as strict as the real ones: sessions of GetSessionToken are
 * refused, SessionDuration is taken for roles assumed with long-term keys alone, a token signs in once and within a quarter of an hour.
 */

/** What was asked for; never a key, a session or a token. */
export type SignInRecord = {
  readonly method: string
  readonly action: string | null
  readonly path: string
  /** Whether the session came with the address, where every server on the way notes it. */
  readonly sessionIn: 'address' | 'body' | 'nowhere'
  readonly sessionDuration: string | null
  readonly status: number
}

/** Somebody who got in. */
export type SignedIn = {
  readonly arn: string
  readonly destination: string
  /** When the console signs out, by the server's clock. */
  readonly until: number
  /** Whether a federated user may do anything there. */
  readonly may: 'something' | 'nothing'
}

export type EmbeddedSignIn = {
  readonly site: ConsoleSite
  readonly requests: readonly SignInRecord[]
  readonly signedIn: readonly SignedIn[]
  /** Answers the next requests instead of the sign-in. */
  readonly interrupt: (...answers: readonly { readonly status: number; readonly body: string }[]) => void
  /** Says nothing any more. */
  readonly fallSilent: () => void
  readonly close: () => Promise<void>
}

type Token = { readonly issuedAt: number; readonly caller: Caller; readonly until: number; used: boolean }

type Serving = {
  readonly registry: Registry
  readonly now: () => number
  readonly tokens: Map<string, Token>
  readonly requests: SignInRecord[]
  readonly signedIn: SignedIn[]
  site: ConsoleSite
  interruptions: { readonly status: number; readonly body: string }[]
  isSilent: boolean
}

type Answer = { readonly status: number; readonly type: 'html' | 'json'; readonly body: string }

const TOKEN_LIFE = 15 * 60_000

/** The page that the real endpoint answers a refusal with (99designs/aws-vault, issue 77). */
const page = (status: number, message: string): Answer => ({
  status,
  type: 'html',
  body: `<html><body><h1>HTTP Status ${status} - ${message}</h1><p>message ${message}</p></body></html>`,
})

const invalid = page(400, 'Invalid credentials parameter')

/** Starts it beside an STS, whose temporary keys it knows. */
export async function startSignIn(options: {
  readonly registry: Registry
  readonly clock: { readonly now: () => number }
  readonly partition?: string
}): Promise<EmbeddedSignIn> {
  const serving: Serving = {
    registry: options.registry,
    now: options.clock.now,
    tokens: new Map(),
    requests: [],
    signedIn: [],
    site: { partition: options.partition ?? 'aws', signIn: '', console: '' },
    interruptions: [],
    isSilent: false,
  }
  const server = createServer((request, response) => {
    serve(serving, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  serving.site = { ...serving.site, signIn: `${base}/federation`, console: `${base}/console-of-aws` }
  return {
    site: serving.site,
    requests: serving.requests,
    signedIn: serving.signedIn,
    interrupt: (...answers) => {
      serving.interruptions = [...answers]
    },
    fallSilent: () => {
      serving.isSilent = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', 'http://here')
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  const body = new URLSearchParams(isForm ? Buffer.concat(chunks).toString('utf8') : '')
  const given = new URLSearchParams([...url.searchParams, ...body])
  if (serving.isSilent) return
  const interruption = serving.interruptions.shift()
  const answer: Answer =
    interruption === undefined ? answerTo(serving, request.method ?? '', url, given) : { ...interruption, type: 'html' }
  serving.requests.push({
    method: request.method ?? '',
    action: given.get('Action'),
    path: url.pathname,
    sessionIn: url.searchParams.has('Session') ? 'address' : body.has('Session') ? 'body' : 'nowhere',
    sessionDuration: given.get('SessionDuration'),
    status: answer.status,
  })
  response.writeHead(answer.status, {
    'Content-Type': answer.type === 'json' ? 'application/json' : 'text/html;charset=utf-8',
  })
  response.end(answer.body)
}

function answerTo(serving: Serving, method: string, url: URL, given: URLSearchParams): Answer {
  if (url.pathname !== '/federation') return page(404, 'Not Found')
  if (method !== 'GET' && method !== 'POST') return page(405, 'Method Not Allowed')
  switch (given.get('Action')) {
    case 'getSigninToken':
      return getSigninToken(serving, given)
    case 'login':
      return method === 'GET' ? login(serving, given) : page(405, 'Method Not Allowed')
    default:
      return page(400, 'Invalid action')
  }
}

function getSigninToken(serving: Serving, given: URLSearchParams): Answer {
  const session = readSession(given.get('Session') ?? '')
  const issued = session === null ? undefined : serving.registry.issued.get(session.sessionId)
  if (session === null || issued === undefined) return invalid
  if (issued.secretAccessKey !== session.sessionKey || issued.sessionToken !== session.sessionToken) return invalid
  const { caller, expiresAt } = issued
  const now = serving.now()
  if (expiresAt <= now) return page(403, 'Forbidden')
  if (caller.kind === 'user-session' || caller.kind === 'user') return invalid
  const duration = given.get('SessionDuration')
  const mayLast = caller.kind === 'role-session' && caller.signedWith === 'long-term'
  if (duration !== null && !(mayLast && /^\d{3,5}$/.test(duration))) return invalid
  const seconds = Number(duration ?? 0)
  if (duration !== null && (seconds < 900 || seconds > 43_200)) return invalid
  const token = `${randomBytes(120).toString('base64url')}/+=${randomBytes(120).toString('base64')}`
  const until = duration === null ? expiresAt : now + seconds * 1000
  serving.tokens.set(token, { issuedAt: now, caller, until, used: false })
  return { status: 200, type: 'json', body: JSON.stringify({ SigninToken: token }) }
}

function readSession(text: string): Readonly<Record<'sessionId' | 'sessionKey' | 'sessionToken', string>> | null {
  try {
    const { sessionId, sessionKey, sessionToken } = JSON.parse(text) as Record<string, unknown>
    if (typeof sessionId !== 'string' || typeof sessionKey !== 'string' || typeof sessionToken !== 'string') return null
    return { sessionId, sessionKey, sessionToken }
  } catch {
    return null
  }
}

function login(serving: Serving, given: URLSearchParams): Answer {
  const token = serving.tokens.get(given.get('SigninToken') ?? '')
  const destination = given.get('Destination') ?? ''
  const now = serving.now()
  if (token === undefined || token.used || now - token.issuedAt >= TOKEN_LIFE) return page(400, 'Invalid token')
  if (!destination.startsWith(`${serving.site.console}/`)) return page(400, 'Invalid destination')
  token.used = true
  const { caller, until } = token
  const may = caller.kind === 'federated-user' && caller.policies.length === 0 ? 'nothing' : 'something'
  serving.signedIn.push({ arn: callerArn(caller), destination, until, may })
  return { status: 200, type: 'html', body: `<title>Console</title><p>Signed in.` }
}
