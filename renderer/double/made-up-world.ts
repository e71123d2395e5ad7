import { KNOWN_TOOLS } from '../../app/chain/tools/index.ts'
import type { SettingChange } from '../../app/contract/contract.ts'
import type { SettingsView, Snapshot } from '../../app/view/model.ts'
import type { SessionsView } from '../../app/view/session-model.ts'
import { madeUpFindings } from './made-up-findings.ts'
import { madeUpRows, manyRows } from './made-up-rows.ts'
import { manySessions, noSessions, troubledSessions, usualSessions } from './made-up-sessions.ts'
import { madeUpActive } from './made-up-switching.ts'

/** What a scene shows; chosen by `?scene=` in the address. */
export type Scene = 'usual' | 'many' | 'none' | 'first-run' | 'trouble' | 'quiet'

const settings: SettingsView = {
  path: '/home/alice/.config/lanyard/settings.ini',
  theme: 'system',
  sessionDuration: 43_200,
  notify: true,
  renewByItself: true,
  renewOnBattery: false,
  closeToTray: true,
  startHidden: false,
  editor: '',
  shell: 'auto',
  production: ['*-prod*', 'live/*'],
  productionLease: 3600,
  problem: null,
}

const notices: Snapshot['notices'] = [
  {
    severity: 'error',
    message: 'AWS CLI refuses the whole shared config file: line 27 has neither “=” nor “:”.',
    origin: { label: 'config:27', file: '/home/alice/.aws/config', line: 27 },
  },
]

function madeUpSessions(scene: Scene, now: number): SessionsView {
  switch (scene) {
    case 'usual':
      return usualSessions(now)
    case 'many':
      return manySessions(now, 60)
    case 'trouble':
      return troubledSessions(now)
    case 'quiet':
      return noSessions('devices')
    case 'none':
    case 'first-run':
      return noSessions('nothing')
  }
}

function madeUpRowsOf(scene: Scene, now: number): Snapshot['rows'] {
  if (scene === 'many') return manyRows(now, 2000)
  return scene === 'none' || scene === 'first-run' ? [] : madeUpRows(now)
}

const activeIn: Readonly<Record<Scene, 'usual' | 'trouble' | 'none'>> = {
  usual: 'usual',
  many: 'usual',
  trouble: 'trouble',
  quiet: 'none',
  none: 'none',
  'first-run': 'none',
}

/** The first snapshot of a scene. */
export function madeUpSnapshot(scene: Scene, now: number): Snapshot {
  const rows = madeUpRowsOf(scene, now)
  return {
    revision: 1,
    now,
    rows,
    notices: scene === 'trouble' ? notices : [],
    firstRun: scene === 'first-run',
    beingWritten: scene === 'trouble',
    files: [
      { role: 'config', path: '/home/alice/.aws/config', exists: scene !== 'first-run' },
      { role: 'credentials', path: '/home/alice/.aws/credentials', exists: scene !== 'first-run' },
    ],
    ssoSessions: ['corp'],
    services: ['local'],
    findings: scene === 'usual' || scene === 'trouble' ? madeUpFindings : [],
    canUndo: scene === 'usual' ? { id: 4, title: 'Edit profile acme-prod-admin' } : null,
    active: madeUpActive(rows, now, activeIn[scene]),
    sessions: madeUpSessions(scene, now),
    settings: {
      ...settings,
      problem: scene === 'trouble' ? 'settings.ini could not be read and was set aside as settings.bad.ini.' : null,
    },
    tools: KNOWN_TOOLS,
    platform: 'linux',
    about: [
      { name: 'Lanyard', value: '0.1.0 (made-up data)' },
      { name: 'Electron', value: 'none: this is a page with a double' },
      { name: 'Tray', value: 'This desktop has no tray host, so closing the window ends Lanyard.' },
    ],
  }
}

/** Settings after one change. */
export function changed(before: SettingsView, change: SettingChange): SettingsView {
  return { ...before, [change.setting]: change.value }
}
