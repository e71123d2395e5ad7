import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export type ProxyFixture = {
  /** What was asked of it: method, target and authorization. */
  readonly seen: readonly string[]
  readonly port: number
  /** With a user name and a password that needs escaping. */
  readonly url: string
  readonly close: () => void
}

/** What {@link startProxy}'s URL amounts to in a header. */
export const PROXY_BASIC = `Basic ${Buffer.from('alice:s@crt').toString('base64')}`

/** A forward proxy on loopback: tunnels CONNECT and forwards absolute requests, or answers `status` to everything. */
export async function startProxy(status: number | null = null): Promise<ProxyFixture> {
  const seen: string[] = []
  const sockets = new Set<{ destroy: () => void }>()
  const proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`)
    if (status !== null) {
      response.writeHead(status).end()
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      forward(request.url ?? '', request.rawHeaders, Buffer.concat(chunks))
        .then((answer) => response.writeHead(answer.status, answer.headers).end(answer.body))
        .catch(() => response.destroy())
    })
  })
  proxy.on('connect', (request, socket: Socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`)
    sockets.add(socket)
    if (status !== null) socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
    else sockets.add(tunnel(request.url ?? '', socket))
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const close = () => {
    proxy.close()
    proxy.closeAllConnections()
    for (const socket of sockets) socket.destroy()
  }
  return { seen, port, url: `http://alice:s%40crt@127.0.0.1:${port}`, close }
}

function tunnel(target: string, socket: Socket): Socket {
  const [host = '', port] = target.split(':')
  const server = connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    server.pipe(socket)
    socket.pipe(server)
  })
  server.on('error', () => socket.destroy())
  socket.on('error', () => server.destroy())
  return server
}

const HOP = /^(?:host|content-length|connection|proxy-authorization)$/i

async function forward(url: string, raw: readonly string[], body: Buffer) {
  const headers: [string, string][] = []
  for (let index = 0; index + 1 < raw.length; index += 2)
    if (!HOP.test(raw[index] ?? '')) headers.push([raw[index] ?? '', raw[index + 1] ?? ''])
  const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })
  return { status: answer.status, headers: { Date: answer.headers.get('date') ?? '' }, body: await answer.text() }
}
