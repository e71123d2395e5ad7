import { app, powerMonitor } from 'electron'

/** What the desktop tells the app as a whole. */
export type DesktopEvents = {
  /** The machine woke, or the screen was unlocked: clocks may have jumped and files changed. */
  readonly onAwake: () => void
  /** A click on the dock (macOS). */
  readonly onActivate: () => void
  readonly onAllClosed: () => void
  /** The app is about to end: windows are no longer held back. */
  readonly onQuitting: () => void
}

/** Connects the events; once, when Electron is ready. */
export function followDesktop({ onAwake, onActivate, onAllClosed, onQuitting }: DesktopEvents): void {
  powerMonitor.on('resume', onAwake)
  powerMonitor.on('unlock-screen', onAwake)
  app.on('activate', onActivate)
  app.on('window-all-closed', onAllClosed)
  app.on('before-quit', onQuitting)
}

/** Ends the app. */
export const quitApp = (): void => app.quit()
