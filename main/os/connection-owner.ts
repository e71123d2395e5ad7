import { readFile } from 'node:fs/promises'

/** The two ends of a TCP connection over IPv4 loopback, by their ports. */
export type LoopbackPair = { readonly clientPort: number; readonly serverPort: number }

/** The texts of the kernel's connection tables; what cannot be read is empty. */
export type ConnectionTables = () => Promise<readonly string[]>

/** Those of Linux (proc(5), "/proc/net/tcp"); the second has IPv4 connections of sockets that can do both. */
export const linuxTables: ConnectionTables = () =>
  Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')))

/** `127.0.0.1` as the tables write it: each word of four bytes in this machine's order. */
const LOOPBACK = /^(?:0000000000000000FFFF0000)?0100007F$|^(?:00000000000000000000FFFF)?7F000001$/

/** `TCP_ESTABLISHED`. What was closed stands in the tables for a while as root's, whoever had it. */
const ESTABLISHED = '01'

/**
 * The user id that the client's end of an open connection from 127.0.0.1 belongs to; null where the tables do not have it. This is how a
 * server on loopback tells whose program is calling: TCP itself does not say. The caller must know that its visitor came from 127.0.0.1:
 * the whole of 127.0.0.0/8 is this computer, and each address has ports of its own.
 */
export async function connectionOwner(pair: LoopbackPair, tables: ConnectionTables): Promise<number | null> {
  for (const table of await tables()) {
    for (const line of table.split('\n')) {
      const owner = ownerIn(line.trim().split(/\s+/), pair)
      if (owner !== null) return owner
    }
  }
  return null
}

function ownerIn(words: readonly string[], { clientPort, serverPort }: LoopbackPair): number | null {
  const [, local = '', remote = '', state] = words
  const owner = words[7] ?? ''
  if (state !== ESTABLISHED || !isEnd(local, clientPort) || !isEnd(remote, serverPort)) return null
  return /^\d+$/.test(owner) ? Number(owner) : null
}

function isEnd(text: string, port: number): boolean {
  const [address = '', written = ''] = text.split(':')
  return LOOPBACK.test(address) && /^[0-9A-F]{4}$/.test(written) && Number.parseInt(written, 16) === port
}
