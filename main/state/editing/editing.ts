import { findingsOf } from '../../../app/advice/index.ts'
import { nextUndo } from '../../../app/command/history.ts'
import { recogniseImport } from '../../../app/command/import/index.ts'
import type { ProfileBook } from '../../../app/profile/model.ts'
import { forgetText } from '../../../app/text/edit-view-text.ts'
import { redact } from '../../../app/text/redact.ts'
import { buildEditForm } from '../../../app/view/edit-form.ts'
import type { FindingView } from '../../../app/view/edit-model.ts'
import { buildFinding } from '../../../app/view/finding-view.ts'
import type { Outcome, Snapshot } from '../../../app/view/model.ts'
import type { CommitResult, EditContext } from '../../edit/model.ts'
import { commitPreview, previewIntent } from '../../edit/service.ts'
import { type Surroundings, verdictNotes } from '../../edit/verdict-notes.ts'
import type { Resolve } from '../../edit/write-files.ts'
import type { WriteWatch } from '../../files/model.ts'
import { forgetHistory, listHistory, listWrites, previewUndo, undoWrite } from '../../history/service.ts'
import { errorFields, type Log } from '../../log.ts'
import type { Consent } from '../../os/dialogs.ts'
import type { Store } from '../store.ts'
import type { EditHandlers } from './edit-answers.ts'
import { type EditDesk, makeEditDesk } from './edit-desk.ts'
import { type HeldImports, type ImportSources, makeHeldImports } from './held-imports.ts'
import { declinedOf, type NewsQuestions, newsIn } from './news-consent.ts'
import { showHistory } from './shown-history.ts'

/** What editing needs of the rest of the app. */
export type EditingOptions = Omit<ImportSources, 'recognise'> &
  NewsQuestions & {
    readonly store: Store
    readonly context: EditContext
    readonly log: Log
    /** Asks the person, outside the page, whether history and backups may go. */
    readonly agreeToForget: () => Promise<Consent>
    readonly lookBack: (watch: WriteWatch) => void
    /** This machine as chains are explained on it. */
    readonly surroundings: Omit<Surroundings, 'now'>
  }

/** Everything of editing that is loaded on first use. */
export type Editing = {
  readonly handlers: EditHandlers
  /** Shows what a change of ours would write; `commitEdit` writes it. */
  readonly previewIntent: EditDesk['previewIntent']
  readonly previewWork: EditDesk['previewWork']
  readonly advise: (book: ProfileBook) => readonly FindingView[]
  /** Looks up what *Undo* would take back now. */
  readonly checkUndo: () => Promise<void>
}

/** Opens what answers about editing. */
export function openEditing(options: EditingOptions): Editing {
  const { store, context } = options
  const checkUndo = async (): Promise<void> => store.offerUndo(await canUndo(context))
  const imports = makeHeldImports({ ...options, recognise: recogniseImport })
  const desk = makeEditDesk({
    ...options,
    imports,
    verdictNotes: (files) => verdictNotes(files, { ...options.surroundings, now: context.clock.now() }),
    service: {
      preview: (intent) => previewIntent(intent, context),
      commit: (preview, resolve) => commitPreview(preview, context, resolve),
      undo: (id, resolve) => undo(id, resolve, options),
    },
    fixOf: async (id) =>
      findingsOf(bookOf(store), context.clock.now()).find((finding) => finding.id === id)?.fix?.intent ?? null,
    titleOf: async (id) => titleOf(id, context),
    onWritten: async () => {
      // A change is believed when it was seen twice alike, and nobody has to wait for the second time after a write of our own.
      await store.look()
      await Promise.all([store.look(), checkUndo()])
    },
  })
  const advise = (book: ProfileBook): readonly FindingView[] => adviseOn(book, options)
  const handlers = handlersOf(desk, imports, options, checkUndo)
  return { handlers, previewIntent: desk.previewIntent, previewWork: desk.previewWork, advise, checkUndo }
}

const bookOf = (store: Store): ProfileBook => store.picture().world.facts.book

/** Findings are a help: should finding them fail, everything else is shown all the same. */
function adviseOn(book: ProfileBook, { context, log }: EditingOptions): readonly FindingView[] {
  try {
    return findingsOf(book, context.clock.now()).map((finding) => buildFinding(finding, book.files))
  } catch (error) {
    log.error('advice-failed', errorFields(error))
    return []
  }
}

async function canUndo(context: EditContext): Promise<Snapshot['canUndo']> {
  const writes = await listWrites(context.places, context.fileSystem)
  const id = nextUndo(writes)
  const next = writes.find((write) => write.id === id)
  return next === undefined ? null : { id: next.id, title: redact(next.title) }
}

/** Takes a write back. A program or an address that came out of the files with it comes back with it: that takes consent, as any other. */
async function undo(
  id: number | null,
  resolve: Resolve,
  { context, agreeToPrograms, agreeToAddresses }: EditingOptions,
): Promise<CommitResult> {
  const planned = await previewUndo(id, context, resolve)
  if (planned.kind !== 'planned') return planned
  const declined = await declinedOf(newsIn(planned.writes), { agreeToPrograms, agreeToAddresses })
  if (declined !== null) return { kind: 'failed', ...declined }
  return undoWrite(planned.undoes, context, resolve, planned)
}

async function titleOf(id: number | null, context: EditContext): Promise<string | null> {
  const writes = await listWrites(context.places, context.fileSystem)
  const wanted = id ?? nextUndo(writes)
  return writes.find((write) => write.id === wanted)?.title ?? null
}

function handlersOf(
  desk: EditDesk,
  imports: HeldImports,
  options: EditingOptions,
  checkUndo: () => Promise<void>,
): EditHandlers {
  const { store, context } = options
  return {
    editForm: async ({ kind, name }) => buildEditForm(bookOf(store), kind, name),
    previewEdit: desk.preview,
    commitEdit: ({ id }) => desk.commit(id),
    resolveConflict: ({ id, keep }) => desk.resolve(id, keep),
    discardEdit: async ({ id }) => {
      desk.discard(id)
      return null
    },
    readImport: ({ from }) => imports.read(from),
    history: async () => ({ entries: showHistory(await listHistory(context.places, context.fileSystem)) }),
    undoWrite: ({ id }) => desk.undo(id),
    forgetHistory: async () => {
      const outcome = await forget(options)
      await checkUndo()
      return outcome
    },
  }
}

async function forget({ agreeToForget, context }: EditingOptions): Promise<Outcome<string, string>> {
  if ((await agreeToForget()) === 'declined') return { ok: false, failure: forgetText.declined }
  const outcome = await forgetHistory(context.places, context)
  return outcome.ok ? { ok: true, value: outcome.value.message } : outcome
}
