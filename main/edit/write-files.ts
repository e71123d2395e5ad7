import { isChangeThere } from '../../app/command/history.ts'
import { touchedPart } from '../../app/command/history-touched.ts'
import type { IntentRefusal } from '../../app/command/model.ts'
import { writeText } from '../../app/text/write-text.ts'
import type { Change, WriteProblem, Written } from '../files/model.ts'
import { writeGuarded } from '../files/write.ts'
import type { NewEntry } from '../history/model.ts'
import { recordWrite } from '../history/record.ts'
import { conflictOf } from './conflict.ts'
import type { CommitNote, CommitResult, Conflict, EditContext, PreviewFile } from './model.ts'
import { takeBack } from './take-back.ts'

/** Why a change does not fit a text. */
export type Misfit =
  | { readonly kind: 'refused'; readonly refusal: IntentRefusal }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }

/** One file to be written: as it was planned, and how to plan it again on what is there by then. */
export type FileWrite = PreviewFile & {
  /** The sections it is about. */
  readonly names: readonly string[]
  readonly replan: Change<Misfit>
}

/** `as-shown`: stops when a section it is about differs from what was planned on. */
export type Resolve = 'as-shown' | 'over-theirs'

type WrittenFile = { readonly write: FileWrite; readonly written: Written }
type Failure = Exclude<CommitResult, { readonly kind: 'written' | 'unchanged' }>

/**
 * Writes one file or two, one after the other, through the guarded write, and notes it in history. When the second cannot be written the
 * first is taken back. Whoever gets the watches closes them.
 */
export async function writeFiles(
  writes: readonly FileWrite[],
  entry: Pick<NewEntry, 'title' | 'undoes'>,
  context: EditContext,
  resolve: Resolve,
): Promise<CommitResult> {
  const done: WrittenFile[] = []
  for (const write of writes) {
    const result = await writeGuarded<Misfit>({
      ...context,
      path: write.path,
      change: changeOf(write),
      touched: (text) => touchedPart(text, write.names),
      ...(resolve === 'as-shown' ? { expected: touchedPart(write.before, write.names) } : {}),
    })
    if (!result.ok) return takenBack(done, failureOf(result.problem, write), entry, context)
    if (result.value.outcome === 'written') done.push({ write, written: result.value })
    else await result.value.watch.close()
  }
  return done.length === 0 ? { kind: 'unchanged' } : noted(done, entry, context)
}

/** The change as a function of the text that gives nothing new for its own result, whatever else was written since. */
function changeOf({ before, after, replan }: FileWrite): Change<Misfit> {
  return (text) => {
    if (text === before) return { ok: true, text: after }
    return isChangeThere(before, after, text) ? { ok: true, text } : replan(text)
  }
}

function failureOf(problem: WriteProblem<Misfit>, write: FileWrite): Failure {
  switch (problem.code) {
    case 'refused': {
      const { refusal } = problem
      return refusal
    }
    case 'conflict':
      return conflictIn(problem, write)
    default:
      return { kind: 'failed', code: problem.code, message: problem.message }
  }
}

function conflictIn(
  { base, theirs, message }: WriteProblem<Misfit> & { readonly code: 'conflict' },
  write: FileWrite,
): Failure {
  const nothing = touchedPart('', write.names)
  const conflict = conflictOf(write, write.names, { base: base ?? nothing, theirs: theirs ?? nothing })
  return conflict ?? { kind: 'failed', code: 'conflict', message }
}

async function takenBack(
  done: readonly WrittenFile[],
  failure: Failure,
  entry: Pick<NewEntry, 'title' | 'undoes'>,
  context: EditContext,
): Promise<CommitResult> {
  const [first] = done
  if (first === undefined) return failure
  await first.written.watch.close()
  const { path } = first.write
  const stays = await takeBack(first.written, path, context)
  if (stays === null) return told(failure, (message) => writeText.takenBack(message, path))
  // It stands, so it must at least be possible to undo it.
  const recorded = await record(done, entry, context)
  const reason = recorded.ok ? stays : `${stays} ${recorded.message}`
  const message = failure.kind === 'conflict' ? writeText.changedMeanwhile(failure.conflict.path) : messageOf(failure)
  return { kind: 'failed', code: 'half-written', message: writeText.notTakenBack(message, path, reason) }
}

function told(failure: Failure, tell: (message: string) => string): Failure {
  switch (failure.kind) {
    case 'conflict':
      return failure
    case 'refused':
      return { kind: 'refused', refusal: { ...failure.refusal, message: tell(failure.refusal.message) } }
    case 'failed':
      return { ...failure, message: tell(failure.message) }
  }
}

const messageOf = (failure: Exclude<Failure, { readonly kind: 'conflict' }>): string =>
  failure.kind === 'refused' ? failure.refusal.message : failure.message

async function noted(
  done: readonly WrittenFile[],
  entry: Pick<NewEntry, 'title' | 'undoes'>,
  context: EditContext,
): Promise<CommitResult> {
  const recorded = await record(done, entry, context)
  const missing: readonly CommitNote[] = recorded.ok ? [] : [{ code: 'not-in-history', message: recorded.message }]
  return {
    kind: 'written',
    committed: {
      historyId: recorded.ok ? recorded.id : null,
      files: done.map(({ write, written }) => ({ role: write.role, path: write.path, backup: written.backup })),
      notes: [...done.flatMap(({ written }) => written.notes), ...missing],
      watches: done.map(({ written }) => written.watch),
    },
  }
}

function record(
  done: readonly WrittenFile[],
  { title, undoes }: Pick<NewEntry, 'title' | 'undoes'>,
  context: EditContext,
) {
  const files = done.map(({ write: { role, path, created, mode }, written: { before, after } }) => {
    return { role, path, before, after, created, mode }
  })
  return recordWrite({ who: context.who, title, undoes, files }, context)
}
