import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type KeptSession, keptSessions } from '../../../app/session/keeping/kept-sessions.ts'
import { liveSections, planWithoutCode, type RouteOptions } from '../../../app/session/routes/index.ts'
import { type Keeper, makeKeeper } from '../../../main/session/keeper.ts'
import { readLedger } from '../../../main/session/renewal/ledger.ts'
import { renewWithoutCode } from '../../../main/session/renewal/renew-without-code.ts'
import { prepareRenewal } from '../../../main/session/renewal/renewal.ts'
import { baseCall, makeRenewalWorld, planOf, type RenewalWorld, roleCall } from './renewal/renewal-world.ts'

const MINUTE = 60_000
/** AWS CLI takes what has less than this left for expired (botocore 1.43, `DEFAULT_EXPIRY_WINDOW_SECONDS`). */
const STALE = 15 * MINUTE

let world: RenewalWorld
beforeEach(async () => {
  world = await makeRenewalWorld()
})
afterEach(() => world.remove())

/** Milliseconds that the shortest of the cached credentials has left. */
function leastLeft(): number {
  const ends = world.cacheFiles().map((name) => {
    const text = readFileSync(join(world.cacheFolder, name), 'utf8')
    return Date.parse(/"Expiration": ?"([^"]+)"/.exec(text)?.[1] ?? '')
  })
  return Math.min(...ends) - world.clock.now()
}

/** A keeper on the real renewal, and a way to let five minutes go by. */
async function keeping() {
  let kept: readonly KeptSession[] = []
  let due: (() => void) | null = null
  const look = async (): Promise<void> => {
    const { facts, places } = await world.gather()
    const now = world.clock.now()
    const live = liveSections(facts.book, now)
    const options: RouteOptions = { preferences: new Map(), sessionDuration: 43_200, live, now }
    const { entries } = await readLedger({ places, clock: world.deps.clock })
    const planFor = (profile: string) => planWithoutCode(facts.book, profile, live, options)
    kept = keptSessions(entries, { planOf: planFor, live, book: facts.book, preferences: new Map() })
  }
  const keeper: Keeper = makeKeeper({
    clock: world.clock,
    timer: (_milliseconds, run) => {
      due = run
      return () => {
        due = null
      }
    },
    plans: () => kept,
    renew: async ({ plan }, signal) => {
      const outcome = await renewWithoutCode(prepareRenewal, await world.gather(), plan, { ...world.deps, signal })
      await look()
      return outcome
    },
    online: () => 'online',
    power: () => 'mains',
    random: () => 0.5,
    settings: () => ({ renewByItself: true, renewOnBattery: true }),
  })
  await look()
  keeper.take()
  const fiveMinutes = async (): Promise<void> => {
    world.clock.advance(5 * MINUTE)
    const run = due
    due = null
    run?.()
    await vi.waitFor(() => expect(keeper.view().state).not.toBe('busy'), { interval: 2 })
  }
  return { keeper, fiveMinutes }
}

async function openAll(): Promise<void> {
  const renewal = await world.prepared(planOf(baseCall(), roleCall('guarded', 'Guarded'), roleCall('open', 'Open')))
  await renewal.begin()
  expect(await renewal.giveCode(world.code())).toMatchObject({ ok: true, value: { state: 'done' } })
}

describe('after one code', () => {
  test('AWS CLI finds fresh roles for as long as the base session lives, and not one code more is spent', async () => {
    await openAll()
    const { keeper, fiveMinutes } = await keeping()
    const begin = world.clock.now()
    while (world.clock.now() - begin < 715 * MINUTE) {
      await fiveMinutes()
      expect(leastLeft()).toBeGreaterThan(STALE)
    }
    expect(keeper.view().trouble).toBeNull()
    expect(world.sent).toHaveLength(1)
    const before = world.sts.requests.length
    // Two roles, each renewed every 35 to 40 minutes.
    expect(before).toBeLessThanOrEqual(3 + 2 * 21)
    for (let turn = 0; turn < 20; turn += 1) await fiveMinutes()
    expect(world.sts.requests.length).toBeLessThanOrEqual(before + 2)
    expect(keeper.view()).toMatchObject({ state: 'on', nextAt: null, trouble: null })
    keeper.stop()
  })
})
