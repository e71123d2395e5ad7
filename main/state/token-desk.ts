import { renewSourceOf } from '../../app/session/expiry.ts'
import { renewText } from '../../app/text/desktop-text.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../app/view/model.ts'
import type { Asker } from '../edit/model.ts'
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
  readonly prepare: (source: string, who: Asker) => Promise<Outcome<Startable, SessionFailure>>
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

/** What is asked for at the moment; null when nothing is. */
type Held = { current: Promise<Prepared> | null }

/** Makes the desk; nothing is shown yet. */
export function makeTokenDesk(options: TokenDeskOptions): TokenDesk {
  const held: Held = { current: null }
  return {
    open: (profile, asked) => open(held, options, profile, asked),
    plan: async () => (held.current === null ? { ok: false, failure: closed } : planOf(await held.current)),
    start: (code) => start(held, options, code),
    forget: () => {
      held.current = null
    },
  }
}

async function open(
  held: Held,
  options: TokenDeskOptions,
  profile: string,
  asked: 'from-window' | 'from-tray',
): Promise<Outcome<null, string>> {
  const { book } = (await options.store()).picture().world.facts
  const found = book.byName.get(profile)
  if (found === undefined) return { ok: false, failure: renewText.noProfile(profile) }
  const source = renewSourceOf(found, book)
  if (source === null) return { ok: false, failure: renewText.nothingToRenew(profile) }
  const preparing = options.prepare(source, asked === 'from-tray' ? 'tray' : 'window').catch(failureOf(options.log))
  held.current = preparing
  options.showWindow(asked)
  void tellWhenPrepared(held, options, preparing)
  return { ok: true, value: null }
}

/** A window that is already open hears of the other profile; one that opens only now asks by itself. */
async function tellWhenPrepared(held: Held, options: TokenDeskOptions, preparing: Promise<Prepared>): Promise<void> {
  const prepared = await preparing
  if (held.current === preparing) options.tellWindow(planOf(prepared))
}

async function start(
  held: Held,
  options: TokenDeskOptions,
  code: string,
): Promise<Outcome<SessionSuccess, SessionFailure>> {
  const mine = held.current
  const prepared = mine === null ? null : await mine
  if (prepared === null) return { ok: false, failure: closed }
  if (!prepared.ok) return prepared
  const outcome = await prepared.value.start(code).catch(failureOf(options.log))
  if (!outcome.ok) return outcome
  options.onStarted(outcome.value)
  options.after(FAREWELL, () => {
    if (held.current === mine) options.closeWindow()
  })
  return outcome
}
