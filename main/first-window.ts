import type { BrowserWindow } from 'electron'
import type { SettingsView } from '../app/view/model.ts'
import { errorFields } from './log.ts'
import { applyTheme } from './os/theme.ts'
import { loadMainPage, makeMainWindow } from './os/window.ts'
import type { Start } from './start.ts'

/**
 * The window of this start, with its page on the way, before anything else of the app is loaded: while Chromium starts the page's
 * process, the main process has time for the rest. Null when it starts hidden.
 */
export function openFirstWindow({ asked, log }: Start, settings: SettingsView): BrowserWindow | null {
  applyTheme(settings.theme)
  if (asked === 'hidden' || settings.startHidden) return null
  const window = makeMainWindow()
  void loadMainPage(window).catch((error: unknown) => log.error('page-failed', errorFields(error)))
  return window
}
