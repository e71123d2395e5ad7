import type { Clock, WriteWatch } from '../../files/model.ts'
import { errorFields, type Log } from '../../log.ts'

/** Who hears of what the look back finds. */
export type LookBackOptions = {
  readonly clock: Clock
  readonly log: Log
  /** What was found is worth a look of the whole app. */
  readonly onLookedBack: () => void
  /** What was written is no longer in the file: a person decides. */
  readonly onLost: (message: string) => void
  /** Somebody's change was put together with ours, or ours was applied once more. */
  readonly onMended: (message: string) => void
}

/**
 * Milliseconds before each look back at a write: within five seconds peers that had the file open have usually written
 * (`docs/decisions/0006-writes.md`).
 */
const PAUSES = [1_000, 1_500, 2_500] as const

/** AWS tools do not lock: whoever had the file open may have written over us, or beside us. Never rejects. */
export async function lookBack(watch: WriteWatch, options: LookBackOptions): Promise<void> {
  const { clock, log, onLookedBack, onLost, onMended } = options
  try {
    for (const pause of PAUSES) {
      await clock.sleep(pause)
      const seen = await watch.recheck()
      if (seen.state === 'settled') continue
      log.warn('write-disturbed', { state: seen.state })
      onLookedBack()
      if (seen.state === 'conflict') return onLost(seen.message)
      if (seen.state !== 'being-written') onMended(seen.note.message)
    }
  } catch (error) {
    log.warn('look-back-failed', errorFields(error))
  } finally {
    await watch.close()
  }
}
