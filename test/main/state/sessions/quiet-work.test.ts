import { afterEach, expect, test, vi } from 'vitest'
import type { Vault, VaultOpening } from '../../../../main/vault/model.ts'
import { makeSessionScene, type SessionScene } from './session-scene.ts'

let scene: SessionScene
afterEach(() => scene.remove())

const MINUTE = 60_000

test('what is renewed by itself opens the vault without a person, and what a person asks for with one', async () => {
  const empty: VaultOpening = { keysOf: async () => null, seedOf: async () => null }
  const opening = vi.fn(() => empty)
  const quietly = vi.fn(() => empty)
  scene = await makeSessionScene({ vault: { opening, quietly } as unknown as Vault })
  await scene.sessioning.begin()
  await scene.desk.open({ kind: 'profile', profile: 'base' }, 'from-window')
  await scene.desk.start(scene.code())
  expect(opening).toHaveBeenCalled()
  expect(quietly).not.toHaveBeenCalled()
  const asked = opening.mock.calls.length
  const before = scene.bar('guarded')?.expiresAt ?? 0
  for (let step = 0; step < 14; step += 1) await scene.pass(5 * MINUTE)
  expect(scene.bar('guarded')?.expiresAt).toBeGreaterThan(before)
  expect(quietly).toHaveBeenCalled()
  expect(opening.mock.calls.length).toBe(asked)
})
