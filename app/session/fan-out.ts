import type { Instant } from '../text/instant.ts'
import { waitAfter } from './code-window.ts'
import { isPauseOver, MOST_ATTEMPTS, pauseAfter } from './refusals/back-off.ts'
import type { CallState, PlannedCall, RenewalPlan, RenewalProgress } from './routes/model.ts'

/*
 * Carrying out a plan as a state machine: which calls may be made now, what an answer means for the others. It neither calls nor waits;
 * time and chance are handed in.
 */

/** A plan under way. */
export type FanOut = {
  readonly plan: RenewalPlan
  readonly calls: ReadonlyMap<string, CallState>
  /** The last 30 s window in which a code of a device was used, by serial number. */
  readonly windows: ReadonlyMap<string, number>
  readonly cancelled: 'no' | 'yes'
}

/** What happened. */
export type FanOutEvent =
  | { readonly kind: 'asked'; readonly id: string }
  | { readonly kind: 'answered'; readonly id: string; readonly expiresAt: Instant }
  /** `passing`: worth another attempt, as long as some are left; never for a call with a code. `random` in 0..1. */
  | {
      readonly kind: 'faulted'
      readonly id: string
      readonly fault: 'passing' | 'final'
      readonly code: string
      readonly message: string
      readonly now: Instant
      readonly random: number
    }
  /** The call that took the code did not succeed, but may with another one. */
  | { readonly kind: 'code-lost'; readonly id: string }
  | { readonly kind: 'window-used'; readonly serial: string; readonly window: number }
  | { readonly kind: 'stopped'; readonly id: string }
  | { readonly kind: 'cancelled' }

/** Why a call is known to be impossible before it is made. */
export type Hopeless = { readonly code: string; readonly message: string }

/** The plan before its first call. `hopeless`: calls that cannot be made at all; what hangs on them is left out too. */
export function startFanOut(
  plan: RenewalPlan,
  windows: ReadonlyMap<string, number> = new Map(),
  hopeless: ReadonlyMap<string, Hopeless> = new Map(),
): FanOut {
  const calls = new Map<string, CallState>(plan.calls.map(({ id }) => [id, { kind: 'waiting' }]))
  let state: FanOut = { plan, calls, windows, cancelled: 'no' }
  for (const [id, why] of hopeless) state = failCall(state, id, why)
  return state
}

/** The plan after an event. Events about a call that has ended change nothing. */
export function afterEvent(state: FanOut, event: FanOutEvent): FanOut {
  switch (event.kind) {
    case 'asked':
      return setCall(state, event.id, { kind: 'asking', attempt: attemptsOf(state, event.id) + 1 })
    case 'answered':
      return setCall(state, event.id, { kind: 'done', expiresAt: event.expiresAt })
    case 'faulted':
      return afterFault(state, event)
    case 'code-lost':
      return state.cancelled === 'yes'
        ? setCall(state, event.id, { kind: 'skipped', because: 'cancelled' })
        : setCall(state, event.id, { kind: 'waiting' })
    case 'window-used':
      return { ...state, windows: new Map([...state.windows, [event.serial, event.window]]) }
    case 'stopped':
      return skipDependants(setCall(state, event.id, { kind: 'skipped', because: 'cancelled' }), event.id, 'cancelled')
    case 'cancelled':
      return cancel(state)
  }
}

/** What to do now: calls to make at once, and when to look again (null: when one of those under way ends). */
export type Moves = { readonly ask: readonly string[]; readonly wakeAt: Instant | null }

/** Which calls without a code may be made at `now`, with at most `concurrency` under way at a time, those with a code counted in. */
export function nextMoves(state: FanOut, now: Instant, concurrency: number): Moves {
  const free = Math.max(concurrency - countOf(state, 'asking'), 0)
  const ready = state.plan.calls.filter((call) => call.serial === null && isReady(state, call))
  const due = ready.filter(({ id }) => {
    const call = state.calls.get(id)
    return call?.kind === 'waiting' || (call?.kind === 'backing-off' && isPauseOver(call.at, now))
  })
  const ask = due.slice(0, free).map(({ id }) => id)
  const pauses = [...state.calls.values()].flatMap((call) =>
    call.kind === 'backing-off' && !isPauseOver(call.at, now) ? [call.at] : [],
  )
  return { ask, wakeAt: pauses.length === 0 ? null : Math.min(...pauses) }
}

/** The call that the next code is for; null: no code is wanted (any more). */
export function nextCodedCall(state: FanOut): PlannedCall | null {
  return state.plan.calls.find((call) => call.serial !== null && isWaiting(state, call) && isReady(state, call)) ?? null
}

/** The plan as window, tray and command line show it. */
export function progressOf(state: FanOut, now: Instant): RenewalProgress {
  const coded = nextCodedCall(state)
  const kind = stateOf(state, now)
  const serial = coded?.serial ?? null
  const isAsked = kind === 'needs-code' && serial !== null
  const used = serial === null ? null : (state.windows.get(serial) ?? null)
  const next = isAsked ? { serial, waitUntil: waitAfter(used, now) } : null
  return { plan: state.plan, calls: state.calls, state: kind, next }
}

function stateOf(state: FanOut, now: Instant): RenewalProgress['state'] {
  const isUnderWay = countOf(state, 'asking') > 0 || countOf(state, 'backing-off') > 0
  if (isUnderWay || nextMoves(state, now, 1).ask.length > 0) return 'running'
  if (nextCodedCall(state) !== null) return 'needs-code'
  const done = countOf(state, 'done')
  if (done === state.calls.size) return 'done'
  if (state.cancelled === 'yes') return 'cancelled'
  return done === 0 ? 'failed' : 'partly'
}

const countOf = (state: FanOut, kind: CallState['kind']): number =>
  [...state.calls.values()].filter((call) => call.kind === kind).length

const isWaiting = (state: FanOut, { id }: PlannedCall): boolean => state.calls.get(id)?.kind === 'waiting'

/** A call is made only when what signs it is there. */
const isReady = (state: FanOut, { signer }: PlannedCall): boolean =>
  signer.kind === 'profile' || state.calls.get(signer.id)?.kind === 'done'

function attemptsOf(state: FanOut, id: string): number {
  const call = state.calls.get(id)
  return call?.kind === 'backing-off' ? call.attempt : 0
}

function setCall(state: FanOut, id: string, call: CallState): FanOut {
  const before = state.calls.get(id)
  if (before === undefined || isOver(before)) return state
  return { ...state, calls: new Map([...state.calls, [id, call]]) }
}

const isOver = ({ kind }: CallState): boolean => kind === 'done' || kind === 'failed' || kind === 'skipped'

function afterFault(state: FanOut, event: FanOutEvent & { readonly kind: 'faulted' }): FanOut {
  const { id, fault, code, message, now, random } = event
  const before = state.calls.get(id)
  const attempt = before?.kind === 'asking' ? before.attempt : MOST_ATTEMPTS
  const hasCode = state.plan.calls.some((call) => call.id === id && call.serial !== null)
  if (fault === 'final' || hasCode || attempt >= MOST_ATTEMPTS) return failCall(state, id, { code, message })
  if (state.cancelled === 'yes') return afterEvent(state, { kind: 'stopped', id })
  return setCall(state, id, { kind: 'backing-off', at: now + pauseAfter(attempt, random), attempt })
}

function failCall(state: FanOut, id: string, why: Hopeless): FanOut {
  return skipDependants(setCall(state, id, { kind: 'failed', ...why }), id, 'source-failed')
}

/** Everything that hangs on a call, near and far; what has ended already stays as it is. */
function skipDependants(state: FanOut, id: string, because: 'source-failed' | 'cancelled'): FanOut {
  const nearest = state.plan.calls.filter(({ signer }) => signer.kind === 'call' && signer.id === id)
  return nearest.reduce(
    (sum, call) => skipDependants(setCall(sum, call.id, { kind: 'skipped', because }), call.id, because),
    state,
  )
}

/** Calls under way end by themselves: what AWS gives for one of them is still kept. */
function cancel(state: FanOut): FanOut {
  const calls = [...state.calls].map(([id, call]): readonly [string, CallState] =>
    call.kind === 'waiting' || call.kind === 'backing-off'
      ? [id, { kind: 'skipped', because: 'cancelled' }]
      : [id, call],
  )
  return { ...state, calls: new Map(calls), cancelled: 'yes' }
}
