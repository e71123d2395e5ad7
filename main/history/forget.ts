import { join } from 'node:path'
import { historyStoreText } from '../../app/text/write-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import { systemClock } from '../files/clock.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import { type FileSystem, nodeFileSystem } from '../files/file-system.ts'
import type { Places } from '../files/model.ts'
import { currentPlatform } from '../files/platform.ts'
import { TEMPORARY_NAME } from '../files/temporary.ts'
import type { HistoryAccess } from './model.ts'
import { lockHistory } from './record.ts'
import { idOf } from './store.ts'

/** What was deleted, and a sentence that says so. */
export type Forgotten = { readonly entries: number; readonly backups: number; readonly message: string }

type Count = { deleted: number; left: number; code: string | null }

/**
 * Deletes every entry of the history and every backup, the first ones too. The person was asked before. The AWS files stay. A failure is
 * a sentence; what could be deleted is gone then all the same.
 */
export async function forgetHistory(
  places: Places,
  more: Partial<Omit<HistoryAccess, 'places'>> = {},
): Promise<Outcome<Forgotten, string>> {
  const access = { clock: systemClock, platform: currentPlatform(), ...more, places }
  const fileSystem = access.fileSystem ?? nodeFileSystem
  const lock = await lockHistory(access)
  if (!lock.ok) {
    const isHeld = lock.reason === 'held'
    return { ok: false, failure: isHeld ? historyStoreText.held : notReached(places.locksFolder, lock.code) }
  }
  try {
    return await forget(places, fileSystem)
  } finally {
    await lock.release()
  }
}

const { notReached } = historyStoreText

const isEntry = (name: string): boolean => idOf(name) !== null

async function forget(places: Places, fileSystem: FileSystem): Promise<Outcome<Forgotten, string>> {
  const entries: Count = { deleted: 0, left: 0, code: null }
  const backups: Count = { deleted: 0, left: 0, code: null }
  await empty(places.historyFolder, isEntry, entries, fileSystem)
  for (const folder of await namesIn(places.backupsFolder, backups, fileSystem)) {
    await empty(join(places.backupsFolder, folder), () => true, backups, fileSystem)
  }
  const code = entries.code ?? backups.code
  const left = entries.left + backups.left
  if (code !== null) {
    return { ok: false, failure: historyStoreText.notForgotten(entries.deleted, backups.deleted, left, code) }
  }
  const message = historyStoreText.forgotten(entries.deleted, backups.deleted)
  return { ok: true, value: { entries: entries.deleted, backups: backups.deleted, message } }
}

async function empty(folder: string, isOurs: (name: string) => boolean, count: Count, fileSystem: FileSystem) {
  for (const name of await namesIn(folder, count, fileSystem)) {
    const isTemporary = TEMPORARY_NAME.test(name)
    if (!isTemporary && !isOurs(name)) continue
    try {
      await fileSystem.remove(join(folder, name))
      if (!isTemporary) count.deleted += 1
    } catch (error) {
      if (!isMissing(error)) fail(count, error)
    }
  }
}

async function namesIn(folder: string, count: Count, fileSystem: FileSystem): Promise<readonly string[]> {
  try {
    return await fileSystem.list(folder)
  } catch (error) {
    if (!isMissing(error)) fail(count, error)
    return []
  }
}

function fail(count: Count, error: unknown): void {
  count.left += 1
  count.code ??= errorCode(error)
}
