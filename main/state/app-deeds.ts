import { tellTrouble } from '../os/dialogs.ts'
import { quitApp } from '../os/events.ts'
import type { Windows } from '../os/windows.ts'
import type { Start } from '../start.ts'
import { type Deeds, makeDeeds } from './deeds.ts'
import type { TokenDesk } from './sessions/token-desk.ts'
import type { Snooze } from './sessions/window-tokens.ts'
import type { Store } from './store.ts'
import type { SwitchLoader } from './switching/switch-loader.ts'

/** Opens a file of ours in the person's editor. */
export async function openEditor({ gather }: Start, command: string, file: string, line: number) {
  const { openEditorHere } = await import('../os/editor-machine.ts')
  return openEditorHere({ platform: gather.platform, path: gather.environment['PATH'] ?? '' }, command, file, line)
}

/** What the deeds lead to. */
export type DeedParts = {
  readonly store: () => Promise<Store>
  readonly tokens: TokenDesk
  readonly windows: Windows
  readonly switching: SwitchLoader
  readonly snooze: Snooze
}

/** The deeds of this app, on its windows. */
export function deedsOf(start: Start, { store, tokens, windows, switching, snooze }: DeedParts): Deeds {
  return makeDeeds({
    store,
    tokens,
    switching: switching.answers,
    showMain: windows.showMain,
    openPalette: () => windows.showOver('palette'),
    openSwitcher: () => windows.showOver('switcher'),
    openFile: async (role) => {
      const { files, settings } = (await store()).snapshot()
      const known = files.find((file) => file.role === role)
      if (known?.exists) return openEditor(start, settings.editor, known.path, 1)
      windows.showMain({ room: 'profiles', profile: null })
      return { ok: true, value: null }
    },
    tellTrouble: (message) => tellTrouble(message, windows.find('main')),
    snooze,
    quit: quitApp,
  })
}
