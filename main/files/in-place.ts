import { filesText } from '../../app/text/files-text.ts'
import type { Backup } from './backup.ts'
import type { Base } from './base.ts'
import { errorCode } from './errors.ts'
import type { OpenFile } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import { isStill, type Job, type Replaced } from './job.ts'
import type { WriteNote } from './model.ts'

type InPlaceReason = 'in-place-hard-link' | 'in-place-mount' | 'in-place-folder'

const NOTES: Readonly<Record<InPlaceReason, (path: string) => string>> = {
  'in-place-hard-link': filesText.noteHardLink,
  'in-place-mount': filesText.noteMount,
  'in-place-folder': filesText.noteFolder,
}

/**
 * Writes through the open descriptor, where a rename would break a hard link or is not possible. The copy made before is
 * what makes this bearable; when writing stops half-way the old bytes are put back.
 */
export async function writeInPlace(
  job: Job,
  base: Base,
  bytes: Uint8Array,
  backup: Backup | null,
  reason: InPlaceReason,
): Promise<Replaced> {
  const file = base.file
  if (file === null || !(await isStill(job, base.fingerprint))) return { state: 'changed' }
  const note: WriteNote = { code: reason, message: NOTES[reason](job.path) }
  try {
    await overwrite(file, bytes)
    const fingerprint = fingerprintOf(await file.stat(), bytes)
    return { state: 'replaced', fingerprint, backup: backup?.path ?? null, notes: [note], old: 'same-file' }
  } catch (error) {
    return putBack(job, file, base.bytes, backup, errorCode(error))
  }
}

async function putBack(
  job: Job,
  file: OpenFile,
  bytes: Uint8Array,
  backup: Backup | null,
  code: string,
): Promise<Replaced> {
  try {
    await overwrite(file, bytes)
    await backup?.discard()
    return { state: 'failed', code: 'write-failed', message: filesText.writeFailed(job.path, code) }
  } catch {
    const message = filesText.damaged(job.path, backup?.path ?? '', code)
    return { state: 'failed', code: 'write-failed', message }
  }
}

/** Content first, length after: at no moment is the file empty. */
async function overwrite(file: OpenFile, bytes: Uint8Array): Promise<void> {
  await file.writeAll(bytes)
  await file.truncate(bytes.length)
  await file.sync()
}
