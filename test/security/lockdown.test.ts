import { describe, expect, it, vi } from 'vitest'
import type { Log } from '../../main/log.ts'

const events = vi.hoisted(() => new Map<string, (...values: unknown[]) => void>())
vi.mock('electron', () => ({
  app: { isPackaged: true, on: (name: string, hear: () => void) => events.set(name, hear) },
  session: {},
}))
const { isPermitted, isRequestPermitted, lockContents, lockSession, PERMISSIONS } = await import(
  '../../main/os/lockdown.ts'
)

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, flush: () => Promise.resolve() }

/** Every permission Electron's typings name, and two that do not exist. */
const NAMES = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
  'something-of-next-year',
  '__proto__',
  'constructor',
]

describe('permissions', () => {
  it.each(NAMES)('%s is refused, asked for or looked up', (name) => {
    expect(isPermitted(name)).toBe(false)
  })

  it('says why beside each value', () => {
    for (const entry of Object.values(PERMISSIONS)) expect(entry.because.length).toBeGreaterThan(10)
  })
})

describe('requests', () => {
  it.each([
    'https://sts.amazonaws.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:lanyard://app/1',
    'ws://127.0.0.1/',
    'lanyard://app.evil.example/',
    'lanyard://other/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://gpu',
  ])('%s is cancelled in what people install', (address) => {
    expect(isRequestPermitted(address, 'no-developer-tools')).toBe(false)
  })

  it('our pages load', () => {
    expect(isRequestPermitted('lanyard://app/index.html', 'no-developer-tools')).toBe(true)
  })
})

describe('the session and its pages', () => {
  it('has every handler set, and each refuses', () => {
    const handlers = new Map<string, (...values: never[]) => unknown>()
    const set = (name: string) => (handler: (...values: never[]) => unknown) => void handlers.set(name, handler)
    const listeners = new Map<string, (event: { preventDefault: () => void }) => void>()
    const spelling = vi.fn()
    const proxy = vi.fn(() => Promise.resolve())
    const locked = {
      setPermissionRequestHandler: set('request'),
      setPermissionCheckHandler: set('check'),
      setDevicePermissionHandler: set('device'),
      setSpellCheckerEnabled: spelling,
      setProxy: proxy,
      on: (name: string, hear: never) => listeners.set(name, hear),
      webRequest: { onBeforeRequest: set('web') },
    }
    lockSession(silent, locked as never)
    const answer = vi.fn()
    handlers.get('request')?.(...([null, 'media', answer] as never[]))
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
    expect(handlers.get('check')?.(...([null, 'media'] as never[]))).toBe(false)
    expect(handlers.get('device')?.()).toBe(false)
    const cancel = vi.fn()
    handlers.get('web')?.(...([{ url: 'https://example.com/', resourceType: 'xhr' }, cancel] as never[]))
    expect(cancel).toHaveBeenCalledExactlyOnceWith({ cancel: true })
    expect(proxy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ proxyBypassRules: '<-loopback>' }))
    expect(spelling).toHaveBeenCalledWith(false)
    const download = { preventDefault: vi.fn() }
    listeners.get('will-download')?.(download)
    expect(download.preventDefault).toHaveBeenCalledOnce()
  })

  it('prevents each way of leaving a page', () => {
    const listeners = new Map<string, (event: { preventDefault: () => void }) => void>()
    let opened: unknown = null
    const peers = vi.fn()
    const contents = {
      on: (name: string, hear: never) => listeners.set(name, hear),
      setWebRTCIPHandlingPolicy: peers,
      setWindowOpenHandler: (handler: () => unknown) => {
        opened = handler()
      },
    }
    lockContents(contents as never, silent)
    expect(opened).toEqual({ action: 'deny' })
    expect(peers).toHaveBeenCalledExactlyOnceWith('disable_non_proxied_udp')
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = { preventDefault: vi.fn() }
      listeners.get(name)?.(event)
      expect(event.preventDefault, name).toHaveBeenCalledOnce()
    }
  })
})
