import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { brokerAddress } from '../../main/broker/address.ts'
import { makeNonce, serverProof } from '../../main/broker/handshake.ts'
import { fieldsOf, linesOf } from '../../main/broker/lines.ts'
import { LONGEST_ANSWER } from '../../main/broker/message.ts'
import { makeBrokerWorld } from '../main/broker/broker-world.ts'

export const isRoot = process.geteuid?.() === 0
/** Nobody, by number: no account of that number is needed. */
export const STRANGER = 65_534

export const REQUEST = JSON.stringify({
  profile: 'dev',
  config: '/home/alice/.aws/config',
  credentials: '/home/alice/.aws/credentials',
})

export type BrokerStage = ReturnType<typeof makeStage>

/** A broker's world, with others in the place of server or client. */
export function makeStage() {
  const world = makeBrokerWorld()
  const servers: Server[] = []
  const sockets: Socket[] = []
  const address = () => brokerAddress(world.places, 'linux', world.user)
  return {
    world,
    address,
    /** The key of a Lanyard that never started. */
    putKey: (): Buffer => {
      const key = randomBytes(32)
      mkdirSync(world.places.stateFolder, { recursive: true, mode: 0o700 })
      chmodSync(world.places.stateFolder, 0o700)
      writeFileSync(address().keyFile, key.toString('hex'), { mode: 0o600 })
      return key
    },
    /** Something else that listens at Lanyard's place. */
    listenThere: async (converse: (socket: Socket) => void): Promise<void> => {
      const server = createServer((socket) => {
        sockets.push(socket)
        socket.on('error', () => undefined)
        converse(socket)
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(address().path, () => resolve()))
      chmodSync(address().path, 0o600)
    },
    /** A client by hand. */
    visit: () => {
      const socket = connect(address().path)
      sockets.push(socket)
      const lines = linesOf(socket)
      return {
        socket,
        say: (value: unknown) => socket.write(`${JSON.stringify(value)}\n`),
        hear: async () => {
          const read = await lines.next(LONGEST_ANSWER)
          return read.kind === 'line' ? fieldsOf(read.text) : read.kind
        },
      }
    },
    remove: async () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
      await world.remove()
    },
  }
}

/** A server that knows the key, and answers what it is told to. */
export const knowing = (key: Buffer, answer: (socket: Socket, nonces: { client: string; server: string }) => void) => {
  return async (socket: Socket) => {
    const lines = linesOf(socket)
    const hello = await lines.next(1000)
    const nonces = { client: String(hello.kind === 'line' && fieldsOf(hello.text)['nonce']), server: makeNonce() }
    socket.write(`${JSON.stringify({ nonce: nonces.server, proof: serverProof(key, nonces) })}\n`)
    await lines.next(LONGEST_ANSWER)
    answer(socket, nonces)
  }
}
