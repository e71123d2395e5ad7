import { describe, expect, it } from 'vitest'
import type { ProfileRow, TrayEntry } from '../../../app/view/model.ts'
import type { DeviceView } from '../../../app/view/session-model.ts'
import { buildTray } from '../../../app/view/tray.ts'
import { makeEndingRow, makeRow } from './row-fixture.ts'

const NOW = Date.UTC(2026, 10, 5, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const session = (name: string, left: number, changes: Partial<ProfileRow> = {}): ProfileRow =>
  makeEndingRow(`${name}-mfa`, NOW + left, { renewable: true, renewFrom: name, ...changes })

const rows = [
  makeRow({ name: 'acme', renewable: true, renewFrom: 'acme' }),
  session('acme', 9 * HOUR + 40 * MINUTE),
  makeEndingRow('acme-admin', NOW + 9 * HOUR + 40 * MINUTE, { kind: 'role', renewable: true, renewFrom: 'acme' }),
  session('beta', 11 * MINUTE, { label: 'production' }),
  session('gone', -2 * HOUR),
  makeRow({ name: 'fresh', renewable: true, renewFrom: 'fresh' }),
]

const labels = (entries: readonly TrayEntry[]): string[] =>
  entries.map((entry) => (entry.kind === 'separator' ? '-' : entry.label))

const copyMenu = (of: readonly ProfileRow[]): readonly TrayEntry[] => {
  const menu = buildTray({ rows: of, sessions: null }, NOW).entries.find((entry) => entry.kind === 'submenu')
  return menu?.kind === 'submenu' ? menu.entries : []
}

describe('the tray menu', () => {
  it('has what ends soonest on top, then renewals soonest first, then the ways into the window', () => {
    expect(labels(buildTray({ rows, sessions: null }, NOW).entries)).toEqual([
      'beta-mfa · 11 m',
      '-',
      'Renew gone-mfa (expired 2 h ago)',
      'Renew beta-mfa (11 m)',
      'Renew acme-mfa (9 h 40 m)',
      'Start a session from fresh',
      '-',
      'Copy environment',
      'Chain…',
      'Sessions…',
      '-',
      'Open Lanyard',
      'Quit',
    ])
  })

  it('puts what ended long ago last, and lets it colour nothing', () => {
    const stale = [session('old', -400 * 24 * HOUR), session('live', HOUR)]
    const tray = buildTray({ rows: stale, sessions: null }, NOW)
    expect(labels(tray.entries).slice(2, 4)).toEqual(['Renew live-mfa (1 h)', 'Renew old-mfa (expired 400 d ago)'])
    expect(buildTray({ rows: stale.slice(0, 1), sessions: null }, NOW).icon).toBe('none')
  })

  it('renews each source once, by the profile that holds its keys', () => {
    const renewals = buildTray({ rows, sessions: null }, NOW).entries.flatMap((entry) =>
      entry.kind === 'action' && entry.action.do === 'renew' ? [entry.action.profile] : [],
    )
    expect(renewals).toEqual(['gone-mfa', 'beta-mfa', 'acme-mfa', 'fresh'])
  })

  it('renews everything on a device with one code, where that is more than one profile', () => {
    const device = (name: string, opens: number, kind: DeviceView['kind'] = 'code'): DeviceView => ({
      serial: `arn:aws:iam::123456789012:mfa/${name}`,
      name,
      accountId: '123456789012',
      kind,
      hint: null,
      opens: Array.from({ length: opens }, (_, at) => `p${at}`),
      tokenCommand: null,
      waitUntil: null,
    })
    const devices = [device('one', 1), device('few', 2), device('many', 7), device('key', 3, 'fido')]
    const keeper = { state: 'on', nextAt: null, nextProfile: null, trouble: null } as const
    const sessions = { bars: [], devices, keeper, clockNote: null, leftovers: 0 }
    const entries = buildTray({ rows, sessions }, NOW).entries
    expect(labels(entries).filter((label) => label.startsWith('Renew all'))).toEqual([
      'Renew all on many (7 profiles)',
      'Renew all on few (2 profiles)',
    ])
    expect(JSON.stringify(entries)).toContain('"do":"renew-device","serial":"arn:aws:iam::123456789012:mfa/many"')
  })

  it('pretends to nothing that is not there yet: no switching, no console', () => {
    const text = JSON.stringify(buildTray({ rows, sessions: null }, NOW))
    expect(text).not.toMatch(/switch|console/i)
  })

  it('copies the environment of every profile, production marked', () => {
    expect(labels(copyMenu(rows))).toEqual([
      'acme',
      'acme-mfa',
      'acme-admin',
      'beta-mfa · production',
      'gone-mfa',
      'fresh',
    ])
  })

  it('groups more than twenty profiles by account, and cuts long groups into ranges', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      makeRow({ name: `p${index}`, accountId: index < 90 ? '111122223333' : null }),
    )
    const groups = copyMenu(many)
    expect(labels(groups)).toEqual(['1111 2222 3333', 'Other profiles'])
    const [first] = groups
    expect(first?.kind === 'submenu' && labels(first.entries)).toEqual(['p0 … p39', 'p40 … p79', 'p80 … p89'])
  })

  it('has the shape of its state: none, live, soon, expired', () => {
    expect(buildTray({ rows: [], sessions: null }, NOW).icon).toBe('none')
    expect(buildTray({ rows: [session('a', 9 * HOUR)], sessions: null }, NOW).icon).toBe('live')
    expect(buildTray({ rows, sessions: null }, NOW).icon).toBe('soon')
    expect(buildTray({ rows: [session('a', -HOUR)], sessions: null }, NOW).icon).toBe('expired')
  })

  it('says how many sessions run, for a screen reader too', () => {
    expect(buildTray({ rows: [], sessions: null }, NOW).tooltip).toBe('Lanyard: no session running')
    expect(buildTray({ rows: [session('a', HOUR)], sessions: null }, NOW).tooltip).toBe('Lanyard: 1 session running')
    expect(buildTray({ rows: [session('a', HOUR), session('b', -HOUR)], sessions: null }, NOW).tooltip).toBe(
      'Lanyard: 1 session running, 1 expired',
    )
  })

  it('never lets a hostile name underline a letter or break a line', () => {
    const hostile = [session('a&b\nc', HOUR)]
    expect(labels(buildTray({ rows: hostile, sessions: null }, NOW).entries)[0]).toBe('a&&b c-mfa · 1 h')
  })

  it('keeps the menu short: eight renewals, the rest in the window', () => {
    const many = Array.from({ length: 12 }, (_, index) => session(`p${index}`, (index + 1) * HOUR))
    const shown = labels(buildTray({ rows: many, sessions: null }, NOW).entries)
    expect(shown.filter((label) => label.startsWith('Renew'))).toHaveLength(8)
    expect(shown).toContain('4 more in the window')
  })
})
