import { cliText } from '../../../app/text/cli-text.ts'
import { isAnythingKept } from '../../switch/kept-place.ts'
import { editContextOf } from '../edit/context.ts'
import { printable } from '../terminal.ts'
import type { CliContext } from '../verb.ts'

/** Puts `[default]` back where its time is over and no running Lanyard has done so, before anything is read of the files; and says so. */
export async function putBackInTime(context: CliContext): Promise<void> {
  const edit = editContextOf(context)
  if (!(await isAnythingKept(edit.places))) return
  const { expireSwap } = await import('../../switch/default-swap.ts')
  const expired = await expireSwap(edit)
  if (expired.kind !== 'nothing') context.terminal.errors.write(cliText.remark(printable(expired.message)))
}

/** What `[default]` stands for, to be said beside the active profile; empty where it stands for itself. */
export type Standing = { readonly json: unknown; readonly text: string; readonly remarks: readonly string[] }

/** Loads little where nothing stands in for anything. */
export async function standingDefault(context: CliContext): Promise<Standing> {
  if (!(await isAnythingKept(editContextOf(context).places))) return { json: null, text: '', remarks: [] }
  return (await import('./use-default.ts')).standing(context)
}
