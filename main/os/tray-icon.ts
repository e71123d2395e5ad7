import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { TrayView } from '../../app/view/model.ts'
import type { Platform } from '../files/model.ts'
import { iconsFolder } from './folders.ts'
import type { TrayIcon } from './tray.ts'

/** The icon's file. macOS draws templates in the bar's own colour, by the name's ending; Windows wants its own format. */
export function iconFile(icon: TrayView['icon'], platform: Platform): string {
  switch (platform) {
    case 'darwin':
      return join(iconsFolder, `tray-${icon}Template.png`)
    case 'win32':
      return join(iconsFolder, `tray-${icon}.ico`)
    case 'linux':
      return join(iconsFolder, `tray-${icon}.png`)
  }
}

/** Electron's tray icon. A left click opens the window, where the platform does not open the menu with it. */
export function makeTrayIcon(platform: Platform, onOpen: () => void) {
  return (first: TrayView['icon']): TrayIcon => {
    const imageOf = (icon: TrayView['icon']) => nativeImage.createFromPath(iconFile(icon, platform))
    const tray = new Tray(imageOf(first))
    if (platform !== 'darwin') tray.on('click', onOpen)
    return {
      setIcon: (icon) => tray.setImage(imageOf(icon)),
      setTooltip: (text) => tray.setToolTip(text),
      setMenu: (entries) => tray.setContextMenu(Menu.buildFromTemplate([...entries])),
      destroy: () => tray.destroy(),
    }
  }
}
