import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE_MARGIN, decide, type KeeperMemory, type KeeperMode, MOST_AT_ONCE } from '../../../app/session/keeper.ts'
import { dueAt, MOST_TRIES, shareOf, type Wait, waitAfterFailure } from '../../../app/session/keeper-timing.ts'
import { type KeptSession, keptSessions } from '../../../app/session/kept-sessions.ts'
import type { LedgerEntry } from '../../../app/session/ledger-model.ts'
import type { PlannedCall, RenewalPlan } from '../../../app/session/routes/model.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 5, 12)
const ADMIN = 'arn:aws:iam::111122223333:role/Admin'
const PHONE = 'arn:aws:iam::111122223333:mfa/alice'

function makeCall(changes: Partial<PlannedCall> = {}): PlannedCall {
  return {
    id: 'admin',
    action: 'AssumeRole',
    signer: { kind: 'profile', profile: 'acme' },
    profile: 'acme-admin',
    serial: null,
    role: { arn: ADMIN, sessionName: 'alice', externalId: null },
    durationSeconds: 3600,
    place: { kind: 'cli-cache' },
    ...changes,
  }
}

function makePlan(changes: Partial<RenewalPlan> = {}): RenewalPlan {
  return { kind: 'no-code', devices: [], codes: 0, calls: [makeCall()], opens: [], cannot: [], notes: [], ...changes }
}

function makeEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    profile: 'acme-admin',
    source: 'acme',
    serial: null,
    route: 'shared-code',
    place: { kind: 'cli-cache' },
    accessKeyId: 'ASIAEXAMPLE',
    file: null,
    section: null,
    settings: [],
    writtenAt: NOW,
    expiresAt: NOW + 60 * MINUTE,
    durationSeconds: 3600,
    ...changes,
  }
}

const live = new Map([['acme', NOW + 600 * MINUTE]])

describe('what is renewed without a person', () => {
  it('is a role behind a live base session', () => {
    const [kept, ...rest] = keptSessions([makeEntry()], { planOf: () => makePlan(), live })
    expect(rest).toEqual([])
    expect(kept).toMatchObject({
      id: 'acme-admin\ncli-cache',
      accounts: ['111122223333'],
      lifetime: 60 * MINUTE,
      baseEndsAt: NOW + 600 * MINUTE,
    })
  })

  it('is nothing whose base session is gone, or that no plan renews', () => {
    expect(keptSessions([makeEntry()], { planOf: () => makePlan(), live: new Map() })).toEqual([])
    expect(keptSessions([makeEntry()], { planOf: () => null, live })).toEqual([])
  })

  it('is a role behind keys that need no code, without an end of its own', () => {
    const entry = makeEntry({ route: 'no-code' })
    expect(keptSessions([entry], { planOf: () => makePlan(), live: new Map() })[0]?.baseEndsAt).toBeNull()
  })

  it('is what was written last for a profile and a place', () => {
    const later = makeEntry({ writtenAt: NOW + 1, expiresAt: NOW + 90 * MINUTE })
    const kept = keptSessions([later, makeEntry()], { planOf: () => makePlan(), live })
    expect(kept.map(({ expiresAt }) => expiresAt)).toEqual([NOW + 90 * MINUTE])
  })

  it('hangs on what ends first, and is held one at a time for each account it passes', () => {
    const other = 'arn:aws:iam::444455556666:role/Other'
    const calls = [
      makeCall(),
      makeCall({
        id: 'other',
        signer: { kind: 'profile', profile: 'second' },
        role: { arn: other, sessionName: 'x', externalId: null },
      }),
    ]
    const ends = new Map([...live, ['second', NOW + 5 * MINUTE]])
    const [kept] = keptSessions([makeEntry()], { planOf: () => makePlan({ calls }), live: ends })
    expect(kept?.baseEndsAt).toBe(NOW + 5 * MINUTE)
    expect(kept?.accounts).toEqual(['111122223333', '444455556666'])
  })

  it('never needs a code, whatever a plan says', () => {
    const anyPlan = fc.record({
      codes: fc.nat(2),
      devices: fc.subarray([PHONE]),
      calls: fc.array(
        fc.constantFrom<string | null>(PHONE, null).map((serial) => makeCall({ serial })),
        { maxLength: 3 },
      ),
    })
    const route = fc.constantFrom('session-token', 'shared-code', 'own-code', 'no-code' as const)
    fc.assert(
      fc.property(anyPlan, route, (changes, route) => {
        const entry = makeEntry({ route: route as LedgerEntry['route'] })
        for (const { plan } of keptSessions([entry], { planOf: () => makePlan(changes), live })) {
          expect(['shared-code', 'no-code']).toContain(route)
          expect(plan.codes).toBe(0)
          expect(plan.devices).toEqual([])
          expect(plan.calls.every(({ serial }) => serial === null)).toBe(true)
        }
      }),
    )
  })
})

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
  const [one] = keptSessions([makeEntry()], { planOf: () => makePlan(), live })
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
