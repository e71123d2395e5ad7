import type { Clock, Places } from '../files/model.ts'
import { errorFields, type Log } from '../log.ts'
import type { Store } from './store.ts'

type SweepOptions = {
  readonly store: () => Promise<Store>
  readonly places: Places
  readonly clock: Clock
  readonly log: Log
}

/** Removes what a Lanyard that was killed in the middle of a write left beside the files. Never rejects. */
export async function sweepAtStart({ store, places, clock, log }: SweepOptions): Promise<void> {
  try {
    const { sweepBeside } = await import('../files/sweep.ts')
    const { config, credentials } = (await store()).picture().world.files
    const removed = await sweepBeside({ paths: [config.path, credentials.path, places.settingsFile], places, clock })
    if (removed.length > 0) log.info('swept', { files: removed.length })
  } catch (error) {
    log.warn('sweep-failed', errorFields(error))
  }
}
