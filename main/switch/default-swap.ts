import { touchedPart } from '../../app/command/history-touched.ts'
import type { SharedFiles } from '../../app/profile/book.ts'
import { leaseEnd } from '../../app/switch/changes.ts'
import { keptPart, standInPart } from '../../app/switch/default-back.ts'
import { type FormerSwap, NO_SWAP, type Swap, type SwapBook } from '../../app/switch/kept-model.ts'
import { commandRefusal } from '../../app/text/command-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import { swapText } from '../../app/text/swap-text.ts'
import { conflictOf } from '../edit/conflict.ts'
import type { CommitResult, EditContext, PreviewFile } from '../edit/model.ts'
import { readFiles, readSettledFiles } from '../edit/read-files.ts'
import { type Resolve, writeFiles } from '../edit/write-files.ts'
import { acquireLock } from '../files/lock.ts'
import { listWrites } from '../history/store.ts'
import { keptFileOf } from './kept-place.ts'
import { readKept, writeKept } from './kept-store.ts'
import {
  backWrites,
  digest,
  headersOf,
  isRestored,
  planOn,
  refusedWith,
  type SwapPreview,
  standings,
  swapWrites,
  unswapped,
} from './swap-plan.ts'

export type { SwapPreview } from './swap-plan.ts'

/*
 * `[default]` standing in for a profile, for tools without a shell. What was there is put down in the state folder before the AWS files
 * are touched, and given up only after they are back.
 */

/** What `[default]` stands for at present. */
export type SwapState = {
  readonly profile: string
  readonly setAt: Instant
  /** Null: until further notice. */
  readonly leaseUntil: Instant | null
  /** A sentence where going back, or following the profile, needs a look; else null. */
  readonly trouble: string | null
}

/** What `[default]` stands for; null: for itself. `problem`: the file that would say so is there and cannot be used. Never rejects. */
export async function swapState(
  context: EditContext,
): Promise<{ readonly state: SwapState | null; readonly problem: string | null }> {
  const book = await readKept(context)
  if (book === null) return { state: null, problem: swapText.unusable(keptFileOf(context.places)) }
  const { swap } = book
  if (swap === null) return { state: null, problem: null }
  const files = await readFiles(context)
  if (isRestored(swap, files)) return { state: null, problem: null }
  const { profile, setAt, leaseUntil } = swap
  return { state: { profile, setAt, leaseUntil, trouble: troubleOf(swap, files) }, problem: null }
}

function troubleOf(swap: Swap, files: SharedFiles): string | null {
  for (const [kept, standing] of standings(swap, files)) {
    if (standing === 'elsewhere') return swapText.movedElsewhere(kept.path)
    if (standing === 'unreadable') return commandRefusal.fileUnreadable(kept.path, files[kept.role].reason)
    if (standing === 'changed') return swapText.changed(kept.path)
  }
  return headersOf(files, swap.profile).length === 0 ? swapText.gone(swap.profile) : null
}

/** The dry run of standing in for a profile; where it stands in for another one already, from that one to this. */
export async function previewSwap(profile: string, context: EditContext): Promise<SwapPreview | CommitResult> {
  const book = await readKept(context)
  if (book === null) return unusable(context)
  const files = await readFiles(context)
  const base = book.swap === null ? ({ ok: true, files } as const) : unswapped(book.swap, files, 'as-shown')
  if (!base.ok) return base.failure
  const planned = planOn(base.files, profile)
  if (!planned.ok) return refusedWith(planned.refusal)
  const { title, notes } = planned.plan
  const kept = { severity: 'info', message: swapText.keptIn(keptFileOf(context.places)) } as const
  const shown = previewFiles(files, planned.files, await swapWrites(base.files, planned, context))
  return { kind: 'planned', profile, title, files: shown, notes: [...notes, kept] }
}

/** From what is there to what will be, over both steps. */
function previewFiles(before: SharedFiles, after: SharedFiles, modes: readonly PreviewFile[]): readonly PreviewFile[] {
  return (['config', 'credentials'] as const)
    .filter((role) => before[role].text !== after[role].text)
    .map((role) => {
      const mode = modes.find((file) => file.role === role)?.mode ?? 0o600
      return { role, path: before[role].path, before: before[role].text, after: after[role].text, created: false, mode }
    })
}

/** The dry run of putting `[default]` back. */
export async function previewBack(
  context: EditContext,
  resolve: Resolve = 'as-shown',
): Promise<SwapPreview | CommitResult> {
  const book = await readKept(context)
  if (book === null) return unusable(context)
  const { swap } = book
  const files = await readFiles(context)
  if (swap === null || isRestored(swap, files)) return nothingToPutBack
  const writes = await backWrites(swap, files, context, resolve)
  if (!('length' in writes)) return writes
  return { kind: 'planned', profile: null, title: swapText.backTitle(swap.profile), files: writes, notes: [] }
}

const nothingToPutBack = refusedWith({ code: 'nothing-to-do', message: swapText.notSwapped })

const unusable = ({ places }: EditContext): CommitResult => ({
  kind: 'failed',
  code: 'kept-unusable',
  message: swapText.unusable(keptFileOf(places)),
})

/**
 * Lets `[default]` stand in for a profile as the dry run showed it, and notes it in History, whose undo is going back. Where the default or
 * the profile's section changed since the dry run, a conflict says so. The lease rule is the caller's to ask.
 */
export async function swap(
  preview: SwapPreview & { readonly profile: string },
  leaseSeconds: number | null,
  context: EditContext,
): Promise<CommitResult> {
  return underLock(context, async (book) => {
    const conflict = await conflictSince(preview, context)
    if (conflict !== null) return conflict
    const earlier = book.swap === null ? null : await putBack(book.swap, context, 'as-shown')
    if (earlier !== null && earlier.kind !== 'written' && earlier.kind !== 'unchanged') return earlier
    const result = await begin(preview, leaseSeconds, context)
    if (earlier?.kind !== 'written') return result
    // Two writes: whoever asked gets the watches of both.
    return result.kind === 'written'
      ? {
          ...result,
          committed: { ...result.committed, watches: [...earlier.committed.watches, ...result.committed.watches] },
        }
      : closing(earlier, result)
  })
}

async function closing({ committed }: CommitResult & { readonly kind: 'written' }, result: CommitResult) {
  for (const watch of committed.watches) await watch.close()
  return result
}

async function conflictSince(preview: SwapPreview, context: EditContext): Promise<CommitResult | null> {
  let files = await readFiles(context)
  if (preview.files.some(({ role, before }) => files[role].text !== before)) files = await readSettledFiles(context)
  const names = ['default', 'profile default', ...(preview.profile === null ? [] : headersOf(files, preview.profile))]
  for (const file of preview.files) {
    const [base, theirs] = [file.before, files[file.role].text].map((text) => touchedPart(text, names))
    const conflict = conflictOf(file, names, { base: base ?? '', theirs: theirs ?? '' })
    if (conflict !== null) return conflict
  }
  return null
}

async function begin(
  { profile, title }: SwapPreview & { readonly profile: string },
  leaseSeconds: number | null,
  context: EditContext,
): Promise<CommitResult> {
  const files = await readFiles(context)
  const planned = planOn(files, profile)
  if (!planned.ok) return refusedWith(planned.refusal)
  const setAt = context.clock.now()
  const leaseUntil = leaseSeconds === null ? null : leaseEnd(setAt, leaseSeconds)
  const begun: Swap = { profile, setAt, leaseUntil, leaseSeconds, historyId: null, files: planned.plan.kept }
  const problem = await writeKept({ swap: begun, former: null }, context)
  if (problem !== null) return { kind: 'failed', code: 'not-kept', message: problem }
  const writes = await swapWrites(files, planned, context)
  const result = await writeFiles(writes, { title, undoes: null }, context, 'as-shown')
  if (result.kind === 'written') return finished(begun, result, context)
  // A file that could not be taken back needs what was kept of it.
  if (result.kind !== 'unchanged' && isRestored(begun, await readFiles(context))) await writeKept(NO_SWAP, context)
  return result
}

/** The entry of the history is known now, and, where somebody wrote elsewhere in a file meanwhile, what the file reads. */
async function finished(begun: Swap, result: CommitResult & { readonly kind: 'written' }, context: EditContext) {
  const files = await readFiles(context)
  const base = unswapped(begun, files, 'as-shown')
  const again = base.ok ? planOn(base.files, begun.profile) : null
  const isSame =
    again?.ok === true &&
    ['config' as const, 'credentials' as const].every((role) => again.files[role].text === files[role].text)
  const kept = again?.ok === true && isSame ? again.plan.kept : begun.files
  await writeKept({ swap: { ...begun, files: kept, historyId: result.committed.historyId }, former: null }, context)
  return result
}

/**
 * Puts `[default]` back as it was, byte for byte where nothing else changed in its files; what changed elsewhere in them stays. A default
 * section that somebody changed is a conflict (`as-shown`), or gives way to what was kept (`over-theirs`).
 */
export async function swapBack(context: EditContext, resolve: Resolve = 'as-shown'): Promise<CommitResult> {
  return underLock(context, async (book) =>
    book.swap === null ? nothingToPutBack : putBack(book.swap, context, resolve),
  )
}

/** Puts back a swap whose lease has run out. */
export type Expired =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'put-back'; readonly profile: string; readonly message: string }
  /** It stays as it is until somebody looks; the sentence says why. */
  | { readonly kind: 'left'; readonly profile: string; readonly message: string }

/** Puts `[default]` back if its lease is over: for the start of window and command line, and for the window's timer. Never rejects. */
export async function expireSwap(context: EditContext): Promise<Expired> {
  const until = (await readKept(context))?.swap?.leaseUntil ?? null
  if (until === null || context.clock.now() < until) return { kind: 'nothing' }
  let expired: Expired = { kind: 'nothing' }
  const result = await underLock(context, async ({ swap: held }) => {
    if (held === null || held.leaseUntil === null || context.clock.now() < held.leaseUntil) return { kind: 'unchanged' }
    const back = await putBack(held, context, 'as-shown')
    const { profile } = held
    expired =
      back.kind === 'written' || back.kind === 'unchanged'
        ? { kind: 'put-back', profile, message: swapText.wasPutBack(profile) }
        : { kind: 'left', profile, message: swapText.notPutBack(sentenceOf(back)) }
    return back
  })
  if (result.kind === 'written') await closing(result, result)
  return expired
}

function sentenceOf(result: Exclude<CommitResult, { readonly kind: 'written' | 'unchanged' }>): string {
  if (result.kind === 'conflict') return swapText.changedBefore(result.conflict.path)
  return result.kind === 'refused' ? result.refusal.message : result.message
}

async function putBack(held: Swap, context: EditContext, resolve: Resolve): Promise<CommitResult> {
  const files = await readFiles(context)
  const writes = await backWrites(held, files, context, resolve)
  if (!('length' in writes)) return writes
  const title = swapText.backTitle(held.profile)
  const result = await writeFiles(writes, { title, undoes: await undoable(held, context) }, context, resolve)
  if (result.kind === 'written' || result.kind === 'unchanged') await writeKept(formerBook(held), context)
  return result
}

/** Going back is the undo of the entry that made it, if that one still holds. */
async function undoable({ historyId }: Swap, context: EditContext): Promise<number | null> {
  const heads = await listWrites(context.places, context.fileSystem)
  const head = heads.find(({ id }) => id === historyId)
  return head?.state === 'done' ? head.id : null
}

/** What is left of a swap once it is over. */
export const formerBook = ({ profile, leaseSeconds, files }: Swap): SwapBook => {
  const former: FormerSwap = {
    profile,
    leaseSeconds,
    files: files.map((file) => {
      const { role, path, standIn } = file
      return { role, path, kept: digest(keptPart(file)), standIn: digest(standInPart(standIn)) }
    }),
  }
  return { swap: null, former }
}

/** One Lanyard at a time changes what `[default]` stands for. */
export async function underLock(
  context: EditContext,
  work: (book: SwapBook) => Promise<CommitResult>,
): Promise<CommitResult> {
  const lock = await acquireLock({ ...context, thing: { kind: 'file', key: `${keptFileOf(context.places)}#swap` } })
  if (!lock.ok) {
    const message = lock.reason === 'held' ? swapText.held : swapText.notKept(context.places.locksFolder, lock.code)
    return { kind: 'failed', code: 'locked', message }
  }
  try {
    const book = await readKept(context)
    return book === null ? unusable(context) : await work(book)
  } finally {
    await lock.release()
  }
}
