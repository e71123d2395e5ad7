import type { Intent, IntentRefusal } from '../../../app/command/model.ts'
import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { buildDryRun } from '../../../app/view/dry-run.ts'
import type { DryRunView } from '../../../app/view/edit-model.ts'
import type { CommitResult, Committed, EditContext, PreviewFile } from '../../edit/model.ts'
import { systemClock } from '../../files/clock.ts'
import type { WriteWatch } from '../../files/model.ts'
import type { ParsedArguments } from '../arguments.ts'
import { paintFor, printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'
import { editContextOf } from './context.ts'
import { diffText, plainDiff } from './show-diff.ts'

/** Milliseconds after the write at which the files are looked at once more. */
const LOOK_BACK = 1_000

/** A change that was planned and not yet written. */
export type Planned = {
  readonly title: string
  readonly files: readonly PreviewFile[]
  readonly notes: DryRunView['notes']
  readonly commit: () => Promise<CommitResult>
}

/** Plans an intent, shows it, asks, writes: the way of every editing verb. */
export async function carryOut(intent: Intent, parsed: ParsedArguments, context: CliContext): Promise<VerbResult> {
  const { previewIntent, commitPreview } = await import('../../edit/service.ts')
  const edit: EditContext = editContextOf(context)
  const previewed = await previewIntent(intent, edit)
  if (!previewed.ok) return refused(previewed.refusal)
  const { preview } = previewed
  const { title } = preview.plan
  const notes = [...preview.plan.notes, ...(await verdictNotesOf(preview.files, parsed, context))]
  const commit = (): Promise<CommitResult> => commitPreview(preview, edit, 'as-shown')
  return showAndWrite({ title, notes, files: preview.files, commit }, parsed, context)
}

/** What changes for the tools is told where the change is shown before it is written. */
async function verdictNotesOf(
  files: readonly PreviewFile[],
  { flags }: ParsedArguments,
  { environment, platform, folder, now }: CliContext,
): Promise<DryRunView['notes']> {
  if (flags.has('yes') && !flags.has('dry-run')) return []
  const { verdictNotes } = await import('../../edit/verdict-notes.ts')
  return verdictNotes(files, { environment, platform, folder, now: now() })
}

/** A sentence for a change that cannot be planned; one that is already there is no failure. */
export function refused({ code, message }: IntentRefusal): VerbResult {
  return code === 'nothing-to-do' ? unchanged() : { kind: 'failure', code, message }
}

/** Shows a planned change and writes it, as far as `--dry-run`, `--yes` and the person say. */
export async function showAndWrite(
  planned: Planned,
  parsed: ParsedArguments,
  context: CliContext,
): Promise<VerbResult> {
  if (planned.files.length === 0) return unchanged()
  const shown = buildDryRun({ id: '', ...planned })
  if (parsed.flags.has('dry-run')) return dryRun(shown, context)
  if (!parsed.flags.has('yes')) {
    const { terminal } = context
    if (!terminal.canAsk()) return { kind: 'wrong-usage', code: 'needs-yes', message: cliEditText.needsYes }
    const paint = paintFor(terminal.errors, context.environment)
    terminal.errors.write(diffText(shown.files, paint))
    for (const note of shown.notes) terminal.errors.write(cliEditText.note(note.severity, printable(note.message)))
    const answer = await terminal.askLine(cliEditText.askWrite)
    if (!/^y(es)?$/i.test(answer?.trim() ?? '')) {
      return { kind: 'failure', code: 'declined', message: cliEditText.declined }
    }
  }
  return answerOf(await planned.commit(), shown)
}

function unchanged(): VerbResult {
  return {
    kind: 'answer',
    exit: 0,
    json: { outcome: 'unchanged', title: null, historyId: null, files: [], notes: [] },
    text: () => cliEditText.unchanged,
  }
}

const remarksOf = ({ notes }: DryRunView): readonly string[] => notes.map(({ message }) => message)

function dryRun(shown: DryRunView, context: CliContext): VerbResult {
  const files = shown.files.map((file) => ({ file: file.path, backup: null, diff: plainDiff(file) }))
  return {
    kind: 'answer',
    exit: 0,
    json: { outcome: 'dry-run', title: shown.title, historyId: null, files, notes: shown.notes },
    text: () => diffText(shown.files, paintFor(context.terminal.output, context.environment)),
    remarks: remarksOf(shown),
  }
}

/** What a commit came to, as an answer; `shown` null where nothing was written. */
export function answerOf(result: CommitResult, shown: DryRunView | null): VerbResult {
  switch (result.kind) {
    case 'unchanged':
      return unchanged()
    case 'refused':
      return refused(result.refusal)
    case 'failed':
      return { kind: 'failure', code: result.code, message: result.message }
    case 'conflict': {
      const { section, path } = result.conflict
      return { kind: 'failure', code: 'conflict', message: cliEditText.changedMeanwhile(printable(section), path) }
    }
    case 'written':
      return written(result.committed, shown ?? { id: '', title: '', files: [], notes: [] })
  }
}

function written(committed: Committed, shown: DryRunView): VerbResult {
  const { historyId, files, notes, watches } = committed
  const diffOf = (path: string): string =>
    shown.files
      .filter((file) => file.path === path)
      .map(plainDiff)
      .join('\n')
  return {
    kind: 'answer',
    exit: 0,
    json: {
      outcome: 'written',
      title: shown.title,
      historyId,
      files: files.map(({ path, backup }) => ({ file: path, backup, diff: diffOf(path) })),
      notes: shown.notes,
    },
    text: () =>
      [
        cliEditText.written(printable(shown.title)),
        ...files.flatMap(({ backup }) => (backup === null ? [] : [cliEditText.backup(printable(backup))])),
        historyId === null ? '' : cliEditText.undoWith(historyId),
      ].join(''),
    remarks: [...remarksOf(shown), ...notes.map(({ message }) => message)],
    afterwards: () => lookBackOnce(watches),
  }
}

/** AWS's tools take no lock: one that was writing at the same moment may have written over the change. */
export async function lookBackOnce(watches: readonly WriteWatch[]): Promise<string | null> {
  try {
    if (watches.length > 0) await systemClock.sleep(LOOK_BACK)
    for (const watch of watches) {
      const seen = await watch.recheck()
      if (seen.state === 'conflict') return seen.message
    }
    return null
  } finally {
    for (const watch of watches) await watch.close()
  }
}
