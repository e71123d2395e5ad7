import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../../app/view/model.ts'
import { makeDeeds } from '../../../main/state/deeds.ts'
import type { TokenDesk } from '../../../main/state/token-desk.ts'
import { makeScene, type Scene } from './fixture.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.remove())
beforeEach(() => {
  vi.clearAllMocks()
})

const copy = vi.fn(async (_text: string): Promise<'copied' | 'failed'> => 'copied')
const openFile = vi.fn(async (_role: string): Promise<Outcome<null, string>> => ({ ok: true, value: null }))
const open = vi.fn(async (_profile: string): Promise<Outcome<null, string>> => ({ ok: true, value: null }))
const tellTrouble = vi.fn()
const showMain = vi.fn()
const nothing = () => {}

const deeds = () => {
  const tokens: TokenDesk = { open, plan: vi.fn(), start: vi.fn(), forget: nothing }
  const store = async () => scene.store
  return makeDeeds({ store, tokens, showMain, openPalette: nothing, copy, openFile, tellTrouble, quit: nothing })
}

describe('what is chosen outside the window', () => {
  it('is done without a word when it works', async () => {
    deeds().chooseMenu('open-config')
    deeds().chooseTray({ do: 'copy-environment', profile: 'acme-base' })
    await vi.waitFor(() => expect(copy.mock.calls).toEqual([["export AWS_PROFILE='acme-base'"]]))
    expect(openFile.mock.calls).toEqual([['config']])
    expect(tellTrouble).not.toHaveBeenCalled()
  })

  it('is told when it does not: no editor, no clipboard, no such profile', async () => {
    openFile.mockResolvedValueOnce({ ok: false, failure: 'The editor could not be started.' })
    deeds().chooseMenu('open-credentials')
    await vi.waitFor(() => expect(tellTrouble.mock.calls).toEqual([['The editor could not be started.']]))
    copy.mockResolvedValueOnce('failed')
    deeds().chooseTray({ do: 'copy-environment', profile: 'acme-base' })
    deeds().chooseTray({ do: 'copy-environment', profile: 'gone' })
    await vi.waitFor(() => expect(tellTrouble).toHaveBeenCalledTimes(3))
  })

  it('leads to the rooms of the menu, and begins there what was chosen', () => {
    for (const action of ['history', 'advice', 'new-profile', 'import'] as const) deeds().chooseMenu(action)
    expect(showMain.mock.calls.flat()).toEqual([
      { room: 'history' },
      { room: 'advice' },
      { room: 'profiles', profile: null, begin: 'new-profile' },
      { room: 'profiles', profile: null, begin: 'import' },
    ])
  })

  it('leads to the profile where a code renews nothing', async () => {
    open.mockResolvedValueOnce({ ok: false, failure: 'no' })
    deeds().openNotice('acme-base')
    await vi.waitFor(() => expect(showMain.mock.calls).toEqual([[{ room: 'profiles', profile: 'acme-base' }]]))
  })
})
