import { app, Notification } from 'electron'
import { aboutText } from '../../app/text/desktop-text.ts'
import { programsText } from '../../app/text/switch-room-text.ts'
import { VERSION } from '../../app/version.ts'
import type { Snapshot } from '../../app/view/model.ts'

/** What Settings shows of this build and of this desktop, and what they cannot do. `unheard`: why no program can ask for credentials. */
export function describeSurroundings(trayHost: 'present' | 'absent', unheard: string | null): Snapshot['about'] {
  const { electron, chrome, node } = process.versions
  const facts = [
    { name: aboutText.lanyard, value: VERSION },
    { name: aboutText.electron, value: electron ?? '' },
    { name: aboutText.chromium, value: chrome ?? '' },
    { name: aboutText.node, value: node },
    { name: aboutText.system, value: `${process.platform} ${process.arch} ${process.getSystemVersion()}` },
  ]
  const isSandboxOff = app.commandLine.hasSwitch('no-sandbox')
  return [
    ...facts,
    ...(isSandboxOff ? [{ name: aboutText.sandbox, value: aboutText.sandboxOff }] : []),
    ...(trayHost === 'absent' ? [{ name: aboutText.tray, value: aboutText.noTrayHost }] : []),
    ...(unheard === null ? [] : [{ name: programsText, value: unheard }]),
    ...(Notification.isSupported() ? [] : [{ name: aboutText.notices, value: aboutText.noNotices }]),
  ]
}
