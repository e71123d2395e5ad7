import { appendFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FindingView } from '../../../../app/view/edit-model.ts'
import type { Snapshot } from '../../../../app/view/model.ts'
import { makeEditFollow } from '../../../../main/state/editing/edit-follow.ts'
import { makeScene, type Scene, silent } from '../fixture.ts'

let scene: Scene
beforeEach(async () => {
  scene = await makeScene()
})
afterEach(() => scene.remove())

const finding: FindingView = {
  id: 'f',
  code: 'c',
  severity: 'info',
  message: 'm',
  origin: null,
  profile: null,
  fix: null,
}

function openFollow() {
  const { store } = scene
  const advise = vi.fn(() => [finding])
  const checkUndo = vi.fn(async () => store.offerUndo({ id: 7, title: 'Add profile dev' }))
  const load = vi.fn(async () => ({ advise, checkUndo }))
  const { begin, follow } = makeEditFollow({ store: async () => store, log: silent, load })
  const heard: Snapshot[] = []
  store.listen((snapshot) => {
    heard.push(snapshot)
    follow()
  })
  return { begin, follow, advise, checkUndo, load, heard }
}

describe('findings and what can be undone', () => {
  it('are looked for after the first paint only, so that the first snapshot waits for neither', async () => {
    const { begin, follow, load, heard } = openFollow()
    expect(scene.store.snapshot()).toMatchObject({ findings: [], canUndo: null })
    follow()
    await new Promise((resolve) => setImmediate(resolve))
    expect(load).not.toHaveBeenCalled()
    begin()
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(heard.at(-1)).toMatchObject({ findings: [finding], canUndo: { id: 7, title: 'Add profile dev' } })
  })

  it('are looked for once, until the files change', async () => {
    const { begin, advise, checkUndo, load } = openFollow()
    begin()
    await vi.waitFor(() => expect(checkUndo).toHaveBeenCalledOnce())
    begin()
    scene.store.renew()
    await new Promise((resolve) => setImmediate(resolve))
    expect(advise).toHaveBeenCalledOnce()
    expect(load).toHaveBeenCalledOnce()
    appendFileSync(scene.world.configFile, '\n[profile another]\nregion = eu-west-1\n')
    await scene.store.look()
    await vi.waitFor(() => expect(checkUndo).toHaveBeenCalledTimes(2))
    expect(advise).toHaveBeenCalledTimes(2)
  })

  it('may fail without harm to anything else, and are looked for again when the files change', async () => {
    const { begin, load } = openFollow()
    load.mockRejectedValueOnce(new Error('no such module'))
    begin()
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce())
    expect(scene.store.snapshot()).toMatchObject({ findings: [] })
    expect(scene.store.snapshot().rows.length).toBeGreaterThan(0)
    appendFileSync(scene.world.configFile, '\n[profile another]\nregion = eu-west-1\n')
    await scene.store.look()
    await vi.waitFor(() => expect(scene.store.snapshot()).toMatchObject({ findings: [finding] }))
  })
})
