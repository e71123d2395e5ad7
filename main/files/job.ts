import { openBase } from './base.ts'
import type { FileSystem } from './file-system.ts'
import { sameFingerprint } from './fingerprint.ts'
import type { Clock, Fingerprint, Places, Platform, WriteNote } from './model.ts'
import { resolveTarget } from './target.ts'

/** What replacing a file's content needs besides the content. `asked` is the path before symlinks are followed, `path` after. */
export type Job = {
  readonly asked: string
  readonly path: string
  readonly places: Places
  readonly clock: Clock
  readonly fileSystem: FileSystem
  readonly platform: Platform
}

/** How an attempt to put new content in a file's place ended. */
export type Replaced =
  | {
      readonly state: 'replaced'
      readonly fingerprint: Fingerprint
      readonly backup: string | null
      readonly notes: readonly WriteNote[]
      /** Whether the base's descriptor is now the old file's, which somebody may still write to. */
      readonly old: 'orphan' | 'same-file'
    }
  /** Somebody wrote meanwhile; nothing was written. */
  | { readonly state: 'changed' }
  | { readonly state: 'failed'; readonly code: 'backup-failed' | 'write-failed'; readonly message: string }

/** Whether the path still leads to exactly what was read. */
export async function isStill(job: Job, fingerprint: Fingerprint | null): Promise<boolean> {
  const target = await resolveTarget(job.asked, job.fileSystem)
  if (!target.ok || target.path !== job.path) return false
  const now = await openBase(job.path, job.fileSystem)
  if (!now.ok) return false
  await now.base.file?.close()
  return sameFingerprint(now.base.fingerprint, fingerprint)
}
