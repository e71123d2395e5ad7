import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatherEnvironment } from '../../../main/facts/environment.ts'
import type { Clock } from '../../../main/files/model.ts'
import { placesOf } from '../../../main/files/places.ts'
import type { Log } from '../../../main/log.ts'
import { loadSettings } from '../../../main/settings/settings.ts'
import { openStore, type Store } from '../../../main/state/store.ts'
import { createDemoWorld, type DemoWorld } from '../../support/demo-world.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

/** A log that nobody reads. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, flush: () => Promise.resolve() }

export type Scene = {
  readonly store: Store
  readonly world: DemoWorld
  readonly clock: FakeClock
  readonly remove: () => void
}

/** A store on the demo's files, its clock standing still; `world` is changed before anything is read. */
export async function makeScene(prepare: (world: DemoWorld) => void = () => {}): Promise<Scene> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lanyard-state-')))
  const clock = createFakeClock()
  const world = await createDemoWorld(folder, { now: clock.now(), stsUrl: 'http://127.0.0.1:9' })
  prepare(world)
  const own: Clock = { now: clock.now, sleep: () => new Promise((resolve) => setImmediate(resolve)) }
  const places = placesOf(gatherEnvironment(world.environment, 'linux'), folder, 'linux', folder)
  const store = await openStore({
    gather: { environment: world.environment, platform: 'linux', folder },
    clock: own,
    places,
    loginShell: '/bin/bash',
    firstSettings: await loadSettings({ places, clock: own }),
    about: () => [],
  })
  const remove = (): void => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, world, clock, remove }
}
