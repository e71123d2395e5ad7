import { describe, expect, it } from 'vitest'
import { profileKinds } from '../../../app/chain/kind.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { NOTHING_ACTIVE } from '../../../app/switch/model.ts'
import type { SettingsView, Snapshot } from '../../../app/view/model.ts'
import { buildSnapshot } from '../../../app/view/snapshot.ts'
import { bookOf, CONFIG, CREDENTIALS, NO_EXTERNAL } from './world.ts'

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
  production: ['*prod*'],
  productionLease: 'off',
  problem: null,
}

function snapshotOf(config: string | null, credentials: string | null, changes: Partial<SettingsView> = {}): Snapshot {
  const book = bookOf(config, credentials)
  return buildSnapshot({
    book,
    kinds: profileKinds(book, NO_EXTERNAL),
    external: NO_EXTERNAL,
    marks: new Map(),
    marksProblem: null,
    active: { state: NOTHING_ACTIVE, problem: null, standIn: null },
    settings: { ...settings, ...changes },
    now: 0,
    revision: 7,
    platform: 'linux',
    about: [],
    beingWritten: 'settled',
    findings: [],
    canUndo: null,
    sessions: null,
  })
}

describe('the snapshot', () => {
  it('has every profile, the files, the known tools and the settings', () => {
    const snapshot = snapshotOf(CONFIG, CREDENTIALS)
    expect(snapshot.rows).toHaveLength(10)
    expect(snapshot.files).toEqual([
      { role: 'config', path: '/home/alice/.aws/config', exists: true },
      { role: 'credentials', path: '/home/alice/.aws/credentials', exists: true },
    ])
    expect(snapshot.tools.map((tool) => tool.id)).toEqual(KNOWN_TOOLS.map((tool) => tool.id))
    expect(snapshot).toMatchObject({ revision: 7, firstRun: false, beingWritten: false, notices: [] })
  })

  it('is a first run only when neither file is there', () => {
    expect(snapshotOf(null, null).firstRun).toBe(true)
    expect(snapshotOf('', null).firstRun).toBe(false)
  })

  it('tells of a file that AWS CLI refuses, at its line, and still shows its profiles', () => {
    const { notices, rows } = snapshotOf('[profile a]\nregion = x\n[profile a]\nregion = y\n', null)
    expect(notices).toEqual([
      expect.objectContaining({ severity: 'error', origin: expect.objectContaining({ label: 'config:3' }) }),
    ])
    expect(rows.map((row) => row.name)).toEqual(['a'])
  })

  it('tells of settings that were set aside', () => {
    expect(snapshotOf(CONFIG, CREDENTIALS, { problem: 'It was set aside.' }).notices).toEqual([
      {
        severity: 'warning',
        message: 'It was set aside.',
        origin: { label: 'settings.ini:1', file: settings.path, line: 1 },
      },
    ])
  })

  it('survives the way over to a window unchanged', () => {
    const snapshot = snapshotOf(CONFIG, CREDENTIALS)
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
  })
})
