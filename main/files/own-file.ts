import { basename, dirname, join } from 'node:path'
import { makeOwnFolder } from './backup.ts'
import { errorCode } from './errors.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { acquireLock } from './lock.ts'
import type { Clock, Places } from './model.ts'
import { currentPlatform } from './platform.ts'
import { readContents } from './read.ts'
import { writeWhole } from './write-whole.ts'

/** A file of Lanyard's own, in the state folder. */
export type OwnFileAccess = {
  readonly path: string
  readonly places: Places
  readonly clock: Clock
  readonly fileSystem?: FileSystem
}

/** Why a file of our own was not written: another Lanyard holds it, or the system's code. */
export type OwnFileTrouble = { readonly reason: 'held' } | { readonly reason: 'unavailable'; readonly code: string }

export type OwnFileChanged = { readonly ok: true } | { readonly ok: false; readonly trouble: OwnFileTrouble }

/** What is in a file of our own: its text, nothing, or something that cannot be read. */
export async function readOwnFile({ path, fileSystem }: OwnFileAccess): Promise<string | 'unreadable' | null> {
  const contents = await readContents(path, fileSystem)
  if (contents.state === 'missing') return null
  return contents.state === 'present' ? Buffer.from(contents.bytes).toString('utf8') : 'unreadable'
}

/**
 * Changes a file of our own under its lock, whole or not at all (0600 in 0700). `change` gets its text, null where there is none, and
 * gives the new one; null: it stays. No copy is kept, and the AWS files are never written this way. Never rejects.
 */
export async function changeOwnFile(
  access: OwnFileAccess,
  change: (text: string | null) => Promise<string | null>,
): Promise<OwnFileChanged> {
  const lock = await acquireLock({ ...access, platform: currentPlatform(), thing: { kind: 'file', key: access.path } })
  if (!lock.ok) return { ok: false, trouble: lock }
  try {
    const before = await readOwnFile(access)
    if (before === 'unreadable') return { ok: false, trouble: { reason: 'unavailable', code: 'EIO' } }
    const after = await change(before)
    if (after !== null && after !== before) await replace(access, after)
    return { ok: true }
  } catch (error) {
    return { ok: false, trouble: { reason: 'unavailable', code: errorCode(error) } }
  } finally {
    await lock.release()
  }
}

/** Puts a file that cannot be used out of the way, whole, and says where it is now. Rejects when that fails. */
export async function setOwnFileAside({ path, clock, fileSystem }: OwnFileAccess): Promise<string> {
  const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-')
  const aside = join(dirname(path), `${basename(path)}.bad-${stamp}`)
  await (fileSystem ?? nodeFileSystem).rename(path, aside)
  return aside
}

async function replace(access: OwnFileAccess, text: string): Promise<void> {
  const fileSystem = access.fileSystem ?? nodeFileSystem
  await makeOwnFolder(dirname(access.path), fileSystem)
  await writeWhole(access.path, Buffer.from(text), {
    fileSystem,
    clock: access.clock,
    platform: currentPlatform(),
  })
}
