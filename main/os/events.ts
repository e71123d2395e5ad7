import { app, powerMonitor } from 'electron'

/** What the desktop tells the app as a whole. */
export type DesktopEvents = {
  /** The machine woke, or the screen was unlocked: clocks may have jumped and files changed. */
  readonly onAwake: () => void
  /** The screen is being locked. */
  readonly onLocked: () => void
  /** A click on the dock (macOS). */
  readonly onActivate: () => void
  readonly onAllClosed: () => void
  /** The app is about to end: windows are no longer held back. */
  readonly onQuitting: () => void
  /** It ends now. Null: nothing has to be put in order first; else ending waits for it, for a moment. */
  readonly onLeaving: () => Promise<void> | null
}

/** Milliseconds that ending waits at most. */
const PATIENCE = 2_000

/** Connects the events; once, when Electron is ready. */
export function followDesktop(events: DesktopEvents): void {
  powerMonitor.on('resume', events.onAwake)
  powerMonitor.on('unlock-screen', events.onAwake)
  powerMonitor.on('lock-screen', events.onLocked)
  app.on('activate', events.onActivate)
  app.on('window-all-closed', events.onAllClosed)
  app.on('before-quit', events.onQuitting)
  let isLeft = false
  app.on('will-quit', (event) => {
    const leaving = isLeft ? null : events.onLeaving()
    if (leaving === null) return
    isLeft = true
    event.preventDefault()
    const enough = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))
    void Promise.race([leaving, enough]).finally(() => app.quit())
  })
}

/** Ends the app. */
export const quitApp = (): void => app.quit()
