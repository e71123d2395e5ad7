import { constants } from 'node:fs'
import { chmod, lstat, open, rename, stat, unlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { brokerText } from '../../app/text/broker-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { makeOwnFolder } from '../files/backup.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import { nodeFileSystem } from '../files/file-system.ts'
import { temporaryName } from '../files/temporary.ts'
import type { BrokerAddress, BrokerUser } from './address.ts'

/** Why Lanyard does not listen, in a sentence. */
export type BrokerRefusal = { readonly code: string; readonly message: string }

type Ready = Outcome<null, BrokerRefusal>

const words = brokerText.notStarted
const READY: Ready = { ok: true, value: null }
const refuse = (code: string, message: string): Ready => ({ ok: false, failure: { code, message } })

/**
 * Makes the place to listen at private, or says why it cannot be: the folder is the user's own and nobody else's to enter, and at the
 * socket's name is nothing, or a socket of the user's at which nobody listens any more (a crash), which is removed.
 */
export async function readyPlace(address: BrokerAddress, user: BrokerUser, stateFolder: string): Promise<Ready> {
  const state = await readyFolder(stateFolder, 'own', user)
  const { folder, kept } = address
  if (!state.ok || folder === null) return state
  const own = folder === stateFolder ? state : await readyFolder(folder, kept, user)
  return own.ok ? readyName(address, user) : own
}

async function readyFolder(folder: string, kept: BrokerAddress['kept'], { uid }: BrokerUser): Promise<Ready> {
  try {
    if (kept === 'own') await makeOwnFolder(folder, nodeFileSystem)
    else await nodeFileSystem.makeFolder(folder)
    // In a folder that everybody may write to, a link would be somebody else's.
    const facts = await (kept === 'own' ? stat(folder) : lstat(folder))
    if (!facts.isDirectory()) return refuse('foreign', words.foreign(folder))
    if (uid === null) return READY
    if (facts.uid !== uid) return refuse('foreign', words.foreign(folder))
    return (facts.mode & 0o077) === 0 ? READY : refuse('open', words.open(folder))
  } catch (error) {
    return refuse('folder', words.folder(folder, errorCode(error)))
  }
}

async function readyName({ path }: BrokerAddress, { uid }: BrokerUser): Promise<Ready> {
  try {
    const facts = await lstat(path)
    if (!facts.isSocket()) return refuse('taken', words.taken(path))
    if (facts.uid !== uid) return refuse('foreign', words.foreign(path))
    if (await isHeard(path)) return refuse('running', words.running(path))
    await unlink(path)
    return READY
  } catch (error) {
    return isMissing(error) ? READY : refuse('failed', words.failed(path, errorCode(error)))
  }
}

/** Whether somebody takes connections: a socket that a crash left behind refuses them. */
function isHeard(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const end = (heard: boolean): void => {
      socket.destroy()
      resolve(heard)
    }
    socket.on('connect', () => end(true))
    socket.on('error', (error) => end(errorCode(error) !== 'ECONNREFUSED' && !isMissing(error)))
  })
}

/** Writes the key whole or not at all, for the user alone. Rejects with Node's own error. */
export async function writeKey(file: string, key: Uint8Array): Promise<void> {
  const temporary = join(dirname(file), temporaryName())
  const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    await handle.chmod(0o600)
    await handle.writeFile(Buffer.from(key).toString('hex'))
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
}

/** Nobody but the user may connect; the folder says so too. Rejects with Node's own error. */
export const closeToOthers = (path: string): Promise<void> => chmod(path, 0o600)

/** Takes the key away. Never rejects: a key nobody listens for opens nothing. */
export async function removeKey(file: string): Promise<void> {
  await unlink(file).catch(() => undefined)
}
