import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../../main/files/clock.ts'
import { sweepAtStart } from '../../../main/state/sweep-at-start.ts'
import { makeScene, type Scene, silent } from './fixture.ts'

let scene: Scene
beforeEach(async () => {
  scene = await makeScene()
})
afterEach(() => scene.remove())

it('takes away what a dead Lanyard left beside the files, and nothing else', async () => {
  const { files, places } = scene.store.picture().world
  const { config } = files
  const folder = dirname(config.path)
  // No process has this number: the largest one on Linux is four million.
  const dead = join(folder, '.lanyard-999999999-abcdef012345.tmp')
  const foreign = join(folder, 'notes.tmp')
  for (const file of [dead, foreign]) writeFileSync(file, 'x')
  await sweepAtStart({ store: async () => scene.store, places, clock: systemClock, log: silent })
  expect([existsSync(dead), existsSync(foreign), existsSync(config.path)]).toEqual([false, true, true])
})
