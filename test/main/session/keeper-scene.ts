import type { KeptSession } from '../../../app/session/keeping/kept-sessions.ts'
import type { RenewalPlan } from '../../../app/session/routes/model.ts'
import { formatClockTime } from '../../../app/text/duration.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import { type Keeper, makeKeeper } from '../../../main/session/keeper.ts'
import { makeTimeMachine, settle } from '../../support/time-machine.ts'

const MINUTE = 60_000

/** 5 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 5, 12)

/** What happens; lengths in minutes. */
export type KeeperStep =
  | readonly ['pass', number]
  /** Sleeps, and wakes with the system's word for it. */
  | readonly ['sleep', number]
  | readonly ['sleep-untold', number]
  | readonly ['jump', number]
  | readonly ['network', 'online' | 'offline']
  /** Told by the system only where `told`. */
  | readonly ['power', 'mains' | 'battery', 'told' | 'untold']
  | readonly ['by-itself', 'on' | 'off']
  | readonly ['on-battery', 'on' | 'off']
  /** From now on a renewal works, fails in this way, throws, stays without an answer, or works and is noted nowhere. */
  | readonly ['sts', 'well' | 'retry' | 'settings' | 'throws' | 'hangs' | 'unnoted']
  /** What hangs is answered. */
  | readonly ['answer', 'well' | 'retry']
  /** The person stops the session. */
  | readonly ['stop', string]
  | readonly ['quit']

export type KeptSeed = {
  readonly profile: string
  /** Minutes after noon. */
  readonly ends: number
  /** Minutes it is given for; an hour when left out. */
  readonly lasts?: number
  readonly place?: KeptSession['place']
  readonly account?: string
  /** Minutes after noon. */
  readonly baseEnds?: number
}

const PLAN: RenewalPlan = { kind: 'no-code', devices: [], codes: 0, calls: [], opens: [], cannot: [], notes: [] }

function keptOf({ profile, ends, lasts = 60, place = 'target', account = '1', baseEnds }: KeptSeed): KeptSession {
  return {
    id: `${profile}\n${place}`,
    profile,
    accounts: [account],
    place,
    expiresAt: NOON + ends * MINUTE,
    lifetime: lasts * MINUTE,
    baseEndsAt: baseEnds === undefined ? null : NOON + baseEnds * MINUTE,
    plan: PLAN,
  }
}

const failure = (next: SessionFailure['next']): SessionFailure => ({
  code: 'Fault',
  message: 'It did not work.',
  next,
  waitUntil: null,
})

export type KeeperScene = {
  readonly keeper: Keeper
  readonly step: (step: KeeperStep) => Promise<void>
  /** `12:43 a`: when which renewal was started. */
  readonly started: readonly string[]
  /** Instants, beside the names. */
  readonly starts: readonly { readonly profile: string; readonly at: number; readonly leftBefore: number }[]
  /** Most that ran at once of one account, and over all. */
  readonly most: { account: number; all: number }
  readonly aborted: readonly string[]
  readonly sessions: () => readonly KeptSession[]
  readonly now: () => number
  readonly timers: () => number
  readonly longest: () => number
  readonly wakeUps: () => number
  /** How often the view changed. */
  readonly views: () => number
}

type How = 'well' | 'retry' | 'settings' | 'unnoted'
type Running = { readonly account: string; readonly finish: (how: How) => void }

function promised(): { readonly promise: Promise<How>; readonly finish: (how: How) => void } {
  let finish: (how: How) => void = () => {}
  const promise = new Promise<How>((resolve) => {
    finish = resolve
  })
  return { promise, finish }
}

/** A keeper over sessions that a made-up STS renews at once, for as long as they lasted before. `share`: where jitter falls. */
export function makeKeeperScene(seeds: readonly KeptSeed[], share = 0): KeeperScene {
  const machine = makeTimeMachine(NOON)
  const sessions = new Map(seeds.map(keptOf).map((session) => [session.id, session]))
  const starts: { profile: string; at: number; leftBefore: number }[] = []
  const aborted: string[] = []
  const running = new Set<Running>()
  const most = { account: 0, all: 0 }
  const is = { network: 'online', power: 'mains', itself: 'on', battery: 'on', sts: 'well' } as {
    network: 'online' | 'offline'
    power: 'mains' | 'battery'
    itself: 'on' | 'off'
    battery: 'on' | 'off'
    sts: 'well' | 'retry' | 'settings' | 'throws' | 'hangs' | 'unnoted'
  }
  let views = 0

  const end = (session: KeptSession): Outcome<null, SessionFailure> => {
    if (sessions.has(session.id)) {
      sessions.set(session.id, { ...session, expiresAt: machine.now() + session.lifetime })
    }
    keeper.take()
    return { ok: true, value: null }
  }
  const answer = async (account: string, signal: AbortSignal): Promise<How> => {
    const { promise, finish } = promised()
    const one: Running = { account, finish }
    running.add(one)
    most.all = Math.max(most.all, running.size)
    most.account = Math.max(most.account, [...running].filter((other) => other.account === account).length)
    signal.addEventListener('abort', () => finish('retry'))
    const { sts } = is
    if (sts !== 'hangs' && sts !== 'throws') void Promise.resolve().then(() => finish(sts))
    const how = await promise
    running.delete(one)
    return how
  }
  const renew = async (session: KeptSession, signal: AbortSignal): Promise<Outcome<null, SessionFailure>> => {
    starts.push({ profile: session.profile, at: machine.now(), leftBefore: session.expiresAt - machine.now() })
    signal.addEventListener('abort', () => aborted.push(session.profile))
    if (is.sts === 'throws') throw new Error('unforeseen')
    const how = await answer(session.accounts[0] ?? '', signal)
    if (how === 'unnoted') return { ok: true, value: null }
    return how === 'well' ? end(session) : { ok: false, failure: failure(how) }
  }
  const keeper = makeKeeper({
    clock: machine,
    timer: machine.after,
    plans: () => [...sessions.values()],
    renew,
    online: () => is.network,
    power: () => is.power,
    random: () => share,
    settings: () => ({ renewByItself: is.itself === 'on', renewOnBattery: is.battery === 'on' }),
    onChange: () => {
      views += 1
    },
  })
  let begun: 'yes' | 'no' = 'no'
  /** The keeper begins when time does, so that a case can first say how things are. */
  const begin = (): void => {
    if (begun === 'no') keeper.take()
    begun = 'yes'
  }

  const step = async (step: KeeperStep): Promise<void> => {
    if (['pass', 'sleep', 'sleep-untold', 'jump', 'stop'].includes(step[0])) begin()
    switch (step[0]) {
      case 'pass':
        await machine.pass(step[1] * MINUTE)
        break
      case 'sleep':
        machine.sleep(step[1] * MINUTE)
        keeper.refresh()
        break
      case 'sleep-untold':
        machine.sleep(step[1] * MINUTE)
        break
      case 'jump':
        machine.jump(step[1] * MINUTE)
        break
      case 'network':
        is.network = step[1]
        break
      case 'power':
        is.power = step[1]
        if (step[2] === 'told') keeper.refresh()
        break
      case 'by-itself':
        is.itself = step[1]
        keeper.take()
        break
      case 'on-battery':
        is.battery = step[1]
        keeper.take()
        break
      case 'sts':
        is.sts = step[1]
        break
      case 'answer':
        for (const one of running) one.finish(step[1])
        break
      case 'stop':
        for (const [id, { profile }] of sessions) if (profile === step[1]) sessions.delete(id)
        keeper.take()
        break
      case 'quit':
        keeper.stop()
        break
    }
    await settle()
  }
  return {
    keeper,
    step,
    get started() {
      return starts.map(({ profile, at }) => `${formatClockTime(at, 0)} ${profile}`)
    },
    starts,
    most,
    aborted,
    sessions: () => [...sessions.values()],
    now: machine.now,
    timers: machine.timers,
    longest: machine.longest,
    wakeUps: machine.wakeUps,
    views: () => views,
  }
}
