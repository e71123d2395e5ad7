import { cliEditText } from '../../../app/text/cli-edit-text.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { answerOf, showAndWrite } from './carry-out.ts'
import { editContextOf } from './context.ts'
import { entryNumber } from './history.ts'
import { WRITING_FLAGS } from './options.ts'

/** `lanyard undo [NUMBER]`. */
export const undoVerb: Verb = {
  shape: { positionals: [], optional: ['NUMBER'], flags: WRITING_FLAGS, values: [] },
  help: cliEditText.help.undo,
  run: async (parsed, context) => {
    const [word] = parsed.positionals
    const id = word === undefined ? null : entryNumber(word)
    if (word !== undefined && id === null) {
      return { kind: 'wrong-usage', code: 'bad-number', message: cliEditText.badNumber }
    }
    return undo(id, parsed, context)
  },
}

async function undo(id: number | null, parsed: Parameters<Verb['run']>[0], context: CliContext): Promise<VerbResult> {
  const { previewUndo, undoWrite } = await import('../../history/service.ts')
  const edit = editContextOf(context)
  const planned = await previewUndo(id, edit, 'as-shown')
  if (planned.kind !== 'planned') return answerOf(planned, null)
  const { title, undoes, writes } = planned
  const commit = () => undoWrite(undoes, edit, 'as-shown', planned)
  return showAndWrite({ title, files: writes, notes: [], commit }, parsed, context)
}
