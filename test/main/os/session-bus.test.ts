import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { callToBus, hasOwner, readReply, socketOf } from '../../../main/os/session-bus.ts'
import { findTrayHost } from '../../../main/os/tray-host.ts'

const NAME = 'org.kde.StatusNotifierWatcher'

const servers: { readonly server: Server; readonly folder: string }[] = []
afterEach(() => {
  for (const { server, folder } of servers.splice(0)) {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A reply as a bus sends it: little-endian, no header fields but the reply serial, and a body. */
function reply(kind: number, body: Buffer): Buffer {
  const bytes = Buffer.alloc(24)
  bytes.write('l', 0, 'latin1')
  bytes.writeUInt8(kind, 1)
  bytes.writeUInt8(1, 3)
  bytes.writeUInt32LE(body.length, 4)
  bytes.writeUInt32LE(1, 8)
  bytes.writeUInt32LE(8, 12)
  bytes.writeUInt8(5, 16)
  return Buffer.concat([bytes, body])
}

const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

/** A bus that does as told once somebody has spoken to it. */
function speakingBus(speak: (socket: Socket) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bus-'))
  const path = join(folder, 'socket')
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => speak(socket))
  })
  servers.push({ server, folder })
  return new Promise((resolve) => server.listen(path, () => resolve(`unix:path=${path},guid=00`)))
}

/** A bus that says `greeting`, then `answer` in pieces of `step` bytes. */
function startBus(greeting: string, answer: Buffer, step: number): Promise<string> {
  return speakingBus((socket) => {
    socket.write(greeting)
    socket.once('data', () => {
      for (let at = 0; at < answer.length; at += step) socket.write(answer.subarray(at, at + step))
    })
  })
}

const hello = reply(2, Buffer.from('\x04\0\0\0:1.5\0', 'latin1'))
const signal = reply(4, uint(1))

describe('asking the session bus', () => {
  it.each([
    ['an owner', reply(2, uint(1)), true],
    ['no owner', reply(2, uint(0)), false],
    ['an error', reply(3, uint(1)), false],
  ])('understands %s, in pieces of any size and with signals between', async (_what, answer, owned) => {
    for (const step of [1, 7, 4096]) {
      const address = await startBus('OK 0123\r\n', Buffer.concat([hello, signal, answer]), step)
      expect(await hasOwner(address, NAME)).toBe(owned)
    }
  })

  it('answers no where there is no bus, no leave to speak, or nonsense', async () => {
    expect(await hasOwner(undefined, NAME)).toBe(false)
    expect(await hasOwner('disabled:', NAME)).toBe(false)
    expect(await hasOwner('unix:path=/nowhere/bus', NAME)).toBe(false)
    expect(await hasOwner('tcp:host=127.0.0.1,port=1', NAME)).toBe(false)
    expect(await hasOwner(await startBus('REJECTED EXTERNAL\r\n', Buffer.alloc(0), 1), NAME)).toBe(false)
    expect(await hasOwner(await startBus('OK 0123\r\n', Buffer.alloc(0), 1), NAME, 50)).toBe(false)
  })

  it('does not wait for a bus that drips, nor listen to one that floods', async () => {
    const dripping = await speakingBus((socket) => {
      const drip = setInterval(() => socket.write('x'), 5)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await hasOwner(dripping, NAME, 60)).toBe(false)
    const flooding = await speakingBus((socket) => {
      const endless = reply(2, uint(1))
      endless.writeUInt32LE(0xffff_fff0, 4)
      socket.write('OK 0123\r\n')
      socket.write(Buffer.concat([endless, Buffer.alloc(200_000)]))
    })
    expect(await hasOwner(flooding, NAME, 600_000)).toBe(false)
  })

  it('never throws over what a bus says', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readReply(Buffer.from(bytes))
        expect(read === null || read.length <= bytes.length).toBe(true)
      }),
    )
  })

  it('finds the socket in an address', () => {
    expect(socketOf('unix:path=/run/user/1000/bus')).toBe('/run/user/1000/bus')
    expect(socketOf('tcp:host=x;unix:path=/tmp/a%20b,guid=1')).toBe('/tmp/a b')
    expect(socketOf('unix:abstract=/tmp/dbus-x,guid=1')).toBe('\0/tmp/dbus-x')
    expect(socketOf('unix:path=/tmp/%zz')).toBe('/tmp/%zz')
    expect(socketOf('autolaunch:')).toBeNull()
  })

  it('pads messages as the specification wants', () => {
    for (const name of ['a', 'ab', 'abc', NAME, 'x'.repeat(100)]) {
      const bytes = callToBus('NameHasOwner', name, 2)
      const headerLength = 16 + bytes.readUInt32LE(12)
      expect(bytes.length).toBe(Math.ceil(headerLength / 8) * 8 + bytes.readUInt32LE(4))
    }
  })
})

describe('the tray host', () => {
  it('is always there on macOS and Windows, and on Linux only where somebody watches', async () => {
    expect(await findTrayHost('darwin', undefined)).toBe('present')
    expect(await findTrayHost('win32', undefined)).toBe('present')
    expect(await findTrayHost('linux', undefined)).toBe('absent')
    const address = await startBus('OK 0123\r\n', Buffer.concat([hello, reply(2, uint(1))]), 64)
    expect(await findTrayHost('linux', address)).toBe('present')
  })
})
