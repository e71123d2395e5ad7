import type { Instant } from '../text/instant.ts'
import { trayText } from '../text/tray-text.ts'
import { expiryStateAt } from './clock.ts'
import type { ProfileRow, Snapshot, TrayEntry, TrayView } from './model.ts'
import type { DeviceView } from './session-model.ts'
import { accountEntries, GROUPED_ABOVE, inMenu, labelOf } from './tray-groups.ts'
import { activeLine, consoleEntries, switchEntries } from './tray-switch.ts'

/** *Renew* entries at most; the rest is in the window. */
const RENEW_ENTRIES = 8
/** *Renew all on this device* entries at most; the rest is in the Sessions room. */
const DEVICE_ENTRIES = 4

type EndingRow = ProfileRow & { readonly expiresAt: Instant }

const isEnding = (row: ProfileRow): row is EndingRow => row.expiresAt !== null && row.badge.kind === 'expires'

/** An end longer ago than this is history: it neither colours the icon nor stands before what still lives. */
const RECENT = 24 * 60 * 60_000

const isStale = (row: EndingRow, now: Instant): boolean => now - row.expiresAt > RECENT

/** By end; of those that end together, the one that holds the keys before the roles that live on it. */
const byEnd = (left: EndingRow, right: EndingRow): number =>
  left.expiresAt - right.expiresAt || Number(left.kind === 'role') - Number(right.kind === 'role')

/** Soonest first, so what has just ended comes before what ends next; what ended long ago comes last. */
function soonestFirst(rows: readonly ProfileRow[], now: Instant): readonly EndingRow[] {
  const ending = rows.filter(isEnding).toSorted(byEnd)
  return [...ending.filter((row) => !isStale(row, now)), ...ending.filter((row) => isStale(row, now)).toReversed()]
}

/** One entry for each source profile: renewing any of the rows that hang on it renews them all. */
function renewEntries(ending: readonly EndingRow[], rows: readonly ProfileRow[], now: Instant): readonly TrayEntry[] {
  const entries: TrayEntry[] = []
  const seen = new Set<string>()
  const add = (row: ProfileRow, label: string): void => {
    if (row.renewFrom === null || seen.has(row.renewFrom)) return
    seen.add(row.renewFrom)
    entries.push({ kind: 'action', label, action: { do: 'renew', profile: row.name } })
  }
  // The row that holds the keys speaks for those that only use them.
  const holdersFirst = [...ending.filter((row) => row.kind === 'temporary-keys'), ...ending]
  for (const row of holdersFirst) add(row, trayText.renew(inMenu(row.name), row.expiresAt, now))
  for (const row of rows) if (row.renewable) add(row, trayText.start(inMenu(row.name)))
  if (entries.length <= RENEW_ENTRIES) return entries
  const more: TrayEntry = {
    kind: 'action',
    label: trayText.more(entries.length - RENEW_ENTRIES),
    action: { do: 'open' },
  }
  return [...entries.slice(0, RENEW_ENTRIES), more]
}

/** One code for everything on a device, where that is more than one profile; the device that opens most first. */
function deviceEntries(devices: readonly DeviceView[]): readonly TrayEntry[] {
  const opening = devices.filter((device) => device.kind === 'code' && device.opens.length > 1)
  const most = opening.toSorted((left, right) => right.opens.length - left.opens.length).slice(0, DEVICE_ENTRIES)
  return most.map(({ serial, name, opens }) => ({
    kind: 'action',
    label: trayText.renewAll(inMenu(name), opens.length),
    action: { do: 'renew-device', serial },
  }))
}

const copyEntry = (row: ProfileRow): TrayEntry => ({
  kind: 'action',
  label: labelOf(row),
  action: { do: 'copy-environment', profile: row.name },
})

function copyEntries(rows: readonly ProfileRow[]): readonly TrayEntry[] {
  if (rows.length === 0) return [{ kind: 'text', label: trayText.noProfiles }]
  if (rows.length <= GROUPED_ABOVE) return rows.map(copyEntry)
  return accountEntries(rows, copyEntry)
}

function iconOf(ending: readonly EndingRow[], now: Instant): TrayView['icon'] {
  const current = ending.filter((row) => !isStale(row, now))
  const states = new Set(current.map((row) => expiryStateAt(row.expiresAt, now)))
  if (states.has('soon')) return 'soon'
  if (states.has('live')) return 'live'
  return states.has('expired') ? 'expired' : 'none'
}

const SEPARATOR: TrayEntry = { kind: 'separator' }

/** What the tray is drawn from. */
export type TrayInput = Pick<Snapshot, 'rows' | 'sessions' | 'active'> & {
  readonly settings: Pick<Snapshot['settings'], 'productionLease'>
}

/**
 * The tray's menu at `now`: on top the active profile and what ends soonest, then *Renew* (soonest first), *Switch to*, *Copy environment*,
 * *Open console*, and the ways into the window. Everything in it is in the window too.
 */
export function buildTray(snapshot: TrayInput, now: Instant): TrayView {
  const { rows, active } = snapshot
  const ending = soonestFirst(rows, now)
  const next = ending.find((row) => row.expiresAt > now)
  const sessions = ending.filter((row) => row.kind !== 'role' && !isStale(row, now))
  const running = sessions.filter((row) => row.expiresAt > now)
  const first = next === undefined ? trayText.nothingEnds : trayText.sessionLeft(inMenu(next.name), next.expiresAt, now)
  const renew = [...renewEntries(ending, rows, now), ...deviceEntries(snapshot.sessions?.devices ?? [])]
  return {
    icon: iconOf(ending, now),
    tooltip: trayText.tooltip(running.length, sessions.length - running.length),
    entries: [
      { kind: 'text', label: activeLine(active, now) },
      { kind: 'text', label: first },
      SEPARATOR,
      ...(renew.length === 0 ? [] : [...renew, SEPARATOR]),
      { kind: 'submenu', label: trayText.switchTo, entries: switchEntries(snapshot) },
      { kind: 'submenu', label: trayText.copyEnvironment, entries: copyEntries(rows) },
      ...(rows.length === 0
        ? []
        : [{ kind: 'submenu', label: trayText.openConsole, entries: consoleEntries(snapshot) } as const]),
      { kind: 'action', label: trayText.chain, action: { do: 'chain' } },
      { kind: 'action', label: trayText.sessions, action: { do: 'sessions' } },
      SEPARATOR,
      { kind: 'action', label: trayText.open, action: { do: 'open' } },
      { kind: 'action', label: trayText.quit, action: { do: 'quit' } },
    ],
  }
}
