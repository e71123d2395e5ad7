import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { liveSections, planEverything } from '../../../../app/session/routes/index.ts'
import { gatherWorld } from '../../../../main/facts/gather.ts'
import { type FileSystem, nodeFileSystem } from '../../../../main/files/file-system.ts'
import { MOST_CALLS } from '../../../../main/session/renewal/gate.ts'
import { readLedger } from '../../../../main/session/renewal/ledger.ts'
import { makeMemory } from '../../../../main/session/renewal/memory.ts'
import { prepareRenewal } from '../../../../main/session/renewal/renewal.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { manyProfiles } from '../../../support/many-profiles.ts'
import { type EmbeddedSts, startEmbeddedSts } from '../../../support/sts/server.ts'

const { users, roles, config, credentials, rolesEach: ROLES_EACH } = manyProfiles()

let home: string
let sts: EmbeddedSts
const clock = createFakeClock()
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'lanyard-many-'))
  sts = await startEmbeddedSts({ clock, users, roles })
  mkdirSync(join(home, '.aws'), { mode: 0o700 })
  writeFileSync(join(home, '.aws', 'config'), config, { mode: 0o600 })
  writeFileSync(join(home, '.aws', 'credentials'), credentials, { mode: 0o600 })
})
afterEach(async () => {
  await sts.close()
  rmSync(home, { recursive: true, force: true })
})

test('300 profiles behind three devices live after three codes, with no call more than needed', async () => {
  const environment = { HOME: home, LANYARD_HOME: join(home, 'lanyard'), AWS_ENDPOINT_URL_STS: sts.url }
  const world = await gatherWorld({ environment, platform: 'linux', explicitProfile: null, now: clock.now() })
  const { book, now } = world.facts
  const options = { preferences: new Map(), sessionDuration: 43_200, live: liveSections(book, now), now }
  const plans = planEverything(book, options)
  expect(plans.map(({ codes }) => codes)).toEqual([1, 1, 1])
  const tick = { now: clock.now, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) }
  const lists: string[] = []
  const fileSystem = countingRenames(lists)
  const deps = { clock: tick, who: 'window', memory: makeMemory(), fileSystem } as const
  const ended = await Promise.all(
    plans.map(async (plan) => {
      const prepared = await prepareRenewal(world, plan, deps)
      if (!prepared.ok) throw new Error(prepared.failure.message)
      const { next } = await prepared.value.begin()
      const result = await prepared.value.giveCode(sts.codeFor(next?.serial ?? '', clock.now()).code)
      return result.ok ? result.value.state : result.failure.message
    }),
  )
  expect(ended).toEqual(['done', 'done', 'done'])
  expect(sts.requests).toHaveLength(3 + 3 * ROLES_EACH)
  expect(sts.requests.every(({ status }) => status === 200)).toBe(true)
  expect(sts.mostAtOnce()).toBeLessThanOrEqual(MOST_CALLS)
  expect(readdirSync(join(home, '.aws', 'cli', 'cache'))).toHaveLength(3 * ROLES_EACH)
  const { entries } = await readLedger({ places: world.places, clock: tick })
  expect(entries).toHaveLength(3 + 3 * ROLES_EACH)
  expect(lists.length).toBeLessThan(entries.length / 2)
})

/** The real file system; every writing of the list of sessions stands in `lists` afterwards. */
function countingRenames(lists: string[]): FileSystem {
  const rename = async (from: string, to: string): Promise<void> => {
    if (basename(to) === 'sessions.json') lists.push(to)
    await nodeFileSystem.rename(from, to)
  }
  return { ...nodeFileSystem, rename }
}
