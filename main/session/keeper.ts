import {
  decide,
  failedProfiles,
  type KeeperDecision,
  type KeeperMode,
  type RunningRenewal,
} from '../../app/session/keeping/keeper.ts'
import {
  type Wait,
  waitAfterFailure,
  waitAfterSuccess,
  waitsWithNetwork,
} from '../../app/session/keeping/keeper-timing.ts'
import type { KeptSession } from '../../app/session/keeping/kept-sessions.ts'
import { keeperText } from '../../app/text/keeper-text.ts'
import type { Outcome, SessionFailure, SettingsView } from '../../app/view/model.ts'
import type { KeeperView } from '../../app/view/session-model.ts'
import type { Clock } from '../files/model.ts'

/** Renews what needs nobody, before it ends. Nothing is sent before the first `take`. */
export type Keeper = {
  /** Files, sessions or settings have changed. */
  readonly take: () => void
  /** The clock, the network or the power may have changed: resume, mains, focus. */
  readonly refresh: () => void
  readonly view: () => KeeperView
  /** Stops what runs, and starts nothing more. */
  readonly stop: () => void
}

/** What a keeper is made of. */
export type KeeperOptions = {
  readonly clock: Pick<Clock, 'now'>
  /** Runs once after that many milliseconds; returns what cancels it. */
  readonly timer: (milliseconds: number, run: () => void) => () => void
  /** What can be renewed without a person at this moment (`keptSessions`). */
  readonly plans: () => readonly KeptSession[]
  /** Carries out the plan of a session; must end soon after the signal. It must never ask a person. */
  readonly renew: (session: KeptSession, signal: AbortSignal) => Promise<Outcome<unknown, SessionFailure>>
  readonly online: () => KeeperMode['network']
  readonly power: () => KeeperMode['power']
  /** In 0..1; asked once. */
  readonly random: () => number
  readonly settings: () => Pick<SettingsView, 'renewByItself' | 'renewOnBattery'>
  /** Hears each change of the view. */
  readonly onChange?: (view: KeeperView) => void
  /** Hears of a renewal that threw. */
  readonly onUnexpected?: (error: unknown) => void
}

/** Clocks are set without a word: however far the next renewal is, the clock is looked at this often, in milliseconds. */
export const FURTHEST = 5 * 60_000

type Trouble = { readonly id: string; readonly sentence: string }

type Held = {
  readonly since: number
  readonly seed: number
  waits: ReadonlyMap<string, Wait>
  readonly running: Map<string, RunningRenewal & { readonly abort: AbortController }>
  network: KeeperMode['network']
  trouble: Trouble | null
  cancel: (() => void) | null
  shown: KeeperView
  state: 'still' | 'keeping' | 'stopped'
}

const NOTHING: KeeperView = { state: 'on', nextAt: null, nextProfile: null, trouble: null, failed: [] }

/** Makes the keeper: one timer, set by the wall clock to the next moment at which something is due. */
export function makeKeeper(options: KeeperOptions): Keeper {
  const held: Held = {
    since: options.clock.now(),
    seed: options.random(),
    waits: new Map(),
    running: new Map(),
    network: 'online',
    trouble: null,
    cancel: null,
    shown: NOTHING,
    state: 'still',
  }
  return {
    take: () => {
      if (held.state === 'still') held.state = 'keeping'
      keep(held, options)
    },
    refresh: () => keep(held, options),
    view: () => held.shown,
    stop: () => {
      held.state = 'stopped'
      held.cancel?.()
      held.cancel = null
      for (const { abort } of held.running.values()) abort.abort()
    },
  }
}

function modeOf({ settings, online, power }: KeeperOptions): KeeperMode {
  const { renewByItself, renewOnBattery } = settings()
  return {
    wanted: renewByItself ? 'yes' : 'no',
    battery: renewOnBattery ? 'renews' : 'pauses',
    network: online(),
    power: power(),
  }
}

/** Computes everything anew, starts what is due, sets the timer and says how it stands. */
function keep(held: Held, options: KeeperOptions): void {
  if (held.state !== 'keeping') return
  const now = options.clock.now()
  const mode = modeOf(options)
  if (held.network === 'offline' && mode.network === 'online') {
    held.waits = waitsWithNetwork(held.waits, now, held.seed)
  }
  held.network = mode.network
  const sessions = options.plans()
  held.waits = knownWaits(held.waits, sessions)
  const due = decide(sessions, held, mode, now)
  for (const id of due.abort) held.running.get(id)?.abort.abort()
  for (const session of due.start) start(held, options, session)
  const after = due.start.length === 0 ? due : decide(sessions, held, mode, now)
  arm(held, options, after, now)
  show(held, options, sessions, after)
}

/** Waits of sessions that are gone are forgotten, so that nothing grows. */
function knownWaits(waits: Held['waits'], sessions: readonly KeptSession[]): Held['waits'] {
  const ids = new Set(sessions.map(({ id }) => id))
  return new Map([...waits].filter(([id]) => ids.has(id)))
}

function arm(held: Held, options: KeeperOptions, { lookAt }: KeeperDecision, now: number): void {
  held.cancel?.()
  held.cancel = null
  if (lookAt === null) return
  held.cancel = options.timer(Math.min(Math.max(lookAt - now, 1), FURTHEST), () => {
    held.cancel = null
    keep(held, options)
  })
}

function show(held: Held, options: KeeperOptions, sessions: readonly KeptSession[], due: KeeperDecision): void {
  const { trouble } = held
  const failed = failedProfiles(sessions, held.waits)
  if (trouble !== null && !sessions.some(({ id }) => id === trouble.id)) held.trouble = null
  const view: KeeperView = {
    state: due.state,
    nextAt: due.next?.at ?? null,
    nextProfile: due.next?.profile ?? null,
    trouble: held.trouble?.sentence ?? null,
    failed,
  }
  if (JSON.stringify(view) === JSON.stringify(held.shown)) return
  held.shown = view
  options.onChange?.(view)
}

function start(held: Held, options: KeeperOptions, session: KeptSession): void {
  const abort = new AbortController()
  held.running.set(session.id, { accounts: session.accounts, startedAt: options.clock.now(), abort })
  void carryOut(options, session, abort.signal).then((outcome) => {
    held.running.delete(session.id)
    note(held, options, session, outcome)
    keep(held, options)
  })
}

const unexpected: SessionFailure = {
  code: 'InternalError',
  message: keeperText.unexpected,
  next: 'retry',
  waitUntil: null,
}

async function carryOut(
  { renew, onUnexpected }: KeeperOptions,
  session: KeptSession,
  signal: AbortSignal,
): Promise<Outcome<unknown, SessionFailure>> {
  try {
    return await renew(session, signal)
  } catch (error) {
    onUnexpected?.(error)
    return { ok: false, failure: unexpected }
  }
}

function note(
  held: Held,
  { clock }: KeeperOptions,
  session: KeptSession,
  outcome: Outcome<unknown, SessionFailure>,
): void {
  const { id, profile } = session
  const now = clock.now()
  if (outcome.ok) {
    held.waits = new Map(held.waits).set(id, waitAfterSuccess(session, held.waits.get(id), now))
    if (held.trouble?.id === id) held.trouble = null
    return
  }
  const moment = { now, seed: held.seed }
  held.waits = new Map(held.waits).set(id, waitAfterFailure(session, held.waits.get(id), outcome.failure, moment))
  held.trouble = { id, sentence: keeperText.trouble(profile, outcome.failure.message) }
}
