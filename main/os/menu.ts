import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuText } from '../../app/text/desktop-text.ts'
import type { Platform } from '../files/model.ts'

/** What the application menu can do beside the window's own commands. */
export type MenuAction =
  | 'reload-files'
  | 'open-config'
  | 'open-credentials'
  | 'settings'
  | 'profiles'
  | 'chain'
  | 'palette'
  | 'quit'

type Item = MenuItemConstructorOptions

const SEPARATOR: Item = { type: 'separator' }

const plain = (label: string): string => label.replace('&', '')

/**
 * The application menu in the platform's order: macOS has its own first menu and a Window menu, the others keep Settings and Quit
 * under File. Developer entries exist only where the build has them.
 */
export function menuFor(
  platform: Platform,
  act: (action: MenuAction) => void,
  tools: 'developer-tools' | 'no-developer-tools',
): Item[] {
  const item = (label: string, action: MenuAction, accelerator?: string): Item => ({
    label,
    click: () => act(action),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const settings = item(menuText.openSettings, 'settings', 'CmdOrCtrl+,')
  const files = [
    item(menuText.reloadFiles, 'reload-files', 'CmdOrCtrl+R'),
    SEPARATOR,
    item(menuText.openConfig, 'open-config'),
    item(menuText.openCredentials, 'open-credentials'),
  ]
  const view: Item[] = [
    item(menuText.palette, 'palette', 'CmdOrCtrl+K'),
    SEPARATOR,
    item(menuText.profiles, 'profiles', 'CmdOrCtrl+1'),
    item(menuText.chain, 'chain', 'CmdOrCtrl+2'),
    SEPARATOR,
    { role: 'resetZoom', label: menuText.actualSize },
    { role: 'zoomIn', label: menuText.zoomIn },
    { role: 'zoomOut', label: menuText.zoomOut },
    SEPARATOR,
    { role: 'togglefullscreen', label: menuText.fullScreen },
    ...(tools === 'developer-tools' ? [SEPARATOR, { role: 'toggleDevTools' } as const] : []),
  ]
  return platform === 'darwin'
    ? macMenu(settings, files, view)
    : otherMenu(settings, files, view, item(menuText.quit, 'quit', 'CmdOrCtrl+Q'))
}

function macMenu(settings: Item, files: Item[], view: Item[]): Item[] {
  const application: Item = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  }
  return [
    application,
    { label: plain(menuText.file), submenu: [...files, SEPARATOR, { role: 'close', label: menuText.close }] },
    { role: 'editMenu' },
    { label: plain(menuText.view), submenu: view },
    { role: 'windowMenu' },
  ]
}

function otherMenu(settings: Item, files: Item[], view: Item[], quit: Item): Item[] {
  return [
    {
      label: menuText.file,
      submenu: [...files, SEPARATOR, settings, SEPARATOR, { role: 'close', label: menuText.close }, quit],
    },
    { role: 'editMenu', label: menuText.edit },
    { label: menuText.view, submenu: view },
  ]
}

/** Puts the menu in force. */
export function setApplicationMenu(template: Item[]): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
