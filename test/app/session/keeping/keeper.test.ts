import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BASE_MARGIN,
  decide,
  type KeeperMemory,
  type KeeperMode,
  MOST_AT_ONCE,
} from '../../../../app/session/keeping/keeper.ts'
import {
  dueAt,
  MOST_TRIES,
  shareOf,
  type Wait,
  waitAfterFailure,
} from '../../../../app/session/keeping/keeper-timing.ts'
import { type KeptSession, keptSessions } from '../../../../app/session/keeping/kept-sessions.ts'
import { around, MINUTE, makeEntry, makePlan, NOW } from './keeper-fixture.ts'

const sessions = fc.uniqueArray(
  fc.record({
    profile: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `p${index}`)),
    account: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    second: fc.option(fc.constantFrom('1', '2', '3')),
    place: fc.constantFrom('target', 'cli-cache', 'memory' as const),
    ends: fc.integer({ min: -120, max: 120 }),
    lifetime: fc.integer({ min: 15, max: 720 }),
    base: fc.option(fc.integer({ min: -60, max: 300 })),
  }),
  { selector: ({ profile }) => profile },
)
const seeds = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const mode = fc.record({
  wanted: fc.constantFrom('yes', 'no'),
  battery: fc.constantFrom('renews', 'pauses'),
  network: fc.constantFrom('online', 'offline'),
  power: fc.constantFrom('mains', 'battery'),
}) as fc.Arbitrary<KeeperMode>

type Seed = Parameters<Parameters<typeof sessions.map>[0]>[0][number]
const keptOf = ({ profile, account, second, place, ends, lifetime, base }: Seed): KeptSession => ({
  id: `${profile}\n${place}`,
  profile,
  accounts: second === null ? [account] : [account, second],
  place: place as KeptSession['place'],
  expiresAt: NOW + ends * MINUTE,
  lifetime: lifetime * MINUTE,
  baseEndsAt: base === null ? null : NOW + base * MINUTE,
  plan: makePlan(),
})

/** Half of them run, as far as their accounts allow; some wait. */
function memoryOf(kept: readonly KeptSession[], seed: number): KeeperMemory {
  const running = new Map<string, { accounts: readonly string[]; startedAt: number }>()
  const busy = new Set<string>()
  for (const { id, accounts } of kept.filter((_, index) => index % 3 === 0).slice(0, MOST_AT_ONCE)) {
    if (accounts.some((account) => busy.has(account))) continue
    for (const account of accounts) busy.add(account)
    running.set(id, { accounts, startedAt: NOW - MINUTE })
  }
  const wait = (session: KeptSession): Wait =>
    waitAfterFailure(session, undefined, { next: 'retry' }, { now: NOW - 30_000, seed })
  const waits = new Map(kept.filter((_, index) => index % 4 === 1).map((session) => [session.id, wait(session)]))
  return { since: NOW - 90 * MINUTE, seed, waits, running }
}

describe('whatever is kept', () => {
  it('no two renewals of one account run at once, and never more than a few in all', () => {
    fc.assert(
      fc.property(sessions, seeds, mode, (all, seed, mode) => {
        const kept = all.map(keptOf)
        const memory = memoryOf(kept, seed)
        const { start } = decide(kept, memory, mode, NOW)
        const accounts = [...memory.running.values(), ...start].flatMap((one) => [...new Set(one.accounts)])
        expect(new Set(accounts).size).toBe(accounts.length)
        expect(memory.running.size + start.length).toBeLessThanOrEqual(MOST_AT_ONCE)
        expect(start.filter(({ id }) => memory.running.has(id))).toEqual([])
      }),
    )
  })

  it('nothing is planned for the past: what is due runs, or something runs that it waits for, or it is paused', () => {
    fc.assert(
      fc.property(sessions, seeds, mode, (all, seed, mode) => {
        const kept = all.map(keptOf)
        const memory = memoryOf(kept, seed)
        const decision = decide(kept, memory, mode, NOW)
        if (decision.lookAt !== null) expect(decision.lookAt).toBeGreaterThan(NOW)
        if (decision.next !== null) expect(decision.next.at).toBeGreaterThan(NOW)
        const isPaused =
          mode.wanted === 'no' || mode.network === 'offline' || (mode.power === 'battery' && mode.battery === 'pauses')
        const idle = { ...memory, running: new Map() }
        const alone = decide(kept, idle, mode, NOW)
        if (isPaused) expect(alone.start).toEqual([])
        else for (const session of alone.start) expect(dueAt(session, seed)).toBeLessThanOrEqual(NOW)
        const due = kept.filter(
          (session) =>
            !memory.waits.has(session.id) &&
            dueAt(session, seed) <= NOW &&
            session.expiresAt > memory.since &&
            (session.baseEndsAt === null || session.baseEndsAt > NOW + BASE_MARGIN),
        )
        if (!isPaused && due.length > 0) expect(alone.start.length).toBeGreaterThan(0)
        // Paused with something due: somebody looks again.
        if (mode.wanted === 'yes' && due.length > 0) expect(alone.start.length > 0 || alone.lookAt !== null).toBe(true)
      }),
    )
  })

  it('nothing is signed by a base session that has ended', () => {
    fc.assert(
      fc.property(sessions, seeds, mode, (all, seed, mode) => {
        const kept = all.map(keptOf)
        for (const { baseEndsAt } of decide(kept, memoryOf(kept, seed), mode, NOW).start) {
          expect(baseEndsAt === null || baseEndsAt > NOW).toBe(true)
        }
      }),
    )
  })
})

describe('jitter', () => {
  const [one] = keptSessions([makeEntry()], { planOf: () => makePlan(), ...around })
  if (one === undefined) throw new Error('nothing kept')

  it('lies in its span: 20 to 25 minutes before the end where AWS CLI looks, 16 to 20 elsewhere', () => {
    fc.assert(
      fc.property(seeds, fc.string(), (seed, id) => {
        const cache = one.expiresAt - dueAt({ ...one, id }, seed)
        expect(cache).toBeGreaterThanOrEqual(20 * MINUTE)
        expect(cache).toBeLessThanOrEqual(25 * MINUTE)
        const target = one.expiresAt - dueAt({ ...one, id, place: 'target' }, seed)
        expect(target).toBeGreaterThanOrEqual(16 * MINUTE)
        expect(target).toBeLessThanOrEqual(20 * MINUTE)
      }),
    )
  })

  it('never falls into the first half of a life', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 60 }), (seed, minutes) => {
        const lead = one.expiresAt - dueAt({ ...one, lifetime: minutes * MINUTE }, seed)
        expect(lead).toBeLessThanOrEqual((minutes * MINUTE) / 2)
      }),
    )
  })

  it('spreads, and is the same each time it is asked', () => {
    const shares = Array.from({ length: 1000 }, (_, index) => shareOf(0.3, `profile-${index}`))
    for (const share of shares) expect(share >= 0 && share < 1).toBe(true)
    for (const tenth of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(shares.filter((share) => Math.floor(share * 10) === tenth).length).toBeGreaterThan(50)
    }
    expect(shareOf(0.3, 'x')).toBe(shareOf(0.3, 'x'))
    expect(shareOf(0.3, 'x')).not.toBe(shareOf(0.4, 'x'))
  })

  it('keeps each pause within a quarter of its length, and pauses grow', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        let wait: Wait | undefined
        const pauses: number[] = []
        for (let tries = 0; tries < MOST_TRIES; tries += 1) {
          wait = waitAfterFailure(one, wait, { next: 'retry' }, { now: NOW, seed })
          pauses.push(wait.pause / MINUTE)
        }
        const spans = [1, 2, 4, 8, 16, 30, 30, 30, 30, 30]
        for (const [index, pause] of pauses.entries()) {
          expect(Math.abs(pause - (spans[index] ?? 0))).toBeLessThanOrEqual((spans[index] ?? 0) / 4 + 0.001)
        }
      }),
    )
  })
})
