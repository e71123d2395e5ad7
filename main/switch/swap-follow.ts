import type { SharedFiles } from '../../app/profile/book.ts'
import type { FileRole } from '../../app/profile/model.ts'
import type { Swap } from '../../app/switch/kept-model.ts'
import type { EditContext } from '../edit/model.ts'
import { readSettledFiles } from '../edit/read-files.ts'
import { writeGuarded } from '../files/write.ts'
import { formerBook, underLock } from './default-swap.ts'
import { readKept, writeKept } from './kept-store.ts'
import { isRestored, planOn, standings, unswapped } from './swap-plan.ts'

/*
 * `[default]` keeps up with the profile it stands in for.
 */

/** `left`: it could not, and is as it was; `swapState` says what is in the way. */
export type Followed = 'nothing' | 'up-to-date' | 'left'

/**
 * Brings `[default]` up to date when the profile's section changed (a session was renewed, a region edited), but only while it stands as
 * Lanyard wrote it. Like the renewal it follows, it asks nothing and is no entry in History; the file's backup is made. Never rejects.
 */
export async function followSwap(context: EditContext): Promise<Followed> {
  if (((await readKept(context))?.swap ?? null) === null) return 'nothing'
  let followed: Followed = 'left'
  await underLock(context, async ({ swap }) => {
    followed = swap === null ? 'nothing' : await follow(swap, context)
    return { kind: 'unchanged' }
  })
  return followed
}

async function follow(swap: Swap, context: EditContext): Promise<Followed> {
  const files = await readSettledFiles(context)
  if (isRestored(swap, files)) {
    // Somebody put it back by hand: what was kept is needed no longer, and it holds keys.
    await writeKept(formerBook(swap), context)
    return 'nothing'
  }
  if ([...standings(swap, files).values()].some((standing) => standing !== 'stands-in')) return 'left'
  const next = nextFiles(swap, files)
  if (next === null) return 'left'
  const roles = (['config', 'credentials'] as const).filter((role) => next.files[role].text !== files[role].text)
  for (const role of roles) {
    if (!(await write(swap, files, role, next.files[role].text, context))) return 'left'
  }
  const isKnown = JSON.stringify(swap.files) === JSON.stringify(next.kept)
  if (!isKnown) await writeKept({ swap: { ...swap, files: next.kept }, former: null }, context)
  return roles.length === 0 ? 'nothing' : 'up-to-date'
}

/** Null where the profile is gone, or cannot be stood in for any more. */
function nextFiles(swap: Swap, files: SharedFiles) {
  const base = unswapped(swap, files, 'as-shown')
  const planned = base.ok ? planOn(base.files, swap.profile) : null
  return planned?.ok ? { files: planned.files, kept: planned.plan.kept } : null
}

async function write(swap: Swap, files: SharedFiles, role: FileRole, after: string, context: EditContext) {
  const result = await writeGuarded<null>({
    ...context,
    path: files[role].path,
    change: (text) => {
      if (text === files[role].text || text === after) return { ok: true, text: after }
      const again = nextFiles(swap, { ...files, [role]: { ...files[role], text } })
      return again === null ? { ok: false, refusal: null } : { ok: true, text: again.files[role].text }
    },
  })
  if (result.ok) await result.value.watch.close()
  return result.ok
}

/** The profile it stands in for has another name now. A sentence where that cannot be noted. */
export async function renameSwap(from: string, to: string, context: EditContext): Promise<string | null> {
  if ((await readKept(context))?.swap?.profile !== from) return null
  const result = await underLock(context, async ({ swap }) => {
    if (swap?.profile !== from) return { kind: 'unchanged' }
    const problem = await writeKept({ swap: { ...swap, profile: to }, former: null }, context)
    return problem === null ? { kind: 'unchanged' } : { kind: 'failed', code: 'not-kept', message: problem }
  })
  return result.kind === 'failed' ? result.message : null
}
