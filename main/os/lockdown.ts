import { app, type Event, type Session, session, type WebContents } from 'electron'
import { errorFields, type Log } from '../log.ts'
import { SCHEME } from './content.ts'

/**
 * What a page could ask for, and why it gets none of it. A permission that is not listed is refused as well: the table is for
 * people, the default is the rule.
 */
export const PERMISSIONS: Readonly<Record<string, { readonly allowed: false; readonly because: string }>> = {
  'clipboard-read': { allowed: false, because: 'nothing on screen pastes from the clipboard by itself' },
  'clipboard-sanitized-write': { allowed: false, because: 'copying is done in the main process' },
  'display-capture': { allowed: false, because: 'nothing here records a screen' },
  fileSystem: { allowed: false, because: 'files are read and written in the main process' },
  fullscreen: { allowed: false, because: 'the window has its own button for that' },
  geolocation: { allowed: false, because: 'nothing here depends on where it runs' },
  media: { allowed: false, because: 'no camera and no microphone are needed' },
  midi: { allowed: false, because: 'no instrument is needed' },
  notifications: { allowed: false, because: 'notices are shown by the main process' },
  openExternal: { allowed: false, because: 'no address outside the app is ever opened' },
  pointerLock: { allowed: false, because: 'the pointer stays free' },
}

/** Whether a page may have a permission: never. */
export const isPermitted = (permission: string): boolean => PERMISSIONS[permission]?.allowed ?? false

/** Whether a request may go out: only to our own pages, and to Chromium's developer tools where those exist. */
export function isRequestPermitted(address: string, tools: 'developer-tools' | 'no-developer-tools'): boolean {
  if (address.startsWith(`${SCHEME}://app/`)) return true
  return tools === 'developer-tools' && address.startsWith('devtools://')
}

/**
 * No content policy and no request filter stops peer connections (WebRTC): what a page would send that way goes to a proxy that
 * cannot exist, and no name is ever looked up. Chromium's network only: the AWS clients run in Node, which has its own.
 */
const NOWHERE = { proxyRules: 'socks5://lanyard.invalid:1', proxyBypassRules: '<-loopback>' } as const

/** Takes Chromium's name resolution away; before Electron is ready. */
export function lockNames(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Closes the session: no permission, no device, no network, no spelling dictionaries, no downloads. */
export function lockSession(log: Log, locked: Session = session.defaultSession): void {
  const tools = app.isPackaged ? 'no-developer-tools' : 'developer-tools'
  locked.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission-refused', { permission })
    answer(isPermitted(permission))
  })
  locked.setPermissionCheckHandler((_contents, permission) => isPermitted(permission))
  locked.setDevicePermissionHandler(() => false)
  locked.setSpellCheckerEnabled(false)
  void locked.setProxy(NOWHERE).catch((error: unknown) => log.error('proxy-not-set', errorFields(error)))
  locked.on('will-download', (event) => event.preventDefault())
  locked.webRequest.onBeforeRequest((details, answer) => {
    const permitted = isRequestPermitted(details.url, tools)
    if (!permitted)
      log.warn('request-refused', { type: details.resourceType, scheme: details.url.split(':', 1)[0] ?? '' })
    answer({ cancel: !permitted })
  })
}

/** Closes every page: it stays where it was loaded, opens nothing, holds no other page. */
export function lockContents(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: Event) => {
    event.preventDefault()
    log.warn('navigation-refused', { what })
  }
  contents.on('will-navigate', refuse('navigate'))
  contents.on('will-frame-navigate', refuse('frame'))
  contents.on('will-redirect', refuse('redirect'))
  contents.on('will-attach-webview', refuse('webview'))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => {
    log.warn('navigation-refused', { what: 'window' })
    return { action: 'deny' }
  })
}

/** Milliseconds within which a second crash is not answered by another try. */
const CRASH_PAUSE = 10_000

/** A page that crashed is loaded once more; what it shows lives in the main process, so nothing is lost. */
function reviveAfterCrash(contents: WebContents, log: Log): void {
  let revivedAt = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page-crashed', { reason, exitCode })
    const now = Date.now()
    if (reason === 'clean-exit' || now - revivedAt < CRASH_PAUSE) return
    revivedAt = now
    contents.reload()
  })
}

/** Applies {@link lockContents} to every page from now on. */
export function lockEveryPage(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, log)
    reviveAfterCrash(contents, log)
  })
}
