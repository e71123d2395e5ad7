import { isAnythingKept } from '../../switch/kept-place.ts'
import { editContextOf } from '../edit/context.ts'
import type { CliContext, Verb } from '../verb.ts'

/** A verb that writes sessions: `[default]` is brought up to date afterwards where it stands in for one of their profiles. */
export const following = (verb: Verb): Verb => ({
  ...verb,
  run: async (parsed, context) => {
    const result = await verb.run(parsed, context)
    await followNow(context)
    return result
  },
})

async function followNow(context: CliContext): Promise<void> {
  const edit = editContextOf(context)
  if (!(await isAnythingKept(edit.places))) return
  const { followSwap } = await import('../../switch/swap-follow.ts')
  await followSwap(edit)
}
