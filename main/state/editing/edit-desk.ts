import type { Intent } from '../../../app/command/model.ts'
import type { EditRequest } from '../../../app/contract/contract.ts'
import { editText } from '../../../app/text/edit-view-text.ts'
import { redact } from '../../../app/text/redact.ts'
import { buildConflict } from '../../../app/view/conflict-view.ts'
import { buildDryRun } from '../../../app/view/dry-run.ts'
import type { CommitAnswer, DryRunView } from '../../../app/view/edit-model.ts'
import type { Outcome } from '../../../app/view/model.ts'
import type { CommitResult, Committed, Preview, PreviewResult } from '../../edit/model.ts'
import type { Resolve } from '../../edit/write-files.ts'
import type { WriteWatch } from '../../files/model.ts'
import { errorFields, type Log } from '../../log.ts'
import type { Consent } from '../../os/dialogs.ts'
import type { HeldImports } from './held-imports.ts'
import { declinedOf, type News, type NewsQuestions, NO_NEWS, newsIn } from './news-consent.ts'

/** The service that plans and writes, bound to this machine and this window. */
export type EditService = {
  readonly preview: (intent: Intent) => Promise<PreviewResult>
  readonly commit: (preview: Preview, resolve: Resolve) => Promise<CommitResult>
  readonly undo: (id: number | null, resolve: Resolve) => Promise<CommitResult>
}

type DryRunNotes = DryRunView['notes']

/** How a write ended, and sentences beside those of the files. */
export type WorkResult = { readonly result: CommitResult; readonly remarks: readonly string[] }

/** A write that is no plan of the editor's (a swap of `[default]`, a move to the vault), ready to be shown. */
export type Work = Pick<Preview, 'files'> & {
  readonly title: string
  readonly notes: DryRunNotes
  readonly write: (resolve: Resolve) => Promise<WorkResult>
  /** Asks the person, outside the page, before anything is done; null: nothing of it needs that. */
  readonly agree: (() => Promise<Consent>) | null
}

/** What the desk asks of the rest. */
export type EditDeskOptions = NewsQuestions & {
  readonly service: EditService
  readonly log: Log
  readonly imports: HeldImports
  /** The intent of a finding's fix, as the files are now; null where there is none any more. */
  readonly fixOf: (id: string) => Promise<Intent | null>
  /** How a planned edit changes what each tool uses of the profiles that it touches. */
  readonly verdictNotes: (files: Preview['files']) => Promise<DryRunNotes>
  /** What a write in history was called; null: the newest that is not undone. */
  readonly titleOf: (id: number | null) => Promise<string | null>
  /** Files were written: the app looks at them, and at history. */
  readonly onWritten: () => Promise<void>
  /** Looks back at a write for some seconds, and closes the watch. */
  readonly lookBack: (watch: WriteWatch) => void
}

/** One dry run is held at a time, and one conflict: what was shown last is what can be written. */
export type EditDesk = {
  readonly preview: (request: EditRequest) => Promise<Outcome<DryRunView, string>>
  /** The same for a change that no page asked for in these words. */
  readonly previewIntent: (intent: Intent) => Promise<Outcome<DryRunView, string>>
  /** The same for a write that is planned elsewhere; a sentence where it cannot be. */
  readonly previewWork: (find: () => Promise<Outcome<Work, string>>) => Promise<Outcome<DryRunView, string>>
  readonly commit: (id: string) => Promise<CommitAnswer>
  readonly resolve: (id: string, keep: 'mine' | 'theirs') => Promise<CommitAnswer>
  readonly undo: (id: number | null) => Promise<CommitAnswer>
  /** Forgets what is held under an id, secrets and all: a dry run, a conflict, or what was pasted. */
  readonly discard: (id: string) => void
}

/** A write that can be tried: under the id of its dry run, or of its undo. */
type Attempt = {
  readonly id: string
  readonly said: string
  /** {@link NO_NEWS} once the person has agreed. */
  readonly news: News
  readonly agree: (() => Promise<Consent>) | null
  readonly write: (resolve: Resolve) => Promise<WorkResult>
}

type Held = { count: number; shown: Attempt | null; conflict: Attempt | null }

/** Makes the desk; it holds nothing yet. */
export function makeEditDesk(options: EditDeskOptions): EditDesk {
  const held: Held = { count: 0, shown: null, conflict: null }
  return {
    preview: (request) => preview(held, options, () => workOf(intentOf(request, options), options)),
    previewIntent: (intent) => preview(held, options, () => workOf(Promise.resolve({ ok: true, intent }), options)),
    previewWork: (find) => preview(held, options, find),
    commit: (id) => commit(held, options, id),
    resolve: (id, keep) => resolve(held, options, id, keep),
    undo: (id) => undo(held, options, id),
    discard: (id) => {
      if (held.shown?.id === id) held.shown = null
      if (held.conflict?.id === id) held.conflict = null
      options.imports.discard(id)
    },
  }
}

const failed = (message: string): CommitAnswer => ({ kind: 'failed', message: redact(message) })
const nothingWritten = (message: string): CommitAnswer => ({ kind: 'written', message, historyId: null, notes: [] })

type Planned = { readonly ok: true; readonly intent: Intent } | { readonly ok: false; readonly failure: string }

async function intentOf(request: EditRequest, { imports, fixOf }: EditDeskOptions): Promise<Planned> {
  switch (request.kind) {
    case 'import': {
      const profiles = imports.named(request.id, request.names)
      return profiles === null
        ? { ok: false, failure: editText.noImport }
        : { ok: true, intent: { kind: 'import', profiles } }
    }
    case 'fix': {
      const intent = await fixOf(request.id)
      return intent === null ? { ok: false, failure: editText.noFix } : { ok: true, intent }
    }
    case 'edit':
    case 'add':
    case 'duplicate':
    case 'rename':
    case 'remove':
      return { ok: true, intent: request }
  }
}

/** The editor's own way from an intent to a write. */
async function workOf(planning: Promise<Planned>, options: EditDeskOptions): Promise<Outcome<Work, string>> {
  const planned = await planning
  if (!planned.ok) return planned
  const result = await options.service.preview(planned.intent)
  if (!result.ok) return { ok: false, failure: result.refusal.message }
  const { plan, files } = result.preview
  const notes = [...plan.notes, ...(await verdictNotesOf(files, options))]
  const write = async (how: Resolve): Promise<WorkResult> => withoutRemarks(options.service.commit(result.preview, how))
  return { ok: true, value: { title: plan.title, files, notes, write, agree: null } }
}

const withoutRemarks = async (result: Promise<CommitResult>): Promise<WorkResult> => ({
  result: await result,
  remarks: [],
})

async function preview(
  held: Held,
  options: EditDeskOptions,
  find: () => Promise<Outcome<Work, string>>,
): Promise<Outcome<DryRunView, string>> {
  held.shown = null
  const id = nextId(held)
  try {
    const found = await find()
    if (!found.ok) return { ok: false, failure: redact(found.failure) }
    const { title, files, notes, write, agree } = found.value
    held.shown = { id, said: editText.written(redact(title)), news: newsIn(files), agree, write }
    return { ok: true, value: buildDryRun({ id, title, files, notes }) }
  } catch (error) {
    options.log.error('preview-failed', errorFields(error))
    return { ok: false, failure: editText.unexpected }
  }
}

/** What an edit changes for the tools is a help: should finding it fail, everything else is shown all the same. */
async function verdictNotesOf(files: Preview['files'], { verdictNotes, log }: EditDeskOptions): Promise<DryRunNotes> {
  try {
    return await verdictNotes(files)
  } catch (error) {
    log.error('verdict-notes-failed', errorFields(error))
    return []
  }
}

const nextId = (held: Held): string => `edit-${++held.count}`

async function commit(held: Held, options: EditDeskOptions, id: string): Promise<CommitAnswer> {
  const attempt = held.shown
  if (attempt?.id !== id) return failed(editText.gone)
  // Taken before anything is awaited: a second click finds nothing to write.
  held.shown = null
  const declined = await declinedOf(attempt.news, options)
  if (declined !== null) {
    held.shown ??= attempt
    return failed(declined.message)
  }
  if (attempt.agree !== null && (await attempt.agree()) === 'declined') {
    held.shown ??= attempt
    return failed(editText.declined)
  }
  const answer = await carryOut(held, options, { ...attempt, news: NO_NEWS, agree: null }, 'as-shown')
  if (answer.kind === 'failed') held.shown ??= attempt
  return answer
}

async function resolve(
  held: Held,
  options: EditDeskOptions,
  id: string,
  keep: 'mine' | 'theirs',
): Promise<CommitAnswer> {
  const attempt = held.conflict
  if (attempt?.id !== id) return failed(editText.conflictGone)
  held.conflict = null
  if (keep === 'theirs') return nothingWritten(editText.keptTheirs)
  const answer = await carryOut(held, options, attempt, 'over-theirs')
  if (answer.kind === 'failed') held.conflict ??= attempt
  return answer
}

async function undo(held: Held, options: EditDeskOptions, id: number | null): Promise<CommitAnswer> {
  const title = await options.titleOf(id).catch(() => null)
  const said = title === null ? editText.undoneLast : editText.undone(redact(title))
  const write = (how: Resolve): Promise<WorkResult> => withoutRemarks(options.service.undo(id, how))
  const attempt = { id: nextId(held), said, news: NO_NEWS, agree: null, write }
  return carryOut(held, options, attempt, 'as-shown')
}

async function carryOut(held: Held, options: EditDeskOptions, attempt: Attempt, how: Resolve): Promise<CommitAnswer> {
  try {
    return await answerTo(await attempt.write(how), attempt, held, options)
  } catch (error) {
    options.log.error('write-failed', errorFields(error))
    return failed(editText.unexpected)
  }
}

async function answerTo(
  { result, remarks }: WorkResult,
  attempt: Attempt,
  held: Held,
  options: EditDeskOptions,
): Promise<CommitAnswer> {
  switch (result.kind) {
    case 'written':
      return tellWritten(result.committed, remarks, attempt, options)
    case 'unchanged':
      return remarks.length === 0 ? nothingWritten(editText.unchanged) : tellWritten(NOTHING, remarks, attempt, options)
    case 'conflict':
      held.conflict = attempt
      return { kind: 'conflict', conflict: buildConflict({ id: attempt.id, ...result.conflict }) }
    case 'refused':
      return failed(result.refusal.message)
    case 'failed':
      return failed(result.message)
  }
}

/** The files were as wanted already, and something beside them was not. */
const NOTHING: Committed = { historyId: null, files: [], notes: [], watches: [] }

async function tellWritten(
  { historyId, notes, watches }: Committed,
  remarks: readonly string[],
  { said }: Attempt,
  { onWritten, lookBack, log }: EditDeskOptions,
): Promise<CommitAnswer> {
  for (const watch of watches) lookBack(watch)
  // What was written stays written, whatever comes of the look at it.
  await onWritten().catch((error: unknown) => log.warn('look-failed', errorFields(error)))
  const sentences = [...notes.map(({ message }) => message), ...remarks]
  return { kind: 'written', message: said, historyId, notes: sentences.map(redact) }
}
