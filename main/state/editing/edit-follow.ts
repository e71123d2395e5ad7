import type { ProfileBook } from '../../../app/profile/model.ts'
import { errorFields, type Log } from '../../log.ts'
import type { Advise, Store } from '../store.ts'

/** Keeps findings, and what *Undo* would take back, up to date. It is still until the first paint. */
export type EditFollow = {
  /** A window has been painted: there is time to look for both. */
  readonly begin: () => void
  /** A new snapshot is in force: the newest write may be another one. */
  readonly follow: () => void
}

export type EditFollowOptions = {
  readonly store: () => Promise<Store>
  readonly log: Log
  /** Loads what finds findings and reads history. */
  readonly load: () => Promise<{ readonly advise: Advise; readonly checkUndo: () => Promise<void> }>
}

/** Makes the follower. A failure is logged and tried again with the next change of the files. */
export function makeEditFollow({ store, log, load }: EditFollowOptions): EditFollow {
  let seen: ProfileBook | null = null
  let isAdvised = false
  const look = async (): Promise<void> => {
    const known = await store()
    const { book } = known.picture().world.facts
    if (seen === book) return
    seen = book
    const { advise, checkUndo } = await load()
    if (!isAdvised) known.adviseWith(advise)
    isAdvised = true
    await checkUndo()
  }
  const tryLook = (): void => {
    look().catch((error: unknown) => log.error('advice-failed', errorFields(error)))
  }
  return {
    begin: tryLook,
    follow: () => {
      if (seen !== null) tryLook()
    },
  }
}
