import { randomBytes } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { brokerText } from '../../app/text/broker-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { Timer } from '../aws/call.ts'
import { errorCode } from '../files/errors.ts'
import type { Places, Platform } from '../files/model.ts'
import { type BrokerAddress, type BrokerUser, brokerAddress } from './address.ts'
import { clientProof, isNonce, isSameProof, KEY_BYTES, makeNonce, type Nonces, seal, serverProof } from './handshake.ts'
import { fieldsOf, type Lines, linesOf } from './lines.ts'
import { type BrokerAnswer, LONGEST_REQUEST, readRequest } from './message.ts'
import { type BrokerRefusal, closeToOthers, readyPlace, removeKey, writeKey } from './place.ts'

/** What the server needs. */
export type BrokerOptions = {
  readonly places: Places
  readonly platform: Platform
  readonly user: BrokerUser
  /** The two files the answers are about, absolute. Must not reject. */
  readonly files: () => Promise<{ readonly config: string; readonly credentials: string }>
  /** The answer for a profile. Must not reject, and ends by itself. */
  readonly answer: (profile: string) => Promise<BrokerAnswer>
  readonly timer?: Timer
}

/** The server while it listens. */
export type Broker = {
  readonly address: BrokerAddress
  /** Ends it; connections under way are cut. */
  readonly stop: () => Promise<void>
}

/** Milliseconds a client has to prove itself and to ask: it does nothing else, but the machine may be busy. */
export const PROOF_LIMIT = 10_000
/** Connections at once; what comes beyond is turned away and helps itself. */
export const MOST_CONNECTIONS = 256

const systemTimer: Timer = (milliseconds, run) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}

/**
 * Listens for `lanyard credential-process`, at a place that only this user can reach. Refuses to start, in a sentence, where that cannot be
 * had. One request a connection; a peer that cannot prove that it reads the user's files is cut off without a word.
 */
export async function startBroker(options: BrokerOptions): Promise<Outcome<Broker, BrokerRefusal>> {
  const { places, platform, user } = options
  const address = brokerAddress(places, platform, user)
  const ready = await readyPlace(address, user, places.stateFolder)
  if (!ready.ok) return ready
  const key = randomBytes(KEY_BYTES)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    void serve(socket, key, options)
  })
  server.maxConnections = MOST_CONNECTIONS
  try {
    await writeKey(address.keyFile, key)
    await listen(server, address.path)
    if (address.kind === 'socket') await closeToOthers(address.path)
  } catch (error) {
    server.close()
    const message = brokerText.notStarted.failed(address.path, errorCode(error))
    return { ok: false, failure: { code: 'failed', message } }
  }
  return { ok: true, value: { address, stop: () => stop(server, open, address) } }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      // What goes wrong with one connection is no reason to end.
      server.on('error', () => undefined)
      resolve()
    })
  })
}

/** Node removes the socket itself when the server closes. */
async function stop(server: Server, open: ReadonlySet<Socket>, { keyFile }: BrokerAddress): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const socket of open) socket.destroy()
  await closed
  await removeKey(keyFile)
}

async function serve(socket: Socket, key: Uint8Array, options: BrokerOptions): Promise<void> {
  socket.on('error', () => socket.destroy())
  const stopTimer = (options.timer ?? systemTimer)(PROOF_LIMIT, () => socket.destroy())
  const lines = linesOf(socket)
  const asked = await hear(socket, lines, key)
  stopTimer()
  if (asked === null) return void socket.destroy()
  const answer = await answerTo(asked.request, options)
  socket.end(`${JSON.stringify({ sealed: seal(key, asked.nonces, JSON.stringify(answer)) })}\n`)
}

type Asked = { readonly nonces: Nonces; readonly request: string }

/** Proves itself, and hears a request with its proof; null: the other side is none of ours. */
async function hear(socket: Socket, lines: Lines, key: Uint8Array): Promise<Asked | null> {
  const hello = await lines.next(LONGEST_REQUEST)
  const client = hello.kind === 'line' ? fieldsOf(hello.text)['nonce'] : null
  if (!isNonce(client)) return null
  const nonces: Nonces = { client, server: makeNonce() }
  socket.write(`${JSON.stringify({ nonce: nonces.server, proof: serverProof(key, nonces) })}\n`)
  const said = await lines.next(LONGEST_REQUEST)
  const { request, proof } = said.kind === 'line' ? fieldsOf(said.text) : {}
  if (typeof request !== 'string' || !isNonce(proof)) return null
  return isSameProof(proof, clientProof(key, nonces, request)) ? { nonces, request } : null
}

async function answerTo(text: string, { files, answer }: BrokerOptions): Promise<BrokerAnswer> {
  const request = readRequest(text)
  const { config, credentials } = await files()
  // The same name means another profile there.
  if (request === null || request.config !== config || request.credentials !== credentials)
    return { kind: 'failure', code: 'other-files', message: brokerText.otherFiles }
  return answer(request.profile)
}
