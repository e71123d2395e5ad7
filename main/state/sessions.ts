import type { Instant } from '../../app/text/instant.ts'
import type { Outcome, SessionFailure } from '../../app/view/model.ts'
import { buildTokenPlan } from '../../app/view/token-plan.ts'
import type { Clock, WriteWatch, Written } from '../files/model.ts'
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
  /** Hears of a session that is no longer in the file: a person decides. */
  readonly onLost: (target: string, message: string) => void
}

/**
 * Milliseconds before each look back at a write: within five seconds peers that had the file open have usually written
 * (`docs/decisions/0006-writes.md`).
 */
const PAUSES = [1_000, 1_500, 2_500] as const

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
      const onWritten = (written: Written): void => void lookBack(written, prepared.target, options)
      const outcome = await startSession(prepared, code, { clock: options.clock, onWritten })
      if (outcome.ok) await store.look()
      return outcome
    },
  }
}

/** AWS tools do not lock: whoever had the file open may have written over us, or beside us. Never rejects. */
export async function lookBack(
  { watch }: { readonly watch: WriteWatch },
  target: string,
  { clock, log, onLookedBack, onLost }: SessionsOptions,
): Promise<void> {
  try {
    for (const pause of PAUSES) {
      await clock.sleep(pause)
      const seen = await watch.recheck()
      if (seen.state === 'settled') continue
      log.warn('write-disturbed', { state: seen.state })
      onLookedBack()
      if (seen.state === 'conflict') return onLost(target, seen.message)
    }
  } catch (error) {
    log.warn('look-back-failed', errorFields(error))
  } finally {
    await watch.close()
  }
}
