import { isDeepStrictEqual } from 'node:util'
import type { MenuItemConstructorOptions } from 'electron'
import type { TrayAction, TrayEntry, TrayView } from '../../app/view/model.ts'

/** What a tray icon is to us; Electron's own, or a test's. */
export type TrayIcon = {
  readonly setIcon: (icon: TrayView['icon']) => void
  readonly setTooltip: (text: string) => void
  readonly setMenu: (entries: readonly MenuItemConstructorOptions[]) => void
  readonly destroy: () => void
}

/** Draws tray views. Drawing the same twice does nothing; a new menu is set only when an entry changed. */
export type TrayPlace = { readonly render: (view: TrayView) => void; readonly remove: () => void }

/** The entries as Electron's menu wants them. */
export function menuOf(
  entries: readonly TrayEntry[],
  act: (action: TrayAction) => void,
): readonly MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: entry.label, enabled: false }
      case 'action':
        return { label: entry.label, click: () => act(entry.action) }
      case 'submenu':
        return { label: entry.label, submenu: [...menuOf(entry.entries, act)] }
    }
  })
}

/** A place for the icon; it appears with the first view. `make` may throw: then there simply is no icon. */
export function makeTrayPlace(
  make: (first: TrayView['icon']) => TrayIcon,
  act: (action: TrayAction) => void,
): TrayPlace {
  let icon: TrayIcon | null = null
  let shown: TrayView | null = null
  return {
    render: (view) => {
      if (isDeepStrictEqual(view, shown)) return
      icon ??= make(view.icon)
      if (shown !== null && view.icon !== shown.icon) icon.setIcon(view.icon)
      if (view.tooltip !== shown?.tooltip) icon.setTooltip(view.tooltip)
      if (!isDeepStrictEqual(view.entries, shown?.entries)) icon.setMenu(menuOf(view.entries, act))
      shown = view
    },
    remove: () => {
      icon?.destroy()
      icon = null
      shown = null
    },
  }
}
