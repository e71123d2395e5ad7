import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitVaultIn, commitVaultOut } from '../../../main/vault/service.ts'
import { failCall, failingFileSystem } from '../files/failing-file-system.ts'
import {
  bookNow,
  CONFIG,
  CREDENTIALS,
  closed,
  makeVaultWorld,
  moveIn,
  type VaultWorld,
  vaultTroubles,
  whereabouts,
} from './vault-world.ts'

let world: VaultWorld
beforeEach(() => {
  world = makeVaultWorld()
  world.put('.aws/config', CONFIG)
  world.put('.aws/credentials', CREDENTIALS)
})
afterEach(() => world.remove())

describe('a move that stops anywhere', () => {
  it.each([
    ['in', 400],
    ['out', 400],
  ] as const)(
    '%s: keys are in one place at least, and the next start says what to do',
    async (way, most) => {
      const seen = new Set<string>()
      let number = 1
      for (; number < most; number += 1) {
        // Locks and temporary files of a process that ended are taken over or swept; this one lives on.
        for (const folder of [world.places.stateFolder, world.path('.aws')])
          rmSync(folder, { recursive: true, force: true })
        world.put('.aws/config', CONFIG)
        world.put('.aws/credentials', CREDENTIALS)
        if (way === 'out') await moveIn(world, 'dev')
        const planIn = way === 'in' ? await world.planIn('dev') : null
        const planOut = way === 'out' ? await world.planOut('dev') : null
        const fault = failCall(number, 'EIO')
        const deps = world.depsWith(stopping(fault))
        const move =
          planIn !== null ? commitVaultIn(planIn, deps) : planOut !== null ? commitVaultOut(planOut, deps) : null
        await move?.then(closed).catch(() => undefined)
        if (fault.failed.length === 0) break
        const { file, vault } = await whereabouts(world)
        expect(file || vault).toBe(true)
        seen.add(`${file}-${vault}`)
        const trouble = (await vaultTroubles(world.vault, await bookNow(world))).get('dev') ?? null
        if (file && vault) expect(trouble).toMatch(/as well/)
        if (vault && !file) expect(trouble).toBeNull()
      }
      expect(number).toBeLessThan(most)
      expect([...seen].toSorted()).toEqual(
        way === 'in' ? ['false-true', 'true-false', 'true-true'] : expect.arrayContaining(['true-true']),
      )
    },
    120_000,
  )
})

/** After the first fault nothing works any more, as after a power failure. */
function stopping(fault: ReturnType<typeof failCall>) {
  return failingFileSystem({
    failed: fault.failed,
    shouldFail: (call, count) => (fault.failed.length > 0 ? 'EIO' : fault.shouldFail(call, count)),
  })
}
