import { createConnection, type Socket } from 'node:net'

/*
 * One question with a yes or a no to the D-Bus session bus: does a name have an owner, is a property true? The wire format is from the D-Bus
 * specification 0.43 ("Message Protocol", "Authentication Protocol"). A library of its own would be a runtime dependency for eighty lines.
 */

const HELLO = 'Hello'
const HAS_OWNER = 'NameHasOwner'
/** Message flag: a service that does not run is not started for the question. */
const NO_AUTO_START = 2

/** Where a bus address leads: `unix:path=/run/user/1000/bus,guid=...`; null when it is no local socket. */
export function socketOf(address: string): string | null {
  for (const one of address.split(';')) {
    if (!one.startsWith('unix:')) continue
    const pairs = new Map(
      one
        .slice(5)
        .split(',')
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    )
    const path = pairs.get('path')
    if (path !== undefined) return unescape(path)
    const abstract = pairs.get('abstract')
    if (abstract !== undefined) return `\0${unescape(abstract)}`
  }
  return null
}

const unescape = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const padded = (length: number): number => Math.ceil(length / 8) * 8

function stringBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const out = Buffer.alloc(4 + bytes.length + 1)
  out.writeUInt32LE(bytes.length, 0)
  bytes.copy(out, 4)
  return out
}

/** One header field: a code, a signature of one letter, a string (or signature), padded to eight bytes. */
function field(code: number, type: 'o' | 's' | 'g', value: string): Buffer {
  const head = Buffer.from([code, 1, type.charCodeAt(0), 0])
  const body =
    type === 'g' ? Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)]) : stringBytes(value)
  return Buffer.concat([head, body])
}

function padTo(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])
}

/** What is asked of whom; the arguments are strings. */
export type BusCall = {
  readonly destination: string
  readonly path: string
  readonly face: string
  readonly member: string
  readonly strings: readonly string[]
}

const aligned = (parts: readonly Buffer[]): Buffer =>
  parts.reduce((all, part) => Buffer.concat([padTo(all, Math.ceil(all.length / 4) * 4), part]), Buffer.alloc(0))

const BUS = 'org.freedesktop.DBus'

/** A call to the bus itself, with one string argument or none. */
export const callToBus = (member: string, argument: string | null, serial: number): Buffer =>
  callBytes(
    {
      destination: BUS,
      path: '/org/freedesktop/DBus',
      face: BUS,
      member,
      strings: argument === null ? [] : [argument],
    },
    serial,
  )

function callBytes({ destination, path, face, member, strings }: BusCall, serial: number): Buffer {
  const body = aligned(strings.map(stringBytes))
  const fields = [field(1, 'o', path), field(6, 's', destination), field(2, 's', face), field(3, 's', member)]
  if (strings.length > 0) fields.push(field(8, 'g', 's'.repeat(strings.length)))
  // The last field is not padded inside the array's length, but the header as a whole is.
  const list = fields.map((one, index) => (index === fields.length - 1 ? one : padTo(one, padded(one.length))))
  const joined = Buffer.concat(list)
  const head = Buffer.alloc(16)
  head.write('l', 0, 'latin1')
  head.writeUInt8(1, 1)
  head.writeUInt8(NO_AUTO_START, 2)
  head.writeUInt8(1, 3)
  head.writeUInt32LE(body.length, 4)
  head.writeUInt32LE(serial, 8)
  head.writeUInt32LE(joined.length, 12)
  const header = Buffer.concat([head, joined])
  return Buffer.concat([padTo(header, padded(header.length)), body])
}

/** `other`: anything but a boolean, or nothing at all. */
export type BusAnswer = 'yes' | 'no' | 'other'

/** What one message from the bus says of a call: its reply's boolean, an error, or nothing of interest. */
export type Reply = { readonly length: number; readonly kind: number; readonly said: BusAnswer }

/** Reads the first whole message; null while it is incomplete. Only little-endian messages come from a bus we spoke so to. */
export function readReply(bytes: Buffer): Reply | null {
  if (bytes.length < 16) return null
  const bodyLength = bytes.readUInt32LE(4)
  const bodyStart = padded(16 + bytes.readUInt32LE(12))
  const length = bodyStart + bodyLength
  if (bytes.length < length) return null
  return { length, kind: bytes.readUInt8(1), said: booleanIn(bytes.subarray(bodyStart, length)) }
}

/** A variant's boolean: its signature, a fill byte, and the value at the next multiple of four. */
const VARIANT = Buffer.from([1, 'b'.charCodeAt(0), 0, 0])

function booleanIn(body: Buffer): BusAnswer {
  const isVariant = body.length === 8 && body.subarray(0, 4).equals(VARIANT)
  if (!isVariant && body.length !== 4) return 'other'
  const value = body.readUInt32LE(isVariant ? 4 : 0)
  return value === 1 ? 'yes' : value === 0 ? 'no' : 'other'
}

/** No honest conversation of ours comes near it. Bytes. */
const MOST_HEARD = 65_536

const METHOD_RETURN = 2
const ERROR = 3

/** Conversation state: the authentication lines first, then replies to Hello (the first) and to the question (the second). */
function converse(socket: Socket, question: Buffer, answer: (said: BusAnswer) => void): void {
  let received = Buffer.alloc(0)
  let phase: 'authenticating' | 'talking' = 'authenticating'
  let replies = 0
  const identity = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
  socket.write(`\0AUTH EXTERNAL ${identity}\r\n`)
  const hear = (): void => {
    for (let reply = readReply(received); reply !== null; reply = readReply(received)) {
      received = received.subarray(reply.length)
      if (reply.kind !== METHOD_RETURN && reply.kind !== ERROR) continue
      replies += 1
      if (replies === 2) answer(reply.kind === METHOD_RETURN ? reply.said : 'other')
    }
  }
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    if (received.length > MOST_HEARD) return answer('other')
    if (phase === 'talking') return hear()
    const end = received.indexOf('\r\n')
    if (end < 0) return
    if (!received.subarray(0, end).toString('latin1').startsWith('OK')) return answer('other')
    received = received.subarray(end + 2)
    phase = 'talking'
    socket.write('BEGIN\r\n')
    socket.write(Buffer.concat([callToBus(HELLO, null, 1), question]))
  })
}

/** Milliseconds for an answer, all told: a bus that speaks slowly is not waited for. */
const PATIENCE = 2000

/** Whether somebody owns a name on the bus. No bus, no answer in time, or nonsense: no. Never rejects. */
export async function hasOwner(address: string | undefined, name: string, patience = PATIENCE): Promise<boolean> {
  return (await ask(address, callToBus(HAS_OWNER, name, 2), patience)) === 'yes'
}

/** Whether a property of an object is true. No bus, no such object or service, no answer in time, or nonsense: `other`. Never rejects. */
export function askProperty(
  address: string | undefined,
  { destination, path, face, name }: Pick<BusCall, 'destination' | 'path' | 'face'> & { readonly name: string },
  patience = PATIENCE,
): Promise<BusAnswer> {
  const call = { destination, path, face: 'org.freedesktop.DBus.Properties', member: 'Get', strings: [face, name] }
  return ask(address, callBytes(call, 2), patience)
}

function ask(address: string | undefined, question: Buffer, patience: number): Promise<BusAnswer> {
  const path = address === undefined ? null : socketOf(address)
  if (path === null) return Promise.resolve('other')
  return new Promise((resolve) => {
    const socket = createConnection({ path })
    const answer = (said: BusAnswer): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(said)
    }
    const timer = setTimeout(() => answer('other'), patience)
    socket.on('error', () => answer('other'))
    socket.on('close', () => answer('other'))
    socket.on('connect', () => converse(socket, question, answer))
  })
}
