import type { TokenRequest } from '../../../app/contract/contract.ts'
import { renewText } from '../../../app/text/desktop-text.ts'
import type { Outcome, SessionFailure, SessionSuccess, TokenPlan } from '../../../app/view/model.ts'
import { errorFields, type Log } from '../../log.ts'

/** A renewal that could begin: what the token window says of it, and how it goes on. */
export type Startable = {
  /** What the window says now: the device that is asked next may have changed. */
  readonly plan: () => TokenPlan
  /** Spends a code; resolves when everything that it opens has ended. */
  readonly start: (code: string) => Promise<Outcome<SessionSuccess, SessionFailure>>
  /** Runs the program that gives the device's code. */
  readonly codeFromCommand: () => Promise<Outcome<string, SessionFailure>>
  readonly cancel: () => void
}

/** Who opened the window. A notice leads to a window that offers *Snooze*. */
export type AskedFrom = 'from-window' | 'from-tray' | 'from-notice'

/** What the desk asks of the rest. */
export type TokenDeskOptions = {
  readonly log: Log
  /** Why a request leads nowhere, from what is known already; null: it may be prepared. */
  readonly refuse: (request: TokenRequest) => Promise<string | null>
  /** Renews at once where no code has to be asked for, with a sentence; null: a code is needed. */
  readonly withoutCode: (request: TokenRequest) => Promise<Outcome<string, string> | null>
  /** Looks at files and settings again, and says what a code would open. */
  readonly prepare: (request: TokenRequest, asked: AskedFrom) => Promise<Outcome<Startable, SessionFailure>>
  readonly showWindow: (asked: 'from-window' | 'from-tray') => void
  readonly closeWindow: () => void
  /** The window is about something else now; heard only by a window that is open. */
  readonly tellWindow: (plan: Outcome<TokenPlan, SessionFailure>) => void
  readonly onStarted: (success: SessionSuccess) => void
  readonly onSnoozed: (request: TokenRequest) => void
  /** Runs once after that many milliseconds. */
  readonly after: (milliseconds: number, run: () => void) => void
}

/** One renewal at a time is asked for, in one window, and only ever because a person asked. */
export type TokenDesk = {
  readonly open: (request: TokenRequest, asked: AskedFrom) => Promise<Outcome<null, string>>
  readonly plan: () => Promise<Outcome<TokenPlan, SessionFailure>>
  readonly start: (code: string) => Promise<Outcome<SessionSuccess, SessionFailure>>
  readonly startFromCommand: () => Promise<Outcome<SessionSuccess, SessionFailure>>
  /** Stops what still runs; what is written stays. */
  readonly cancel: () => Promise<void>
  readonly snooze: () => void
  /** The window is gone: what was prepared is forgotten, what runs goes on. */
  readonly forget: () => void
}

/** Milliseconds for which the window still shows that it worked. */
const FAREWELL = 1500

export const tokenWindowClosed: SessionFailure = {
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
  prepared.ok ? { ok: true, value: prepared.value.plan() } : prepared

const failureOf =
  (log: Log) =>
  (error: unknown): { readonly ok: false; readonly failure: SessionFailure } => {
    log.error('session-failed', errorFields(error))
    return { ok: false, failure: unexpected }
  }

/** What is asked for at the moment; null when nothing is. */
type Held = { current: { readonly request: TokenRequest; readonly preparing: Promise<Prepared> } | null }

/** Makes the desk; nothing is shown yet. */
export function makeTokenDesk(options: TokenDeskOptions): TokenDesk {
  const held: Held = { current: null }
  return {
    open: (request, asked) => open(held, options, request, asked),
    plan: async () =>
      held.current === null ? { ok: false, failure: tokenWindowClosed } : planOf(await held.current.preparing),
    start: (code) => go(held, options, (startable) => startable.start(code)),
    startFromCommand: () => go(held, options, startFromCommand),
    cancel: async () => {
      const prepared = await held.current?.preparing
      if (prepared?.ok) prepared.value.cancel()
    },
    snooze: () => {
      if (held.current !== null) options.onSnoozed(held.current.request)
      options.closeWindow()
    },
    forget: () => {
      held.current = null
    },
  }
}

async function open(
  held: Held,
  options: TokenDeskOptions,
  request: TokenRequest,
  asked: AskedFrom,
): Promise<Outcome<null, string>> {
  const refusal = await options.refuse(request)
  if (refusal !== null) return { ok: false, failure: refusal }
  const done = await options.withoutCode(request)
  if (done !== null) return done.ok ? { ok: true, value: null } : done
  const preparing = options.prepare(request, asked).catch(failureOf(options.log))
  const mine = { request, preparing }
  held.current = mine
  options.showWindow(asked === 'from-window' ? 'from-window' : 'from-tray')
  void tellWhenPrepared(held, options, mine)
  return { ok: true, value: null }
}

/** A window that is already open hears of the other profile; one that opens only now asks by itself. */
async function tellWhenPrepared(
  held: Held,
  options: TokenDeskOptions,
  mine: NonNullable<Held['current']>,
): Promise<void> {
  const prepared = await mine.preparing
  if (held.current === mine) options.tellWindow(planOf(prepared))
}

async function startFromCommand(startable: Startable): Promise<Outcome<SessionSuccess, SessionFailure>> {
  const code = await startable.codeFromCommand()
  return code.ok ? startable.start(code.value) : code
}

async function go(
  held: Held,
  options: TokenDeskOptions,
  work: (startable: Startable) => Promise<Outcome<SessionSuccess, SessionFailure>>,
): Promise<Outcome<SessionSuccess, SessionFailure>> {
  const mine = held.current
  if (mine === null) return { ok: false, failure: tokenWindowClosed }
  const prepared = await mine.preparing
  if (!prepared.ok) return prepared
  const outcome = await work(prepared.value).catch(failureOf(options.log))
  if (!outcome.ok) return outcome
  options.onStarted(outcome.value)
  // Only what went well goes by itself: anything else is for a person to read.
  if (outcome.value.renewal.state !== 'done') return outcome
  options.after(FAREWELL, () => {
    if (held.current === mine) options.closeWindow()
  })
  return outcome
}
