import { beforeEach, describe, expect, test, vi } from 'vitest'
import { makeWindows, type WindowsOptions } from '../../../main/os/windows.ts'
import { silent } from '../state/fixture.ts'

const system = vi.hoisted(() => ({ made: [] as { happen: (event: string) => void }[], pushed: [] as unknown[] }))
vi.mock('electron', () => ({ screen: {} }))
vi.mock('../../../main/ipc.ts', () => ({
  push: (_windows: unknown, name: string, payload: unknown) => system.pushed.push([name, payload]),
}))
vi.mock('../../../main/os/window.ts', () => ({
  TOKEN_SIZE: { width: 1, height: 1 },
  loadMainPage: async () => {},
  makeMainWindow: () => {
    const heard = new Map<string, () => void>()
    const window = {
      on: (event: string, run: () => void) => heard.set(event, run),
      happen: (event: string) => heard.get(event)?.(),
      isMinimized: () => false,
      show: vi.fn(),
      focus: vi.fn(),
    }
    system.made.push(window)
    return window
  },
}))

const nothing = () => {}
const windows = () =>
  makeWindows({
    platform: 'linux',
    log: silent,
    onCloseAsked: () => 'close',
    onSeen: nothing,
    onUnseen: nothing,
    onMainClosed: nothing,
    onTokenClosed: nothing,
    first: null,
  } satisfies WindowsOptions)

beforeEach(() => {
  system.made.length = 0
  system.pushed.length = 0
})

describe('what is asked of the main window from outside', () => {
  test('is the beginning of a window that has to be made first', () => {
    const { showOver, takeDestination } = windows()
    showOver('switcher')
    expect(system.made).toHaveLength(1)
    expect(system.pushed).toEqual([])
    expect(takeDestination()).toEqual({ room: 'profiles', profile: null, begin: 'switcher' })
    expect(takeDestination()).toEqual({ room: 'profiles', profile: null })
  })

  test('waits for a page that is still coming, and is told to one that is there', () => {
    const { showMain, showOver, takeDestination } = windows()
    showMain()
    showMain({ room: 'sessions' })
    showOver('palette')
    expect(system.pushed).toEqual([])
    expect(takeDestination()).toMatchObject({ begin: 'palette' })
    showOver('palette')
    showMain({ room: 'history' })
    expect(system.pushed).toEqual([
      ['palette', null],
      ['navigate', { room: 'history' }],
    ])
  })

  test('begins anew with each window', () => {
    const { showMain, showOver, takeDestination } = windows()
    showMain()
    takeDestination()
    system.made[0]?.happen('closed')
    showOver('palette')
    expect(system.made).toHaveLength(2)
    expect(system.pushed).toEqual([])
    expect(takeDestination()).toMatchObject({ begin: 'palette' })
  })
})
