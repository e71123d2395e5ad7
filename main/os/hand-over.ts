import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { isConsoleLink } from '../../app/switch/console-sites.ts'
import { consoleText } from '../../app/text/console-text.ts'
import { openSecret, type Secret } from '../../app/text/secret.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Timer } from '../aws/call.ts'

/** How long the browser may take to come for the link, in milliseconds: it may have to start first. */
export const HAND_OVER_PATIENCE = 45_000

/** What handing a link to the browser touches. */
export type HandOverDeps = {
  /** Has the browser open an address on this computer. Resolves with why it could not; null: it was told to. May never resolve. */
  readonly open: (address: string) => Promise<string | null>
  /** Whether the program at the other end of a connection may have the link. */
  readonly isOwn: (pair: { readonly clientPort: number; readonly serverPort: number }) => Promise<boolean>
  readonly patience?: number
  readonly timer?: Timer
  readonly signal?: AbortSignal
  /** What may be opened; {@link isConsoleLink} when left out. */
  readonly mayOpen?: (link: string) => boolean
}

const systemTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}

const failed = (failure: string): Outcome<null, string> => ({ ok: false, failure })

/**
 * Hands a sign-in link to the browser without putting it where others can read it: the browser is sent to a one-time address on this
 * computer, and gets the link from there. The address is good for one visit of the person's own programs. Never rejects.
 */
export async function handOver(link: Secret, deps: HandOverDeps): Promise<Outcome<null, string>> {
  const target = openSecret(link)
  if (!(deps.mayOpen ?? isConsoleLink)(target)) return failed(consoleText.notALink)
  const door = makeDoor(target, deps.isOwn)
  try {
    const address = await door.listen()
    return await untilFetched(address, door.fetched, deps)
  } catch (error) {
    return failed(consoleText.noDoor(error instanceof Error && 'code' in error ? String(error.code) : 'unknown'))
  } finally {
    door.close()
  }
}

function untilFetched(address: string, fetched: Promise<void>, deps: HandOverDeps): Promise<Outcome<null, string>> {
  const patience = deps.patience ?? HAND_OVER_PATIENCE
  return new Promise((resolve) => {
    const end = (outcome: Outcome<null, string>): void => {
      stopTimer()
      deps.signal?.removeEventListener('abort', stop)
      resolve(outcome)
    }
    const stop = (): void => end(failed(consoleText.stopped))
    const late = consoleText.notFetched(Math.round(patience / 1000))
    const stopTimer = (deps.timer ?? systemTimer)(patience, () => end(failed(late)))
    deps.signal?.addEventListener('abort', stop, { once: true })
    if (deps.signal?.aborted) return stop()
    void fetched.then(() => end({ ok: true, value: null }))
    void deps.open(address).then(
      (reason) => reason === null || end(failed(reason)),
      () => end(failed(consoleText.noBrowser('unknown'))),
    )
  })
}

type Door = {
  readonly listen: () => Promise<string>
  readonly fetched: Promise<void>
  readonly close: () => void
}

const nothing = (): void => undefined

/** Visitors at one time; a browser opens two or three connections. */
const MOST_VISITORS = 16

function makeDoor(target: string, isOwn: HandOverDeps['isOwn']): Door {
  const path = `/${randomBytes(24).toString('base64url')}`
  let tellFetched = nothing
  const fetched = new Promise<void>((resolve) => {
    tellFetched = resolve
  })
  let isGiven = false
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  server.maxConnections = MOST_VISITORS
  server.headersTimeout = 5_000

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isRight(request, path, server)) return refuse(response, 404)
    if (!(await isOwn(pairOf(request.socket)))) return refuse(response, 403)
    if (isGiven) return refuse(response, 410)
    isGiven = true
    response.writeHead(303, { ...QUIET, Location: target })
    // Closed, not only written: the process may end right afterwards.
    response.once('close', tellFetched)
    response.end()
  }
  return { listen: () => listen(server, path), fetched, close: () => closeServer(server) }
}

/** Nothing is kept, and the sign-in does not learn where its visitor came from. */
const QUIET = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Length': '0',
  Connection: 'close',
} as const

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, QUIET)
  response.end()
}

/** The only address a browser comes from that was sent to it; whose program comes from another one (127.0.0.2) could not be told. */
const HERE = '127.0.0.1'

/** The name in `Host` is compared too: a page that lets its own name point to this computer is somebody else. */
function isRight(request: IncomingMessage, path: string, server: Server): boolean {
  const { method, url = '', headers, socket } = request
  if (socket.remoteAddress !== HERE) return false
  const asked = Buffer.from(url)
  const wanted = Buffer.from(path)
  const isPath = asked.length === wanted.length && timingSafeEqual(asked, wanted)
  return method === 'GET' && isPath && headers.host === `${HERE}:${portOf(server)}`
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0

const pairOf = ({ remotePort = 0, localPort = 0 }: Socket) => ({ clientPort: remotePort, serverPort: localPort })

function listen(server: Server, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, HERE, () => resolve(`http://${HERE}:${portOf(server)}${path}`))
  })
}

function closeServer(server: Server): void {
  server.close()
  server.closeAllConnections()
}

/** Whether an address is one that {@link handOver} opens. */
export const isHandOverAddress = (address: string): boolean =>
  /^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w-]{32}$/.test(address)
