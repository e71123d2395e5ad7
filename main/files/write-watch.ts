import { filesText } from '../../app/text/files-text.ts'
import { makeBackup } from './backup.ts'
import { type Base, isFresh, openBase, openSettledBase } from './base.ts'
import type { OpenFile } from './file-system.ts'
import { digestOf, sameFingerprint } from './fingerprint.ts'
import type { Job, Replaced } from './job.ts'
import { acquireLock } from './lock.ts'
import type { Fingerprint, Recheck, WriteNote, WriteRequest, WriteResult, WriteWatch } from './model.ts'
import { replaceFile } from './replace.ts'
import { bytesFor, decodeText } from './text-codec.ts'

/** Nothing was written, so there is nothing to look back at. */
export const untouchedWatch: WriteWatch = {
  recheck: () => Promise.resolve({ state: 'settled' }),
  close: () => Promise.resolve(),
}

/** A file that no name leads to any more, but that somebody may have had open. */
type Orphan = { readonly file: OpenFile; readonly length: number; digest: string }

type Watching<Refusal> = {
  readonly job: Job
  readonly request: WriteRequest<Refusal>
  readonly before: string
  readonly again: () => Promise<WriteResult<Refusal>>
  readonly orphans: Orphan[]
  ours: Fingerprint | null
  isOvertaken: boolean
  /** Whether the change may be applied once more. */
  repeats: 'allowed' | 'spent'
  /** The look back at the change that was applied once more: it watches the file from then on. */
  successor: WriteWatch | null
}

/** What the look back starts from: the write as it was done, and how to do it once more. */
export type WatchStart<Refusal> = {
  readonly job: Job
  readonly base: Base
  /** What was written. */
  readonly text: string
  readonly request: WriteRequest<Refusal>
  readonly replaced: Replaced & { readonly state: 'replaced' }
  readonly again: () => Promise<WriteResult<Refusal>>
  readonly repeats: 'allowed' | 'spent'
}

const LOOKS = 10
const PAUSE = 20

/** The looks back that are under way, by file: each hears what this process writes there next. */
const underWay = new Map<string, Set<(text: string) => void>>()

/** A newer change of this process has taken this one away (an undo, another value): that is no loss, and nobody brings it back. */
function supersede<Refusal>(watching: Watching<Refusal>, text: string): void {
  const planned = watching.request.change(text)
  if (!planned.ok || planned.text !== text) watching.isOvertaken = true
}

/** Lets a look back hear of newer changes; answers what ends that. */
function listen<Refusal>(watching: Watching<Refusal>): () => void {
  const { path } = watching.job
  const heard = underWay.get(path) ?? new Set()
  const hear = (text: string): void => supersede(watching, text)
  underWay.set(path, heard.add(hear))
  return () => {
    heard.delete(hear)
    if (heard.size === 0 && underWay.get(path) === heard) underWay.delete(path)
  }
}

/** Looks at the old file at once (the caller holds the lock), and returns the handle for looking again later. */
export async function startWatch<Refusal>(
  start: WatchStart<Refusal>,
): Promise<{ readonly handle: WriteWatch; readonly notes: readonly WriteNote[] }> {
  const { job, base, text, request, replaced, again, repeats } = start
  const watching: Watching<Refusal> = {
    job,
    request,
    before: base.text,
    again,
    orphans: [],
    ours: replaced.fingerprint,
    isOvertaken: false,
    repeats,
    successor: null,
  }
  // A change that is applied once more is no newer one.
  if (repeats === 'allowed') for (const hear of underWay.get(job.path) ?? []) hear(text)
  const deafen = listen(watching)
  await keepOrphan(watching, base, replaced)
  const seen = await lookAtOnce(watching)
  const close = (): Promise<void> => {
    deafen()
    return closeAll(watching)
  }
  const handle = { recheck: () => recheck(watching), close }
  return { handle, notes: seen !== null && 'note' in seen ? [seen.note] : [] }
}

/** A failure here takes nothing back: the file is written, and the later look comes anyway. */
async function lookAtOnce<Refusal>(watching: Watching<Refusal>): Promise<Recheck | null> {
  try {
    let seen = await lookAtOrphans(watching)
    for (let look = 0; look < LOOKS && seen?.state === 'being-written'; look += 1) {
      await watching.job.clock.sleep(PAUSE)
      seen = await lookAtOrphans(watching)
    }
    return seen
  } catch {
    return null
  }
}

async function keepOrphan<Refusal>(
  watching: Watching<Refusal>,
  base: Base,
  replaced: Replaced & { readonly state: 'replaced' },
): Promise<void> {
  // On Windows the descriptor had to be closed before the rename.
  if (base.file === null || watching.job.platform === 'win32') return
  if (replaced.old === 'same-file') return base.file.close()
  watching.orphans.push({ file: base.file, length: base.bytes.length, digest: digestOf(base.bytes) })
}

async function closeAll<Refusal>(watching: Watching<Refusal>): Promise<void> {
  await watching.successor?.close()
  for (const orphan of watching.orphans.splice(0)) await orphan.file.close().catch(() => undefined)
}

async function recheck<Refusal>(watching: Watching<Refusal>): Promise<Recheck> {
  const { job } = watching
  const lock = await acquireLock({ ...job, thing: { kind: 'file', key: job.path } })
  if (!lock.ok) return { state: 'being-written' }
  try {
    const seen = await lookAtOrphans(watching)
    if (seen !== null) return seen
    if (watching.successor === null) return await lookAtFile(watching)
  } catch {
    return { state: 'conflict', message: filesText.lost(job.path) }
  } finally {
    await lock.release()
  }
  return watching.successor.recheck()
}

/** Somebody who had the old file open may have written to it after the rename: that must not be lost. */
async function lookAtOrphans<Refusal>(watching: Watching<Refusal>): Promise<Recheck | null> {
  for (const orphan of watching.orphans) {
    const bytes = await orphan.file.readAll()
    if (digestOf(bytes) === orphan.digest) continue
    await watching.job.clock.sleep(PAUSE)
    const settled = Buffer.from(await orphan.file.readAll()).equals(Buffer.from(bytes))
    if (!settled || bytes.length === 0) return { state: 'being-written' }
    return mergeOrphan(watching, orphan, bytes)
  }
  return null
}

async function mergeOrphan<Refusal>(watching: Watching<Refusal>, orphan: Orphan, bytes: Uint8Array): Promise<Recheck> {
  const { job, request } = watching
  const theirs = { ...decodeText(bytes), bytes }
  const planned = request.change(theirs.text)
  const opened = await openSettledBase(job.path, job.fileSystem, job.clock)
  const fitting = opened.ok && sameFingerprint(opened.base.fingerprint, watching.ours) && isApart(watching, theirs.text)
  const merged = planned.ok && fitting && bytes.length * 2 > orphan.length ? bytesFor(theirs, planned.text) : null
  if (!opened.ok || merged === null) {
    if (opened.ok) await opened.base.file?.close()
    return keepTheirs(watching, orphan, bytes)
  }
  const replaced = await replaceFile(job, opened.base, merged)
  if (replaced.state !== 'replaced') {
    await opened.base.file?.close()
    return { state: 'being-written' }
  }
  orphan.digest = digestOf(bytes)
  watching.ours = replaced.fingerprint
  await keepOrphan(watching, opened.base, replaced)
  return { state: 'merged', note: { code: 'merged', message: filesText.noteMerged(job.path) } }
}

/** Whether somebody left the part alone that our change is about, or made the same change. */
function isApart<Refusal>({ request: { change, touched }, before }: Watching<Refusal>, theirs: string): boolean {
  if (touched === undefined || touched(theirs) === touched(before)) return true
  const planned = change(theirs)
  return planned.ok && planned.text === theirs
}

/** Both changes do not fit together: theirs is kept as a copy, and a person decides. */
async function keepTheirs<Refusal>(watching: Watching<Refusal>, orphan: Orphan, bytes: Uint8Array): Promise<Recheck> {
  const { job } = watching
  const copy = await makeBackup({ ...job, bytes })
  await copy.settle()
  orphan.digest = digestOf(bytes)
  return { state: 'conflict', message: filesText.lostToPeer(job.path, copy.path) }
}

/** Somebody may have written a copy over ours that they had read before. */
async function lookAtFile<Refusal>(watching: Watching<Refusal>): Promise<Recheck> {
  const { job, request } = watching
  const opened = await openBase(job.path, job.fileSystem)
  if (!opened.ok) return { state: 'conflict', message: filesText.lost(job.path) }
  const { base } = opened
  await base.file?.close()
  if (watching.isOvertaken || sameFingerprint(base.fingerprint, watching.ours)) return { state: 'settled' }
  const young = base.facts !== null && isFresh(base.facts.modified, job.clock.now())
  if (base.bytes.length === 0 && young) return { state: 'being-written' }
  const planned = request.change(base.text)
  if (planned.ok && planned.text === base.text) {
    watching.ours = base.fingerprint
    return { state: 'settled' }
  }
  if (young && !(await isQuiet(watching, base.fingerprint))) return { state: 'being-written' }
  const part = request.touched ?? ((text: string): string | null => text)
  if (watching.repeats === 'spent' || part(base.text) !== part(watching.before)) {
    return { state: 'conflict', message: filesText.lost(job.path) }
  }
  return applyAgain(watching)
}

/** Whether a young file is the same at a second look. */
async function isQuiet<Refusal>({ job }: Watching<Refusal>, seen: Fingerprint | null): Promise<boolean> {
  await job.clock.sleep(PAUSE)
  const opened = await openBase(job.path, job.fileSystem)
  if (!opened.ok) return false
  await opened.base.file?.close()
  return sameFingerprint(opened.base.fingerprint, seen)
}

async function applyAgain<Refusal>(watching: Watching<Refusal>): Promise<Recheck> {
  watching.repeats = 'spent'
  const result = await watching.again()
  if (!result.ok) return { state: 'conflict', message: result.problem.message }
  watching.ours = result.value.fingerprint
  // Whoever wrote the older copy may not have finished: what he still writes lands on the file just replaced.
  if (result.value.outcome === 'written') watching.successor = result.value.watch
  const message = filesText.noteAppliedAgain(watching.job.path)
  return { state: 'applied-again', note: { code: 'applied-again', message } }
}
