import { isChangeThere, planUndo, writtenText } from '../../app/command/history.ts'
import { writeText } from '../../app/text/write-text.ts'
import type { Change, Written } from '../files/model.ts'
import { writeGuarded } from '../files/write.ts'
import type { EditContext } from './model.ts'

/** Puts a file back as it was before a write, other programs' later changes kept; null when it is, else a sentence why it is not. */
export async function takeBack({ before, after }: Written, path: string, context: EditContext): Promise<string | null> {
  const written = writtenText(before, after)
  const change: Change<null> = (text) => {
    if (text !== after && isChangeThere(after, before, text)) return { ok: true, text }
    const plan = planUndo(written, text)
    return plan.ok ? { ok: true, text: plan.text } : { ok: false, refusal: null }
  }
  const result = await writeGuarded<null>({ ...context, path, change })
  if (!result.ok) return result.problem.code === 'refused' ? writeText.changedMeanwhile(path) : result.problem.message
  await result.value.watch.close()
  return null
}
