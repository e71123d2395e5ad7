import { createHash } from 'node:crypto'
import type { Places, Platform } from '../files/model.ts'
import { pathsOf } from '../files/places.ts'

/** The user whose Lanyard it is: `uid` null on Windows, which has none. */
export type BrokerUser = { readonly uid: number | null; readonly name: string }

/** Where the running Lanyard listens; both sides work it out alone, and come to the same. */
export type BrokerAddress = {
  readonly kind: 'socket' | 'pipe'
  /** What is connected to: a path, or the name of a pipe. */
  readonly path: string
  /** The folder that keeps others away from the socket; null for a pipe. */
  readonly folder: string | null
  /** `own`: the state folder, which a person may have made a link; `shared`: made in a folder that everybody may write to. */
  readonly kept: 'own' | 'shared'
  /** The file whose content both sides must know. */
  readonly keyFile: string
}

/** Bytes of a path that the system takes for a socket, its closing zero left out (`sun_path`: 108 on Linux, 104 on macOS). */
const LONGEST: Readonly<Record<'darwin' | 'linux', number>> = { linux: 107, darwin: 103 }

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/**
 * `agent.sock` in the state folder. Where that path is too long for a socket, a private folder in `/tmp`, named after user and state folder:
 * no variable is asked, since a job and a terminal have different ones. On Windows a pipe, named likewise.
 */
export function brokerAddress(places: Places, platform: Platform, user: BrokerUser): BrokerAddress {
  const { stateFolder } = places
  const paths = pathsOf(platform)
  const keyFile = paths.join(stateFolder, 'agent.key')
  if (platform === 'win32') {
    const path = `\\\\.\\pipe\\lanyard-${digestOf(`${user.name}\n${stateFolder.toLowerCase()}`)}`
    return { kind: 'pipe', path, folder: null, kept: 'own', keyFile }
  }
  const usual = paths.join(stateFolder, 'agent.sock')
  if (Buffer.byteLength(usual) <= LONGEST[platform])
    return { kind: 'socket', path: usual, folder: stateFolder, kept: 'own', keyFile }
  const folder = `/tmp/lanyard-${user.uid ?? 0}-${digestOf(stateFolder)}`
  return { kind: 'socket', path: `${folder}/agent.sock`, folder, kept: 'shared', keyFile }
}
