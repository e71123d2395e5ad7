import { filesText } from '../../app/text/files-text.ts'
import { type Base, isFresh, openSettledBase } from './base.ts'
import { LARGEST_FILE } from './contents.ts'
import { errorCode } from './errors.ts'
import { nodeFileSystem } from './file-system.ts'
import { sameFingerprint } from './fingerprint.ts'
import type { Job, Replaced } from './job.ts'
import { acquireLock, type LockResult } from './lock.ts'
import type { Fingerprint, WriteNote, WriteProblem, WriteRequest, WriteResult, Written } from './model.ts'
import { currentPlatform } from './platform.ts'
import { replaceFile } from './replace.ts'
import { foldersOf, sweepTemporaries } from './sweep.ts'
import { resolveTarget } from './target.ts'
import { bytesFor } from './text-codec.ts'
import { startWatch, untouchedWatch } from './write-watch.ts'

/** How often a change is planned anew on what somebody else has just written, before giving up. */
export const MOST_TRIES = 30

/** Milliseconds between two looks at a file that somebody may still be writing. */
const SETTLE = 50

/**
 * The one way Lanyard writes a file that is not its own: change planned on the bytes as they are, copy kept, new file written
 * beside the old one and renamed over it only if nobody wrote meanwhile; else the same change is planned again on the new bytes.
 * Never throws. The caller closes `watch`, best some seconds later.
 */
export async function writeGuarded<Refusal>(request: WriteRequest<Refusal>): Promise<WriteResult<Refusal>> {
  const fileSystem = request.fileSystem ?? nodeFileSystem
  const platform = request.platform ?? currentPlatform()
  const target = await resolveTarget(request.path, fileSystem)
  if (!target.ok) return { ok: false, problem: { code: target.code, message: target.message } }
  const { places, clock } = request
  const job: Job = { asked: request.path, path: target.path, places, clock, fileSystem, platform }
  const lock = await acquireLock({ ...job, thing: { kind: 'file', key: job.path } })
  if (!lock.ok) return { ok: false, problem: { code: 'locked', message: lockMessage(lock, job) } }
  try {
    // What a killed Lanyard left here goes now, so that it is gone even where no window ever starts.
    await sweepTemporaries({ folders: foldersOf(job.path, places), clock, fileSystem })
    return await writeLocked(job, request, 'allowed')
  } catch (error) {
    // Reached only before anything was renamed.
    const message = filesText.writeFailed(job.path, errorCode(error))
    return { ok: false, problem: { code: 'write-failed', message } }
  } finally {
    await lock.release()
  }
}

/** The same under the file's lock. `repeats`: whether the look back may apply the change once more. */
async function writeLocked<Refusal>(
  job: Job,
  request: WriteRequest<Refusal>,
  repeats: 'allowed' | 'spent',
): Promise<WriteResult<Refusal>> {
  let agreed = request.touched === undefined ? null : request.expected
  let judged: Fingerprint | null | undefined
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const opened = await openSettledBase(job.path, job.fileSystem, job.clock)
    if (!opened.ok) return opened
    const { base } = opened
    const touched = request.touched?.(base.text) ?? null
    if (agreed === undefined) agreed = touched
    const differing = touched === agreed ? null : { base: agreed, theirs: touched }
    const result = await attemptOnce({ job, base, request, repeats }, differing)
    if (result !== 'changed' && result.ok) return result
    await base.file?.close().catch(() => undefined)
    if (result !== 'changed' && !isHasty(result.problem, base, judged, job)) return result
    judged = base.fingerprint
    await job.clock.sleep(result === 'changed' ? 5 * attempt : SETTLE)
  }
  return { ok: false, problem: { code: 'busy', message: filesText.busy(job.path) } }
}

/**
 * Whether a verdict rests on a text that may be half-written, or missing for the moment it takes to make it anew: then it counts only
 * when a second look finds the same.
 */
function isHasty<Refusal>(
  { code }: WriteProblem<Refusal>,
  { facts, fingerprint }: Base,
  judged: Fingerprint | null | undefined,
  { clock }: Job,
): boolean {
  if (code !== 'conflict' && code !== 'refused') return false
  const unsettled = facts === null ? code === 'conflict' : isFresh(facts.modified, clock.now())
  return unsettled && (judged === undefined || !sameFingerprint(judged, fingerprint))
}

function lockMessage(lock: LockResult & { readonly ok: false }, job: Job): string {
  if (lock.reason === 'held') return filesText.locked(job.path)
  return filesText.lockUnavailable(job.places.locksFolder, lock.code)
}

/** What the change is about, as it was agreed to and as it is now. */
type Differing = { readonly base: string | null; readonly theirs: string | null }

type Attempt<Refusal> = {
  readonly job: Job
  readonly base: Base
  readonly request: WriteRequest<Refusal>
  readonly repeats: 'allowed' | 'spent'
}

async function attemptOnce<Refusal>(
  attempt: Attempt<Refusal>,
  differing: Differing | null,
): Promise<WriteResult<Refusal> | 'changed'> {
  const { job, base, request } = attempt
  const planned = request.change(base.text)
  if (planned.ok && planned.text === base.text) {
    await base.file?.close()
    return { ok: true, value: unchanged(job, base) }
  }
  // Asked before the refusal: a change that no longer fits does not fit because of what somebody else wrote.
  if (differing !== null) {
    return { ok: false, problem: { code: 'conflict', ...differing, message: filesText.conflict(job.path) } }
  }
  if (!planned.ok) {
    return { ok: false, problem: { code: 'refused', refusal: planned.refusal, message: filesText.refused(job.path) } }
  }
  const bytes = bytesFor(base, planned.text)
  if (bytes === null) {
    return { ok: false, problem: { code: 'not-encodable', message: filesText.notEncodable(job.path) } }
  }
  if (bytes.length > LARGEST_FILE) {
    return {
      ok: false,
      problem: { code: 'too-large', message: filesText.grownTooLarge(job.path, LARGEST_FILE / 1024 / 1024) },
    }
  }
  const replaced = await replaceFile(job, base, bytes)
  if (replaced.state === 'changed') return 'changed'
  if (replaced.state === 'failed') return { ok: false, problem: { code: replaced.code, message: replaced.message } }
  return { ok: true, value: await afterwards(attempt, planned.text, replaced) }
}

async function afterwards<Refusal>(
  attempt: Attempt<Refusal>,
  text: string,
  replaced: Replaced & { readonly state: 'replaced' },
): Promise<Written> {
  const { job, base, request } = attempt
  const again = () => writeLocked(job, request, 'spent')
  const watch = await startWatch({ ...attempt, text, replaced, again })
  const notes: readonly WriteNote[] = [...replaced.notes, ...watch.notes]
  return {
    outcome: 'written',
    path: job.path,
    backup: replaced.backup,
    before: base.text,
    after: text,
    fingerprint: replaced.fingerprint,
    notes,
    watch: watch.handle,
  }
}

function unchanged(job: Job, base: Base): Written {
  const { fingerprint, text } = base
  const nothing = { backup: null, notes: [], watch: untouchedWatch } as const
  return { outcome: 'unchanged', path: job.path, before: text, after: text, fingerprint, ...nothing }
}
