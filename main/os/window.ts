import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron'
import { windowTitle } from '../../app/text/desktop-text.ts'
import type { Platform } from '../files/model.ts'
import { ORIGIN } from './content.ts'
import { preloadFile } from './folders.ts'
import type { Point } from './place-near.ts'

/** What every page gets: nothing but its own script. The only place that says so. */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  backgroundThrottling: true,
} as const satisfies WebPreferences

/** Outer size of the token window, in the screen's own pixels. */
export const TOKEN_SIZE = { width: 360, height: 220 } as const

/** `--ground` of the pages' tokens: what is there before the first paint. */
const ground = (): string => (nativeTheme.shouldUseDarkColors ? '#16191d' : '#ffffff')

/** The main window; it shows itself once its page is there to see. Where the runtime can, it comes back where it was. */
export function makeMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: { bounds: true, displayMode: true },
    width: 1080,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: windowTitle.main,
    backgroundColor: ground(),
    webPreferences: { ...WEB_PREFERENCES, preload: preloadFile },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** The kind of window that each platform uses for small helpers: a panel on macOS, a tool frame on Windows. */
function smallFrame(platform: Platform): { readonly type?: string } {
  switch (platform) {
    case 'darwin':
      return { type: 'panel' }
    case 'win32':
      return { type: 'toolbar' }
    case 'linux':
      return {}
  }
}

/** The token window, not shown yet: small, above all others, never larger. */
export function makeTokenWindow(at: Point, platform: Platform): BrowserWindow {
  const window = new BrowserWindow({
    ...TOKEN_SIZE,
    ...at,
    ...smallFrame(platform),
    useContentSize: true,
    show: false,
    title: windowTitle.token,
    backgroundColor: ground(),
    alwaysOnTop: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: platform !== 'linux',
    webPreferences: { ...WEB_PREFERENCES, preload: preloadFile },
  })
  // The menu bar was counted into the height until it went.
  window.removeMenu()
  window.setContentSize(TOKEN_SIZE.width, TOKEN_SIZE.height)
  return window
}

/** Loads the main window's page. A failure leaves an empty window, never an error dialog; the caller logs it. */
export const loadMainPage = (window: BrowserWindow): Promise<void> => window.loadURL(`${ORIGIN}/index.html`)

/** The same for the token window. */
export const loadTokenPage = (window: BrowserWindow): Promise<void> => window.loadURL(`${ORIGIN}/token.html`)
