import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import { formatInstant } from '../../../app/text/instant.ts'
import type { HistoryEntryView } from '../../../app/view/edit-model.ts'
import { buildHistoryEntry } from '../../../app/view/history-view.ts'
import type { HistoryEntry, HistoryHead, HistoryState } from '../../history/model.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { editContextOf } from './context.ts'
import { diffText, plainDiff } from './show-diff.ts'

type Head = HistoryHead & { readonly state: HistoryState }

/** `lanyard history [NUMBER]`, `lanyard history forget`. */
export const historyVerb: Verb = {
  shape: { positionals: [], optional: ['NUMBER'], flags: ['json', 'yes', 'help'], values: [] },
  help: cliEditText.help.history,
  run: async ({ positionals, flags }, context) => {
    const [word] = positionals
    if (word === 'forget') return forget(flags.has('yes') ? 'agreed' : 'ask', context)
    return word === undefined ? list(context) : showOne(word, context)
  },
}

/** A number as `lanyard history` prints it; null for anything else. */
export const entryNumber = (word: string): number | null => (/^\d{1,15}$/.test(word) ? Number(word) : null)

async function list(context: CliContext): Promise<VerbResult> {
  const { listWrites } = await import('../../history/store.ts')
  const heads = await listWrites(editContextOf(context).places)
  return {
    kind: 'answer',
    exit: 0,
    json: heads.map(headJson),
    text: () => listText(heads, paintFor(context.terminal.output, context.environment)),
  }
}

const headJson = ({ id, at, who, title, state, undoes }: Head) => ({
  id,
  at: formatInstant(at),
  who,
  title,
  state,
  undoes,
})

function listText(heads: readonly Head[], paint: Paint): string {
  if (heads.length === 0) return cliEditText.noHistory
  const head = cliEditText.historyHead.map((text): Cell => ({ text, paint: paint.dim }))
  const rows = heads.map((entry): readonly Cell[] => [
    { text: String(entry.id), paint: paint.bold },
    { text: formatInstant(entry.at) },
    { text: cliEditText.who[entry.who] },
    { text: printable(entry.title) },
    { text: remarkOn(entry), paint: paint.dim },
  ])
  return alignColumns([head, ...rows])
}

function remarkOn({ state, undoes }: Head): string {
  if (undoes !== null) return cliEditText.undoOf(undoes)
  return state === 'undone' ? cliEditText.undone : ''
}

async function showOne(word: string, context: CliContext): Promise<VerbResult> {
  const id = entryNumber(word)
  if (id === null) return { kind: 'wrong-usage', code: 'bad-number', message: cliEditText.badNumber }
  const { listHistory } = await import('../../history/store.ts')
  const entry = (await listHistory(editContextOf(context).places)).find((one) => one.id === id)
  if (entry === undefined) return { kind: 'failure', code: 'no-such-entry', message: cliEditText.noSuchEntry(id) }
  const shown = viewOf(entry)
  return {
    kind: 'answer',
    exit: 0,
    json: { ...headJson(entry), files: shown.files.map((file) => ({ file: file.path, diff: plainDiff(file) })) },
    text: () => diffText(shown.files, paintFor(context.terminal.output, context.environment)),
  }
}

const viewOf = (entry: HistoryEntry): HistoryEntryView => buildHistoryEntry(entry)

async function forget(consent: 'agreed' | 'ask', context: CliContext): Promise<VerbResult> {
  const { terminal } = context
  const { places } = editContextOf(context)
  if (consent === 'ask') {
    if (!terminal.canAsk()) return { kind: 'wrong-usage', code: 'needs-yes', message: cliEditText.needsYesToForget }
    const { listWrites } = await import('../../history/store.ts')
    const answer = await terminal.askLine(cliEditText.askForget((await listWrites(places)).length))
    if (!/^y(es)?$/i.test(answer?.trim() ?? '')) {
      return { kind: 'failure', code: 'declined', message: cliEditText.nothingForgotten }
    }
  }
  const { forgetHistory } = await import('../../history/forget.ts')
  const forgotten = await forgetHistory(places)
  if (!forgotten.ok) return { kind: 'failure', code: 'not-forgotten', message: forgotten.failure }
  const { entries, backups, message } = forgotten.value
  return { kind: 'answer', exit: 0, json: { entries, backups }, text: () => cliEditText.forgotten(message) }
}
