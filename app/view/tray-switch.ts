import { leaseText } from '../switch/lease-rule.ts'
import type { Instant } from '../text/instant.ts'
import { trayText } from '../text/tray-text.ts'
import type { ProfileRow, Snapshot, TrayEntry } from './model.ts'
import type { ActiveView } from './switch-model.ts'
import { accountEntries, GROUPED_ABOVE, inMenu, labelOf } from './tray-groups.ts'

/** Profiles used last that stand before the others. */
const RECENT_ENTRIES = 5

const SEPARATOR: TrayEntry = { kind: 'separator' }

type Shown = Pick<Snapshot, 'rows' | 'active'> & { readonly settings: Pick<Snapshot['settings'], 'productionLease'> }

/** Favourites, then what was used last, without saying one twice. */
function nearRows(rows: readonly ProfileRow[]): readonly ProfileRow[] {
  const favourites = rows.filter(({ favourite }) => favourite)
  const used = rows.filter(({ favourite, usedAt }) => !favourite && usedAt !== null)
  const recents = used.toSorted((one, other) => (other.usedAt ?? 0) - (one.usedAt ?? 0)).slice(0, RECENT_ENTRIES)
  return [...favourites, ...recents]
}

/** What is active, with its time left: first of a lease, which ends soonest for a person, else of its credentials. */
export function activeLine({ profile, label, lease, expiresAt }: ActiveView, now: Instant): string {
  if (profile === null) return trayText.noneActive
  const name = label === 'production' ? trayText.production(inMenu(profile)) : inMenu(profile)
  if (lease !== null)
    return trayText.activeFor(name, lease.endsAt, lease.returnsTo === null ? null : inMenu(lease.returnsTo), now)
  return expiresAt === null ? trayText.active(name) : trayText.activeUntil(name, expiresAt, now)
}

/** *Switch to*: favourites and recents, all others (by account where they are many), none, and back. */
export function switchEntries({ rows, active, settings }: Shown): readonly TrayEntry[] {
  const near = nearRows(rows)
  const isNear = new Set(near.map(({ name }) => name))
  const others = rows.filter(({ name }) => !isNear.has(name))
  const entryOf = (row: ProfileRow): TrayEntry => switchEntry(row, active, settings.productionLease)
  const rest = rows.length <= GROUPED_ABOVE ? others.map(entryOf) : accountEntries(others, entryOf)
  const parts = [near.map(entryOf), rest, lastEntries(active)]
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [SEPARATOR, ...part]))
}

/** Production that always needs an end is switched to for the longest time allowed; the entry says so. */
function switchEntry(row: ProfileRow, active: ActiveView, rule: Snapshot['settings']['productionLease']): TrayEntry {
  const leaseSeconds = row.label === 'production' && rule !== 'off' ? rule : null
  const label = leaseSeconds === null ? labelOf(row) : trayText.forTime(labelOf(row), leaseText(leaseSeconds))
  return {
    kind: 'action',
    label: row.name === active.profile ? trayText.current(label) : label,
    action: { do: 'activate', profile: row.name, leaseSeconds },
  }
}

function lastEntries({ profile, previous }: ActiveView): readonly TrayEntry[] {
  const none: TrayEntry = {
    kind: 'action',
    label: profile === null ? trayText.current(trayText.none) : trayText.none,
    action: { do: 'activate', profile: null, leaseSeconds: null },
  }
  const forAWhile: TrayEntry = { kind: 'action', label: trayText.forAWhile, action: { do: 'switcher' } }
  if (previous === null) return [none, forAWhile]
  const name = previous.profile === null ? null : inMenu(previous.profile)
  return [none, { kind: 'action', label: trayText.back(name), action: { do: 'go-back' } }, forAWhile]
}

const consoleEntry = (row: ProfileRow): TrayEntry => ({
  kind: 'action',
  label: labelOf(row),
  action: { do: 'open-console', profile: row.name },
})

/** *Open console*: all profiles where they are few, else the active one, favourites and recents; the window has them all. */
export function consoleEntries({ rows, active }: Pick<Snapshot, 'rows' | 'active'>): readonly TrayEntry[] {
  if (rows.length <= GROUPED_ABOVE) return rows.map(consoleEntry)
  const near = nearRows(rows)
  const own = rows.filter(({ name }) => name === active.profile && !near.some((row) => row.name === name))
  const others: TrayEntry = { kind: 'action', label: trayText.others, action: { do: 'open' } }
  return [...[...own, ...near].map(consoleEntry), others]
}
