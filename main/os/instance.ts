import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, Menu } from 'electron'

/** The application's name to the system: notifications and the taskbar on Windows go by it. */
const APP_ID = 'app.lanyard.desktop'

/** A folder that exists; a temporary one where that cannot be made (read-only home, full disk): a window matters more. */
function usableFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return wanted
  } catch {
    return mkdtempSync(join(tmpdir(), 'lanyard-'))
  }
}

/** Name, identity, folders and sandbox: all of it has to stand before Electron is ready. */
export function prepareApp(userData: string): void {
  app.setName('Lanyard')
  app.setAppUserModelId(APP_ID)
  app.setPath('userData', usableFolder(userData))
  // Lanyard has a menu of its own; Electron would first make its default one.
  Menu.setApplicationMenu(null)
  // As root, Chromium's sandbox cannot start and every page would die: who passes the switch knows.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}

/** Whether this is the first Lanyard of its folder. A second one hands over and ends. */
export function isOnlyInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecondStart)
  return true
}
