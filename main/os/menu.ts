import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuText } from '../../app/text/desktop-text.ts'
import type { Platform } from '../files/model.ts'

/** What the application menu can do beside the window's own commands. */
export type MenuAction =
  | 'new-profile'
  | 'import'
  | 'reload-files'
  | 'open-config'
  | 'open-credentials'
  | 'settings'
  | 'profiles'
  | 'chain'
  | 'sessions'
  | 'history'
  | 'advice'
  | 'palette'
  | 'switch'
  | 'go-back'
  | 'quit'

type Item = MenuItemConstructorOptions

const SEPARATOR: Item = { type: 'separator' }

const plain = (label: string): string => label.replace('&', '')

type MakeItem = (label: string, action: MenuAction, accelerator?: string) => Item

/**
 * The application menu in the platform's order: macOS has its own first menu and a Window menu, the others keep Settings and Quit
 * under File. Developer entries exist only where the build has them.
 */
export function menuFor(
  platform: Platform,
  act: (action: MenuAction) => void,
  tools: 'developer-tools' | 'no-developer-tools',
): Item[] {
  const item: MakeItem = (label, action, accelerator) => ({
    label,
    click: () => act(action),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const settings = item(menuText.openSettings, 'settings', 'CmdOrCtrl+,')
  const view = viewItems(item, tools)
  return platform === 'darwin'
    ? macMenu(settings, fileItems(item), view)
    : otherMenu(settings, fileItems(item), view, item(menuText.quit, 'quit', 'CmdOrCtrl+Q'))
}

const fileItems = (item: MakeItem): Item[] => [
  item(menuText.newProfile, 'new-profile', 'CmdOrCtrl+N'),
  item(menuText.importProfiles, 'import', 'CmdOrCtrl+I'),
  SEPARATOR,
  item(menuText.reloadFiles, 'reload-files', 'CmdOrCtrl+R'),
  SEPARATOR,
  item(menuText.openConfig, 'open-config'),
  item(menuText.openCredentials, 'open-credentials'),
]

const viewItems = (item: MakeItem, tools: 'developer-tools' | 'no-developer-tools'): Item[] => [
  item(menuText.palette, 'palette', 'CmdOrCtrl+K'),
  item(menuText.switchProfile, 'switch', 'CmdOrCtrl+P'),
  item(menuText.goBack, 'go-back'),
  SEPARATOR,
  item(menuText.profiles, 'profiles', 'CmdOrCtrl+1'),
  item(menuText.chain, 'chain', 'CmdOrCtrl+2'),
  item(menuText.sessions, 'sessions', 'CmdOrCtrl+3'),
  item(menuText.advice, 'advice', 'CmdOrCtrl+4'),
  item(menuText.history, 'history', 'CmdOrCtrl+5'),
  SEPARATOR,
  { role: 'resetZoom', label: menuText.actualSize },
  { role: 'zoomIn', label: menuText.zoomIn },
  { role: 'zoomOut', label: menuText.zoomOut },
  SEPARATOR,
  { role: 'togglefullscreen', label: menuText.fullScreen },
  ...(tools === 'developer-tools' ? [SEPARATOR, { role: 'toggleDevTools' } as const] : []),
]

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
