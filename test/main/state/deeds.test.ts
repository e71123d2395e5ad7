import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../../app/view/model.ts'
import { makeDeeds } from '../../../main/state/deeds.ts'
import type { TokenDesk } from '../../../main/state/sessions/token-desk.ts'
import type { SwitchHandlers } from '../../../main/state/switching/switch-answers.ts'
import { makeScene, type Scene } from './fixture.ts'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
})
afterAll(() => scene.remove())
beforeEach(() => {
  vi.clearAllMocks()
})

const said = async (): Promise<Outcome<string, string>> => ({ ok: true, value: 'Done.' })
const switching = {
  activate: vi.fn<SwitchHandlers['activate']>(said),
  goBack: vi.fn<SwitchHandlers['goBack']>(said),
  copyEnvironment: vi.fn<SwitchHandlers['copyEnvironment']>(said),
  openConsole: vi.fn<SwitchHandlers['openConsole']>(said),
}
const openFile = vi.fn(async (_role: string): Promise<Outcome<null, string>> => ({ ok: true, value: null }))
const open = vi.fn<TokenDesk['open']>(async () => ({ ok: true, value: null }))
const tellTrouble = vi.fn()
const showMain = vi.fn()
const snooze = vi.fn()
const notice = { profile: 'acme-base', profiles: ['acme-base', 'other'] }
const openSwitcher = vi.fn()
const nothing = () => {}

const deeds = () => {
  const tokens = { open } as unknown as TokenDesk
  const store = async () => scene.store
  return makeDeeds({
    store,
    tokens,
    switching,
    showMain,
    openPalette: nothing,
    openSwitcher,
    openFile,
    tellTrouble,
    snooze,
    quit: nothing,
  })
}

describe('what is chosen outside the window', () => {
  it('is done without a word when it works', async () => {
    deeds().chooseMenu('open-config')
    deeds().chooseTray({ do: 'copy-environment', profile: 'acme-base' })
    const asked = { profile: 'acme-base', dialect: null, secrets: false }
    await vi.waitFor(() => expect(switching.copyEnvironment.mock.calls).toEqual([[asked]]))
    expect(openFile.mock.calls).toEqual([['config']])
    expect(tellTrouble).not.toHaveBeenCalled()
  })

  it('is told when it does not: no editor, no clipboard, no such profile', async () => {
    openFile.mockResolvedValueOnce({ ok: false, failure: 'The editor could not be started.' })
    deeds().chooseMenu('open-credentials')
    await vi.waitFor(() => expect(tellTrouble.mock.calls).toEqual([['The editor could not be started.']]))
    const failure = { ok: false, failure: 'no' } as const
    switching.copyEnvironment.mockResolvedValueOnce(failure)
    switching.activate.mockResolvedValueOnce(failure)
    switching.goBack.mockResolvedValueOnce(failure)
    switching.openConsole.mockResolvedValueOnce(failure)
    deeds().chooseTray({ do: 'copy-environment', profile: 'acme-base' })
    deeds().chooseTray({ do: 'activate', profile: 'gone', leaseSeconds: null })
    deeds().chooseMenu('go-back')
    deeds().chooseTray({ do: 'open-console', profile: 'acme-base' })
    await vi.waitFor(() => expect(tellTrouble).toHaveBeenCalledTimes(5))
  })

  it('switches, with the time that the menu named, and goes back; the menu leads to the switcher', () => {
    deeds().chooseTray({ do: 'activate', profile: 'prod', leaseSeconds: 1800 })
    deeds().chooseTray({ do: 'activate', profile: null, leaseSeconds: null })
    deeds().chooseTray({ do: 'go-back' })
    deeds().chooseTray({ do: 'open-console', profile: 'prod' })
    deeds().chooseMenu('switch')
    expect(switching.activate.mock.calls).toEqual([
      [{ profile: 'prod', leaseSeconds: 1800 }],
      [{ profile: null, leaseSeconds: null }],
    ])
    expect(switching.goBack).toHaveBeenCalledOnce()
    expect(switching.openConsole.mock.calls).toEqual([[{ profile: 'prod', service: null, region: null, act: 'open' }]])
    expect(openSwitcher).toHaveBeenCalledOnce()
  })

  it('leads to the rooms of the menu, and begins there what was chosen', () => {
    for (const action of ['sessions', 'history', 'advice', 'new-profile', 'import'] as const) deeds().chooseMenu(action)
    expect(showMain.mock.calls.flat()).toEqual([
      { room: 'sessions' },
      { room: 'history' },
      { room: 'advice' },
      { room: 'profiles', profile: null, begin: 'new-profile' },
      { room: 'profiles', profile: null, begin: 'import' },
    ])
  })

  it('renews a profile, or everything on a device, and leads to the room where that is not possible', async () => {
    deeds().chooseTray({ do: 'renew', profile: 'acme-base' })
    open.mockResolvedValueOnce({ ok: true, value: null })
    open.mockResolvedValueOnce({ ok: false, failure: 'no' })
    deeds().chooseTray({ do: 'renew-device', serial: 'GAHT12345678' })
    deeds().chooseTray({ do: 'renew-device', serial: 'GAHT12345678' })
    deeds().chooseTray({ do: 'sessions' })
    await vi.waitFor(() => expect(showMain.mock.calls).toEqual([[{ room: 'sessions' }], [{ room: 'sessions' }]]))
    expect(open.mock.calls).toEqual([
      [{ kind: 'profile', profile: 'acme-base' }, 'from-tray'],
      [{ kind: 'device', serial: 'GAHT12345678' }, 'from-tray'],
      [{ kind: 'device', serial: 'GAHT12345678' }, 'from-tray'],
    ])
  })

  it('leads to the profile where a code renews nothing', async () => {
    open.mockResolvedValueOnce({ ok: false, failure: 'no' })
    deeds().chooseNotice({ ...notice, renewal: 'code' }, 'open')
    await vi.waitFor(() => expect(showMain.mock.calls).toEqual([[{ room: 'profiles', profile: 'acme-base' }]]))
  })

  it('opens the token window from a notice, with *Snooze* in it, or the profile that another tool renews', async () => {
    deeds().chooseNotice({ ...notice, renewal: 'code' }, 'open')
    deeds().chooseNotice({ ...notice, renewal: 'elsewhere' }, 'open')
    await vi.waitFor(() =>
      expect(open.mock.calls).toEqual([[{ kind: 'profile', profile: 'acme-base' }, 'from-notice']]),
    )
    expect(showMain.mock.calls).toEqual([[{ room: 'profiles', profile: 'acme-base' }]])
  })

  it('is silent about everything a notice named when it is snoozed', () => {
    deeds().chooseNotice({ ...notice, renewal: 'code' }, 'snooze')
    expect(snooze.mock.calls).toEqual([[['acme-base', 'other']]])
    expect(open).not.toHaveBeenCalled()
  })
})
