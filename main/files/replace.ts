import { dirname, join } from 'node:path'
import { filesText } from '../../app/text/files-text.ts'
import { type Backup, makeBackup } from './backup.ts'
import type { Base } from './base.ts'
import { errorCode, isDenied, isMissing } from './errors.ts'
import type { OpenFile } from './file-system.ts'
import { fingerprintOf } from './fingerprint.ts'
import { writeInPlace } from './in-place.ts'
import { isStill, type Job, type Replaced } from './job.ts'
import type { WriteNote } from './model.ts'
import { nameNewFile, renamePatiently } from './rename.ts'
import { syncFolder } from './sync-folder.ts'
import { removeTemporary, temporaryName } from './temporary.ts'

/**
 * Puts `bytes` in the place of the base, whole or not at all: copy of the old file first, new file beside it in the same
 * folder, flushed, then renamed over it, but only if the old one is still the one that was read.
 */
export async function replaceFile(job: Job, base: Base, bytes: Uint8Array): Promise<Replaced> {
  let backup: Backup | null
  try {
    backup = base.file === null ? null : await makeBackup({ ...job, bytes: base.bytes })
  } catch (error) {
    const message = filesText.backupFailed(job.places.backupsFolder, errorCode(error))
    return { state: 'failed', code: 'backup-failed', message }
  }
  const linked = base.facts !== null && base.facts.links > 1n
  const replaced = linked
    ? await writeInPlace(job, base, bytes, backup, 'in-place-hard-link')
    : await replaceByRename(job, base, bytes, backup)
  if (replaced.state === 'changed') await backup?.discard()
  if (replaced.state === 'replaced') await backup?.settle()
  return replaced
}

async function replaceByRename(job: Job, base: Base, bytes: Uint8Array, backup: Backup | null): Promise<Replaced> {
  const folder = dirname(job.path)
  const temporary = join(folder, temporaryName())
  let file: OpenFile | null = null
  let reached: Failure['reached'] = 'start'
  try {
    if (base.file === null) await job.fileSystem.makeFolder(folder)
    file = await job.fileSystem.open(temporary, 'create')
    reached = 'temporary'
    const ownership = await likeTheOld(job, file, base)
    await file.writeAll(bytes)
    await file.sync()
    const fingerprint = fingerprintOf(await file.stat(), bytes)
    if (job.platform === 'win32') {
      // Windows does not rename over, nor from, a file that we hold open ourselves.
      await file.close()
      file = null
      await base.file?.close()
    }
    if ((await takePlace(job, base, temporary)) === 'changed') {
      await removeTemporary(temporary, job)
      return { state: 'changed' }
    }
    const notes = [...ownership, ...(await syncAfter(job, folder, base)), ...(base.file === null ? [created(job)] : [])]
    return { state: 'replaced', fingerprint, backup: backup?.path ?? null, notes, old: 'orphan' }
  } catch (error) {
    await removeTemporary(temporary, job)
    return await afterFailure(job, base, bytes, backup, { error, reached })
  } finally {
    await file?.close().catch(() => undefined)
  }
}

/** The last look, and at once the new name: nothing comes in between that we could leave out. */
async function takePlace(job: Job, base: Base, temporary: string): Promise<'taken-place' | 'changed'> {
  if (!(await isStill(job, base.fingerprint))) return 'changed'
  if (base.file === null) return (await nameNewFile(job, temporary)) === 'taken' ? 'changed' : 'taken-place'
  await renamePatiently(job, temporary, job.path)
  return 'taken-place'
}

type Failure = { readonly error: unknown; readonly reached: 'start' | 'temporary' }

/** A folder that takes no new file, or a file mounted by itself, is written in place; anything else stays as it was. */
async function afterFailure(
  job: Job,
  base: Base,
  bytes: Uint8Array,
  backup: Backup | null,
  failure: Failure,
): Promise<Replaced> {
  const code = errorCode(failure.error)
  if (base.file !== null && job.platform !== 'win32') {
    const denied = failure.reached === 'start' && isDenied(failure.error)
    if (denied) return writeInPlace(job, base, bytes, backup, 'in-place-folder')
    if (code === 'EXDEV' || code === 'EBUSY') return writeInPlace(job, base, bytes, backup, 'in-place-mount')
  }
  // Our temporary file was swept away by somebody: like any other change, it is tried again.
  if (failure.reached === 'temporary' && isMissing(failure.error)) return { state: 'changed' }
  await backup?.discard()
  const held = job.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')
  const message = held ? filesText.heldOpen(job.path, code) : filesText.writeFailed(job.path, code)
  return { state: 'failed', code: 'write-failed', message }
}

/** Mode and owner of the old file, never wider; 0600 for a new one. */
async function likeTheOld(job: Job, file: OpenFile, base: Base): Promise<readonly WriteNote[]> {
  if (base.facts === null) {
    await file.setMode(0o600)
    return []
  }
  const own = await file.stat()
  const { owner, group, mode } = base.facts
  if (own.owner === owner && own.group === group) {
    await file.setMode(mode)
    return []
  }
  try {
    // Owner before mode: a change of owner clears mode bits.
    await file.setOwner(owner, group)
    await file.setMode(mode)
    return []
  } catch {
    // Without the former group, its rights would go to another one.
    await file.setMode(mode & 0o700)
    return [{ code: 'owner-not-kept', message: filesText.noteOwner(job.path) }]
  }
}

async function syncAfter(job: Job, folder: string, base: Base): Promise<readonly WriteNote[]> {
  try {
    await syncFolder(folder, job)
    // The folder may be as new as the file; one above that we may not read is not.
    if (base.file === null) await syncFolder(dirname(folder), job).catch(unlessDenied)
    return []
  } catch {
    return [{ code: 'folder-not-synced', message: filesText.noteNotSynced(job.path) }]
  }
}

function unlessDenied(error: unknown): void {
  if (!isDenied(error)) throw error
}

function created(job: Job): WriteNote {
  return { code: 'created', message: filesText.noteCreated(job.path) }
}
