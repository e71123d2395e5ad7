import { plainCopiesText } from '../../app/text/vault-text.ts'
import { historyStoreText } from '../../app/text/write-text.ts'
import type { Outcome } from '../../app/view/model.ts'
import type { EditContext } from '../edit/model.ts'
import { errorCode, isMissing } from '../files/errors.ts'
import { nodeFileSystem } from '../files/file-system.ts'
import { lockHistory } from '../history/record.ts'
import type { PlainCopies } from './plain-copies.ts'

/**
 * Deletes the backups and entries of the history that a person was shown and agreed to, and nothing else: what was written since stays
 * until it was shown, too. A failure names what still holds the keys.
 */
export async function deletePlainCopies({ copies }: PlainCopies, edit: EditContext): Promise<Outcome<string, string>> {
  const ours = copies.filter(({ kind }) => kind !== 'other')
  const lock = await lockHistory(edit)
  if (!lock.ok) {
    const { held, notReached } = historyStoreText
    return { ok: false, failure: lock.reason === 'held' ? held : notReached(edit.places.locksFolder, lock.code) }
  }
  try {
    return await deleteAll(ours, edit)
  } finally {
    await lock.release()
  }
}

async function deleteAll(copies: PlainCopies['copies'], edit: EditContext): Promise<Outcome<string, string>> {
  const fileSystem = edit.fileSystem ?? nodeFileSystem
  const gone = { backup: 0, history: 0, other: 0 }
  let trouble: string | null = null
  for (const { path, kind } of copies) {
    try {
      await fileSystem.remove(path)
      gone[kind] += 1
    } catch (error) {
      if (!isMissing(error)) trouble ??= plainCopiesText.notDeleted(path, errorCode(error))
    }
  }
  if (trouble !== null) return { ok: false, failure: trouble }
  return { ok: true, value: plainCopiesText.deleted(gone.backup, gone.history) }
}
