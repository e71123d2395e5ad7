import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { makeSecret } from '../../app/text/secret.ts'
import { connectionOwner, linuxTables } from '../../main/os/connection-owner.ts'
import { handOver } from '../../main/os/hand-over.ts'

/*
 * Another user of this computer reads the one-time address among a program's words and wants the sign-in link. What stands between them
 * is whose connection it is; each attack here made it look like somebody else's.
 */

const LINK = makeSecret('https://signin.aws.amazon.com/federation?Action=login&SigninToken=EXAMPLE-canary')

/** One visit from an address and a port of the visitor's choice. */
function visitFrom(localAddress: string, localPort: number | undefined, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const more = localPort === undefined ? {} : { localPort }
    const asked = request(address, { localAddress, ...more, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(`${response.statusCode} ${response.headers.location ?? ''}`))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Connects, and closes first: the kernel keeps the connection for a minute, as nobody's. */
function connectAndClose(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', reject)
    socket.on('connect', () => {
      const { localPort = 0 } = socket
      socket.on('close', () => resolve(localPort))
      socket.end()
    })
  })
}

test.runIf(process.platform === 'linux')(
  'a visitor from another address of this computer gets no link by the port of somebody else’s connection',
  async () => {
    const answers: string[] = []
    let own = Promise.resolve('')
    const outcome = await handOver(LINK, {
      open: async (address) => {
        answers.push(await visitFrom('127.0.0.2', undefined, address))
        const port = await connectAndClose(Number(new URL(address).port))
        answers.push(await visitFrom('127.0.0.2', port, address))
        own = visitFrom('127.0.0.1', undefined, address)
        return null
      },
      // Whose port it is says yes to everybody: the address alone must be enough to refuse.
      isOwn: async () => true,
      timer: () => () => undefined,
    })
    expect(outcome.ok).toBe(true)
    expect(answers).toEqual(['404 ', '404 '])
    expect(await own).toMatch(/^303 https:/)
  },
)

test.runIf(process.platform === 'linux')('a connection that was closed is nobody’s, and not root’s', async () => {
  const server = createServer({ allowHalfOpen: false }, (socket) => socket.on('error', () => undefined).resume())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: serverPort } = server.address() as AddressInfo
  const clientPort = await connectAndClose(serverPort)
  const [table = ''] = await linuxTables()
  const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')
  expect(table).toContain(`:${hex(clientPort)} 0100007F:${hex(serverPort)} 06`)
  expect(await connectionOwner({ clientPort, serverPort }, linuxTables)).toBeNull()
  server.close()
})
