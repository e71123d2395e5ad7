import { settledAt } from '../../../app/switch/changes.ts'
import { notFollowingText } from '../../../app/text/not-following-text.ts'
import type { NotFollowingView } from '../../../app/view/switch-model.ts'
import { type ActiveAccess, readActive } from '../../switch/active-store.ts'
import { printable } from '../terminal.ts'
import type { CliContext, VerbResult } from '../verb.ts'

/** `lanyard use --not-following`. */
export async function useNotFollowing(access: ActiveAccess, context: CliContext): Promise<VerbResult> {
  const [{ processesOfSystem }, { findNotFollowing }] = await Promise.all([
    import('../../places/system.ts'),
    import('../../switch/not-following.ts'),
  ])
  const { profile } = settledAt((await readActive(access)).state, context.now())
  const own = { pids: new Set([process.pid]), names: new Set(['lanyard']) }
  const found = await findNotFollowing(processesOfSystem(context.platform), profile, own)
  if (!found.ok) return { kind: 'failure', code: 'no-processes', message: found.failure }
  const { value } = found
  return {
    kind: 'answer',
    exit: 0,
    json: { profile, notFollowing: value },
    text: () => textOf(value, profile),
    remarks: [notFollowingText.started],
  }
}

function textOf(views: readonly NotFollowingView[], active: string | null): string {
  if (views.length === 0) return notFollowingText.all
  const rows = views.map(({ name, pid, folder, reason, line }) => {
    const head = notFollowingText.row(
      printable(name),
      pid,
      folder === null ? null : printable(folder),
      printable(reason),
    )
    return head + (line === null ? notFollowingText.restart : notFollowingText.paste(line))
  })
  return notFollowingText.head(active === null ? null : printable(active)) + rows.join('')
}
