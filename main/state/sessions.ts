import type { Instant } from '../../app/text/instant.ts'
import type { Outcome, SessionFailure } from '../../app/view/model.ts'
import { buildTokenPlan } from '../../app/view/token-plan.ts'
import type { Clock, Written } from '../files/model.ts'
import { errorFields, type Log } from '../log.ts'
import { type PreparedSession, prepareSession, startSession } from '../session/service.ts'
import { zoneOffset } from './reminders.ts'
import type { Store } from './store.ts'
import type { Startable } from './token-desk.ts'

/** What starting a session from the window needs. */
export type SessionsOptions = {
  readonly clock: Clock
  readonly log: Log
  /** Hears what the look back after a write found, when it is worth a look of the whole app. */
  readonly onLookedBack: () => void
}

/** Milliseconds after a write at which peers that had the file open have usually written: `docs/decisions/0006-writes.md`. */
const LOOK_BACK = 2000

/** Looks at the disk again and says whether a session can start from a profile. Nothing is sent. */
export async function prepareStartable(
  store: Store,
  source: string,
  options: SessionsOptions,
): Promise<Outcome<Startable, SessionFailure>> {
  await store.look()
  const { world, settings } = store.picture()
  const now = options.clock.now()
  const seen = { ...world, facts: { ...world.facts, now } }
  const request = { profile: source, serial: null, durationSeconds: settings.sessionDuration, target: null }
  const prepared = await prepareSession(seen, request)
  return prepared.ok ? { ok: true, value: startable(prepared.value, now, store, options) } : prepared
}

function startable(prepared: PreparedSession, now: Instant, store: Store, options: SessionsOptions): Startable {
  const endsAt = now + prepared.durationSeconds * 1000
  return {
    plan: buildTokenPlan(prepared, prepared.world.facts.book, now, zoneOffset(endsAt)),
    start: async (code) => {
      const onWritten = (written: Written): void => void lookBack(written, options)
      const outcome = await startSession(prepared, code, { clock: options.clock, onWritten })
      if (outcome.ok) await store.look()
      return outcome
    },
  }
}

/** AWS tools do not lock: whoever had the file open may have written over us, or beside us. */
async function lookBack(written: Written, { clock, log, onLookedBack }: SessionsOptions): Promise<void> {
  try {
    await clock.sleep(LOOK_BACK)
    const { state } = await written.watch.recheck()
    if (state === 'settled') return
    log.warn('write-disturbed', { state })
    onLookedBack()
  } catch (error) {
    log.warn('look-back-failed', errorFields(error))
  } finally {
    await written.watch.close()
  }
}
