import type { Instant } from '../../app/text/instant.ts'
import type { Outcome, SessionFailure } from '../../app/view/model.ts'
import { buildTokenPlan } from '../../app/view/token-plan.ts'
import type { Asker } from '../edit/model.ts'
import type { Clock, Written } from '../files/model.ts'
import type { Log } from '../log.ts'
import { type PreparedSession, prepareSession, startSession } from '../session/service.ts'
import { type LookBackOptions, lookBack } from './look-back.ts'
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

/** Looks at the disk again and says whether a session can start from a profile. Nothing is sent. */
export async function prepareStartable(
  store: Store,
  source: string,
  who: Asker,
  options: SessionsOptions,
): Promise<Outcome<Startable, SessionFailure>> {
  await store.look()
  const { world, settings } = store.picture()
  const now = options.clock.now()
  const seen = { ...world, facts: { ...world.facts, now } }
  const request = { profile: source, serial: null, durationSeconds: settings.sessionDuration, target: null }
  const prepared = await prepareSession(seen, request)
  return prepared.ok ? { ok: true, value: startable(prepared.value, now, store, who, options) } : prepared
}

function startable(
  prepared: PreparedSession,
  now: Instant,
  store: Store,
  who: Asker,
  options: SessionsOptions,
): Startable {
  const endsAt = now + prepared.durationSeconds * 1000
  return {
    plan: buildTokenPlan(prepared, prepared.world.facts.book, now, zoneOffset(endsAt)),
    start: async (code) => {
      const onWritten = ({ watch }: Written): void => void lookBack(watch, lookBackOptions(prepared.target, options))
      const outcome = await startSession(prepared, code, { clock: options.clock, who, onWritten })
      if (outcome.ok) await store.look()
      return outcome
    },
  }
}

/** Of a session nobody hears what was mended: its keys are where they belong. */
function lookBackOptions(target: string, { clock, log, onLookedBack, onLost }: SessionsOptions): LookBackOptions {
  return { clock, log, onLookedBack, onLost: (message) => onLost(target, message), onMended: () => {} }
}
