import { type BrowserWindow, screen } from 'electron'
import type { Destination, OpenedOver } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { type OpenWindows, push } from '../ipc.ts'
import type { WindowKind } from '../ipc-gate.ts'
import { errorFields, type Log } from '../log.ts'
import { placeNear, placeOver } from './place-near.ts'
import { loadMainPage, loadTokenPage, makeMainWindow, makeTokenWindow, TOKEN_SIZE } from './window.ts'

/** Milliseconds hidden after which the main window is given back: hiding alone saves no memory. */
const KEPT_HIDDEN = 5 * 60_000

/** What the windows ask of the rest. */
export type WindowsOptions = {
  readonly platform: Platform
  readonly log: Log
  /** What closing the main window means at this moment. */
  readonly onCloseAsked: () => 'hide' | 'close'
  /** The main window got the focus, or came into view. */
  readonly onSeen: () => void
  /** It went out of view, or is gone. */
  readonly onUnseen: () => void
  /** It is gone, by a person's wish or after minutes hidden. */
  readonly onMainClosed: () => void
  readonly onTokenClosed: () => void
  /** The main window of this start, where it was opened before everything else. */
  readonly first: BrowserWindow | null
}

/** The two windows of Lanyard; each exists at most once. */
export type Windows = OpenWindows & {
  /** Shows the main window, makes it where there is none, and leads it to a destination. */
  readonly showMain: (destination?: Destination) => void
  /** Shows the main window with something over whatever it shows. */
  readonly showOver: (what: OpenedOver) => void
  /** Where the main window should begin; asked once, by its first call. */
  readonly takeDestination: () => Destination
  readonly showToken: (asked: 'from-window' | 'from-tray') => void
  readonly closeToken: () => void
  readonly isMainInView: () => boolean
  /** Loads both pages anew; for development. */
  readonly reload: () => void
}

const HOME = { room: 'profiles', profile: null } as const satisfies Destination

type Held = {
  main: BrowserWindow | null
  token: BrowserWindow | null
  destination: Destination
  /** Whether the main window's page has asked where to begin; before that it hears nothing. */
  page: 'begun' | 'coming'
  farewell: NodeJS.Timeout | null
}

/** Makes the windows' keeper; it takes over the first window, if there is one. */
export function makeWindows(options: WindowsOptions): Windows {
  const held: Held = { main: options.first, token: null, destination: HOME, page: 'coming', farewell: null }
  if (options.first !== null) follow(options.first, held, options)
  const find = (kind: WindowKind): BrowserWindow | null => held[kind]
  const windows: OpenWindows = { find }
  return {
    find,
    showMain: (destination) => showMain(held, windows, options, destination),
    showOver: (what) => showOver(held, windows, options, what),
    takeDestination: () => {
      const { destination } = held
      held.destination = HOME
      held.page = 'begun'
      return destination
    },
    showToken: (asked) => showToken(held, options, asked),
    closeToken: () => held.token?.close(),
    isMainInView: () => held.main !== null && held.main.isVisible() && !held.main.isMinimized(),
    reload: () => {
      held.main?.webContents.reload()
      held.token?.webContents.reload()
    },
  }
}

function showMain(held: Held, windows: OpenWindows, options: WindowsOptions, destination?: Destination): void {
  if (held.farewell !== null) clearTimeout(held.farewell)
  held.farewell = null
  if (held.main === null) {
    if (destination !== undefined) held.destination = destination
    held.main = openMain(held, options)
    return
  }
  if (destination !== undefined && held.page === 'coming') held.destination = destination
  else if (destination !== undefined) push(windows, 'navigate', destination)
  if (held.main.isMinimized()) held.main.restore()
  held.main.show()
  held.main.focus()
}

/** A page that is there keeps its room; one that is still coming is led to it at its beginning. */
function showOver(held: Held, windows: OpenWindows, options: WindowsOptions, what: OpenedOver): void {
  const isThere = held.main !== null && held.page === 'begun'
  showMain(held, windows, options, isThere ? undefined : { ...HOME, begin: what })
  if (isThere) push(windows, what, null)
}

function openMain(held: Held, options: WindowsOptions): BrowserWindow {
  held.page = 'coming'
  const window = makeMainWindow()
  follow(window, held, options)
  void loadMainPage(window).catch((error: unknown) => options.log.error('page-failed', errorFields(error)))
  return window
}

function follow(window: BrowserWindow, held: Held, options: WindowsOptions): void {
  window.on('show', options.onSeen)
  window.on('focus', options.onSeen)
  window.on('restore', options.onSeen)
  window.on('hide', options.onUnseen)
  window.on('minimize', options.onUnseen)
  window.on('close', (event) => {
    if (options.onCloseAsked() === 'close') return
    event.preventDefault()
    window.hide()
    held.farewell = setTimeout(() => window.destroy(), KEPT_HIDDEN)
  })
  window.on('closed', () => {
    if (held.farewell !== null) clearTimeout(held.farewell)
    held.farewell = null
    held.main = null
    options.onUnseen()
    options.onMainClosed()
  })
}

function showToken(held: Held, options: WindowsOptions, asked: 'from-window' | 'from-tray'): void {
  if (held.token !== null) {
    held.token.show()
    held.token.focus()
    return
  }
  const window = makeTokenWindow(tokenPlace(held.main, asked), options.platform)
  held.token = window
  window.once('ready-to-show', () => {
    window.show()
    window.focus()
  })
  window.on('closed', () => {
    held.token = null
    options.onTokenClosed()
  })
  void loadTokenPage(window).catch((error: unknown) => options.log.error('page-failed', errorFields(error)))
}

/** Over the window it was asked from; near the pointer when it was the tray or a notice. */
function tokenPlace(main: BrowserWindow | null, asked: 'from-window' | 'from-tray') {
  if (asked === 'from-window' && main !== null) {
    const bounds = main.getBounds()
    return placeOver(bounds, TOKEN_SIZE, screen.getDisplayMatching(bounds).workArea)
  }
  const pointer = screen.getCursorScreenPoint()
  return placeNear(pointer, TOKEN_SIZE, screen.getDisplayNearestPoint(pointer).workArea)
}
