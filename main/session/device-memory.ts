import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { makeOwnFolder } from '../files/backup.ts'
import { isMissing } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import { digestOf } from '../files/fingerprint.ts'
import type { Places } from '../files/model.ts'

/*
 * Which 30 s window of an MFA device was used last, so that window and command line do not spend a code twice. The file is
 * named by a digest of the serial number and holds a number: neither code nor key nor account.
 */

const folderOf = (places: Places): string => join(places.stateFolder, 'devices')

function pathOf(places: Places, serial: string): string {
  return join(folderOf(places), digestOf(Buffer.from(serial)).slice(0, 32))
}

/** The number of the window that was used last, null when none is known. A damaged file is as good as none. */
export async function usedWindow(
  places: Places,
  serial: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<number | null> {
  try {
    const file = await fileSystem.open(pathOf(places, serial), 'read')
    try {
      const text = Buffer.from(await file.readAll()).toString('latin1')
      return /^\d{1,12}\n?$/.test(text) ? Number(text) : null
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

/** Remembers a window as used. Rejects with the system's own error; the caller may go on without it. */
export async function rememberWindow(
  places: Places,
  serial: string,
  window: number,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  await makeOwnFolder(folderOf(places), fileSystem)
  const path = pathOf(places, serial)
  const temporary = `${path}.${randomBytes(4).toString('hex')}`
  const file = await fileSystem.open(temporary, 'create')
  try {
    await file.writeAll(Buffer.from(`${window}\n`))
  } finally {
    await file.close()
  }
  try {
    await fileSystem.rename(temporary, path)
  } catch (error) {
    await fileSystem.remove(temporary).catch((cause: unknown) => {
      if (!isMissing(cause)) throw cause
    })
    throw error
  }
}
