import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSwitchScene, type SwitchScene } from './switch-scene.ts'

let scene: SwitchScene
beforeEach(async () => {
  scene = await makeSwitchScene()
})
afterEach(() => scene.remove())

test('the dry run of moving keys to the vault says which tools will not ask Lanyard, and what changes for each', async () => {
  const shown = await scene.deeds.previewVaultIn({ profile: 'bob' })
  const notes = shown.ok ? shown.value.notes : []
  expect(notes.find(({ severity }) => severity === 'warning')?.message).toMatch(/\.NET.*will not ask Lanyard for “bob”/)
  const changes = notes.map(({ message }) => message).find((message) => message.startsWith('After this'))
  expect(changes).toMatch(/AWS CLI v2/)
  expect(changes).toMatch(/\.NET v4 stays as before/)
})
