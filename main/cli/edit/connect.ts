import { preferencesOf } from '../../../app/marks/text.ts'
import { type ConnectResult, connectIntent } from '../../../app/switch/connect.ts'
import { connectText } from '../../../app/text/connect-text.ts'
import { readMarks } from '../../marks/marks.ts'
import { ownProgram } from '../../os/own-program.ts'
import type { ParsedArguments } from '../arguments.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { worldFor } from '../world.ts'
import { refused, showAndWrite } from './carry-out.ts'
import { editContextOf } from './context.ts'
import { WRITING_FLAGS } from './options.ts'

/** `lanyard connect PROFILE [--as NAME]`. */
export const connectVerb: Verb = {
  shape: { positionals: ['PROFILE'], flags: [...WRITING_FLAGS, 'take-out-session'], values: ['as'] },
  help: connectText.help,
  run: async (parsed, context) => {
    const { platform, environment } = context
    const program = ownProgram({
      runtime: 'node',
      execPath: process.execPath,
      script: process.argv[1] ?? '',
      path: environment['PATH'] ?? '',
      platform,
    })
    if (!program.ok) return { kind: 'failure', code: 'no-program', message: program.failure }
    const world = await worldFor(context, null, 'selected-profile')
    const wished = connectIntent(world.facts.book, {
      profile: parsed.positionals[0] ?? '',
      as: parsed.values.get('as') ?? null,
      session: parsed.flags.has('take-out-session') ? 'take-out' : 'leave',
      program: program.value,
      platform: platform === 'win32' ? 'windows' : 'unix',
    })
    if (!wished.ok) return { kind: 'failure', code: wished.code, message: wished.message }
    return carryOut(wished, parsed, context)
  },
}

/** The way of every editing verb, with what connecting leaves undone among the notes. */
async function carryOut(
  { intent, name, sessionOf }: ConnectResult & { readonly ok: true },
  parsed: ParsedArguments,
  context: CliContext,
): Promise<VerbResult> {
  const [{ previewIntent, commitPreview }, { connectNotes }] = await Promise.all([
    import('../../edit/service.ts'),
    import('../../edit/connect-notes.ts'),
  ])
  const edit = editContextOf(context)
  const previewed = await previewIntent(intent, edit)
  if (!previewed.ok) return refused(previewed.refusal)
  const { plan, files } = previewed.preview
  const { environment, platform, folder, now } = context
  const preferences = preferencesOf((await readMarks(edit)).marks)
  const undone = await connectNotes(
    files,
    { environment, platform, folder, now: now() },
    { name, sessionOf, preferences },
  )
  const notes = [...plan.notes, ...undone]
  const commit = () => commitPreview(previewed.preview, edit, 'as-shown')
  return showAndWrite({ title: plan.title, notes, files, commit }, parsed, context)
}
