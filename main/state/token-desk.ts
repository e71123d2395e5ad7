import { renewSourceOf } from '../../app/session/expiry.ts'
import { renewText } from '../../app/text/desktop-text.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import { errorFields, type Log } from '../log.ts'
import type { Store } from './store.ts'

/** A session that could be started: what the token window says of it, and how to start it with a code. */
export type Startable = {
  readonly plan: TokenPlan
  readonly start: (code: string) => Promise<Outcome<SessionSuccess, SessionFailure>>
}

/** What the desk asks of the rest. */
export type TokenDeskOptions = {
  readonly store: () => Promise<Store>
  readonly log: Log
  /** Looks at files and settings again, and says whether a session can start from this profile. */
  readonly prepare: (source: string) => Promise<Outcome<Startable, SessionFailure>>
  readonly showWindow: (asked: 'from-window' | 'from-tray') => void
  readonly closeWindow: () => void
  /** The window is about another profile now; heard only by a window that is open. */
  readonly tellWindow: (plan: Outcome<TokenPlan, SessionFailure>) => void
  readonly onStarted: (success: SessionSuccess) => void
  /** Runs once after that many milliseconds. */
  readonly after: (milliseconds: number, run: () => void) => void
}

/** One session at a time is asked for, in one window, and only ever because a person asked. */
export type TokenDesk = {
  readonly open: (profile: string, asked: 'from-window' | 'from-tray') => Promise<Outcome<null, string>>
  readonly plan: () => Promise<Outcome<TokenPlan, SessionFailure>>
  readonly start: (code: string) => Promise<Outcome<SessionSuccess, SessionFailure>>
  /** The window is gone: what was prepared is forgotten. */
  readonly forget: () => void
}

/** Milliseconds for which the window still shows that it worked. */
const FAREWELL = 1500

const closed: SessionFailure = {
  code: 'TokenWindowClosed',
  message: renewText.windowClosed,
  next: 'retry',
  waitUntil: null,
}

/** What should not happen; the log has its kind, never its words. */
const unexpected: SessionFailure = {
  code: 'InternalError',
  message: renewText.unexpected,
  next: 'retry',
  waitUntil: null,
}

type Prepared = Outcome<Startable, SessionFailure>

const planOf = (prepared: Prepared): Outcome<TokenPlan, SessionFailure> =>
  prepared.ok ? { ok: true, value: prepared.value.plan } : prepared

const failureOf =
  (log: Log) =>
  (error: unknown): { readonly ok: false; readonly failure: SessionFailure } => {
    log.error('session-failed', errorFields(error))
    return { ok: false, failure: unexpected }
  }

/** Makes the desk; nothing is shown yet. */
export function makeTokenDesk(options: TokenDeskOptions): TokenDesk {
  let current: Promise<Prepared> | null = null
  const fail = failureOf(options.log)

  const tellWhenPrepared = async (preparing: Promise<Prepared>): Promise<void> => {
    const prepared = await preparing
    if (current === preparing) options.tellWindow(planOf(prepared))
  }

  const open: TokenDesk['open'] = async (profile, asked) => {
    const { book } = (await options.store()).picture().world.facts
    const found = book.byName.get(profile)
    if (found === undefined) return { ok: false, failure: renewText.noProfile(profile) }
    const source = renewSourceOf(found, book)
    if (source === null) return { ok: false, failure: renewText.nothingToRenew(profile) }
    const preparing = options.prepare(source).catch(fail)
    current = preparing
    options.showWindow(asked)
    void tellWhenPrepared(preparing)
    return { ok: true, value: null }
  }

  const start: TokenDesk['start'] = async (code) => {
    const mine = current
    const prepared = mine === null ? null : await mine
    if (prepared === null) return { ok: false, failure: closed }
    if (!prepared.ok) return prepared
    const outcome = await prepared.value.start(code).catch(fail)
    if (!outcome.ok) return outcome
    options.onStarted(outcome.value)
    options.after(FAREWELL, () => {
      if (current === mine) options.closeWindow()
    })
    return outcome
  }

  return {
    open,
    plan: async () => (current === null ? { ok: false, failure: closed } : planOf(await current)),
    start,
    forget: () => {
      current = null
    },
  }
}
