import { describe, expect, it } from 'vitest'
import { NO_ACTIVE } from '../../../app/view/active-view.ts'
import type { ProfileRow, TrayEntry, TrayView } from '../../../app/view/model.ts'
import type { DeviceView } from '../../../app/view/session-model.ts'
import type { ActiveView } from '../../../app/view/switch-model.ts'
import { buildTray, type TrayInput } from '../../../app/view/tray.ts'
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

const trayOf = (of: readonly ProfileRow[], more: Partial<TrayInput> = {}): TrayView =>
  buildTray({ rows: of, sessions: null, active: NO_ACTIVE, settings: { productionLease: 'off' }, ...more }, NOW)

const menuOf = (title: string, of: readonly ProfileRow[], more: Partial<TrayInput> = {}): readonly TrayEntry[] => {
  const menu = trayOf(of, more).entries.find((entry) => entry.kind === 'submenu' && entry.label === title)
  return menu?.kind === 'submenu' ? menu.entries : []
}
const copyMenu = (of: readonly ProfileRow[]): readonly TrayEntry[] => menuOf('Copy environment', of)
const switchMenu = (of: readonly ProfileRow[], more: Partial<TrayInput> = {}): readonly TrayEntry[] =>
  menuOf('Switch to', of, more)
const active = (profile: string, more: Partial<ActiveView> = {}): ActiveView => ({ ...NO_ACTIVE, profile, ...more })

describe('the tray menu', () => {
  it('has what ends soonest on top, then renewals soonest first, then the ways into the window', () => {
    expect(labels(trayOf(rows).entries)).toEqual([
      'No profile is active',
      'beta-mfa · 11 m',
      '-',
      'Renew gone-mfa (expired 2 h ago)',
      'Renew beta-mfa (11 m)',
      'Renew acme-mfa (9 h 40 m)',
      'Start a session from fresh',
      '-',
      'Switch to',
      'Copy environment',
      'Open console',
      'Chain…',
      'Sessions…',
      '-',
      'Open Lanyard',
      'Quit',
    ])
  })

  it('puts what ended long ago last, and lets it colour nothing', () => {
    const stale = [session('old', -400 * 24 * HOUR), session('live', HOUR)]
    const tray = trayOf(stale)
    expect(labels(tray.entries).slice(3, 5)).toEqual(['Renew live-mfa (1 h)', 'Renew old-mfa (expired 400 d ago)'])
    expect(trayOf(stale.slice(0, 1)).icon).toBe('none')
  })

  it('renews each source once, by the profile that holds its keys', () => {
    const renewals = trayOf(rows).entries.flatMap((entry) =>
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
    const entries = trayOf(rows, { sessions }).entries
    expect(labels(entries).filter((label) => label.startsWith('Renew all'))).toEqual([
      'Renew all on many (7 profiles)',
      'Renew all on few (2 profiles)',
    ])
    expect(JSON.stringify(entries)).toContain('"do":"renew-device","serial":"arn:aws:iam::123456789012:mfa/many"')
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
    expect(trayOf([]).icon).toBe('none')
    expect(trayOf([session('a', 9 * HOUR)]).icon).toBe('live')
    expect(trayOf(rows).icon).toBe('soon')
    expect(trayOf([session('a', -HOUR)]).icon).toBe('expired')
  })

  it('says how many sessions run, for a screen reader too', () => {
    expect(trayOf([]).tooltip).toBe('Lanyard: no session running')
    expect(trayOf([session('a', HOUR)]).tooltip).toBe('Lanyard: 1 session running')
    expect(trayOf([session('a', HOUR), session('b', -HOUR)]).tooltip).toBe('Lanyard: 1 session running, 1 expired')
  })

  it('never lets a hostile name underline a letter or break a line', () => {
    const hostile = [session('a&b\nc', HOUR)]
    expect(labels(trayOf(hostile).entries)[1]).toBe('a&&b c-mfa · 1 h')
  })

  it('keeps the menu short: eight renewals, the rest in the window', () => {
    const many = Array.from({ length: 12 }, (_, index) => session(`p${index}`, (index + 1) * HOUR))
    const shown = labels(trayOf(many).entries)
    expect(shown.filter((label) => label.startsWith('Renew'))).toHaveLength(8)
    expect(shown).toContain('4 more in the window')
  })

  it('says on top what is active, and for how long', () => {
    const top = (more: ActiveView): string | undefined => labels(trayOf(rows, { active: more }).entries)[0]
    expect(top(active('acme'))).toBe('Active: acme')
    expect(top(active('acme', { expiresAt: NOW + HOUR, label: 'production' }))).toBe('Active: acme · production · 1 h')
    const lease = { endsAt: NOW + 30 * MINUTE, returnsTo: 'dev & co' }
    expect(top(active('acme', { expiresAt: NOW + HOUR, lease }))).toBe('Active: acme for 30 m, then dev && co')
    expect(top(active('acme', { lease: { ...lease, returnsTo: null } }))).toBe('Active: acme for 30 m, then none')
  })

  it('switches to favourites first, then to what was used last, then to all others, to none and back', () => {
    const named = ['a', 'b', 'c', 'd'].map((name) => makeRow({ name }))
    const of = [
      ...named,
      makeRow({ name: 'fav', favourite: true, usedAt: 9 }),
      makeRow({ name: 'old', usedAt: 1 }),
      makeRow({ name: 'new', usedAt: 2 }),
    ]
    const entries = switchMenu(of, { active: active('b', { previous: { profile: 'a' } }) })
    expect(labels(entries)).toEqual([
      'fav',
      'new',
      'old',
      '-',
      'a',
      'b (active)',
      'c',
      'd',
      '-',
      'None',
      'Back to a',
      'For a limited time…',
    ])
    expect(JSON.stringify(entries)).toContain('{"do":"activate","profile":"new","leaseSeconds":null}')
    expect(labels(switchMenu(of)).slice(-2)).toEqual(['None (active)', 'For a limited time…'])
  })

  it('switches to production for the longest time allowed, where it needs one, and says so', () => {
    const of = [makeRow({ name: 'prod', label: 'production' }), makeRow({ name: 'dev' })]
    const [entry, other] = switchMenu(of, { settings: { productionLease: 1800 } })
    expect(entry).toEqual({
      kind: 'action',
      label: 'prod · production · for 30m',
      action: { do: 'activate', profile: 'prod', leaseSeconds: 1800 },
    })
    expect(other).toMatchObject({ label: 'dev', action: { leaseSeconds: null } })
    expect(labels(switchMenu(of))[0]).toBe('prod · production')
  })

  it('groups many profiles by account where one switches, and names few for the console', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      makeRow({ name: `p${index}`, accountId: '111122223333', favourite: index === 3 }),
    )
    expect(labels(switchMenu(many))).toEqual(['p3', '-', '1111 2222 3333', '-', 'None (active)', 'For a limited time…'])
    expect(labels(menuOf('Open console', many, { active: active('p7') }))).toEqual(['p7', 'p3', 'Others in the window'])
    expect(labels(menuOf('Open console', many.slice(0, 3)))).toEqual(['p0', 'p1', 'p2'])
  })
})
