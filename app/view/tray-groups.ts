import { groupAccountId } from '../text/account.ts'
import { trayText } from '../text/tray-text.ts'
import type { ProfileRow, TrayEntry } from './model.ts'

/** From this many profiles on a menu is grouped by account: a longer flat one does not fit a screen. */
export const GROUPED_ABOVE = 20
/** Entries of one group's submenu; longer groups are cut into ranges. */
const GROUP_SIZE = 40

/** A menu has no markup: `&` would underline a letter, and control characters draw nothing. */
export const inMenu = (name: string): string => name.replace(/\p{Cc}+/gu, ' ').replaceAll('&', '&&')

/** The label of a profile; production is said, not coloured. */
export const labelOf = (row: ProfileRow): string =>
  row.label === 'production' ? trayText.production(inMenu(row.name)) : inMenu(row.name)

/** One submenu for each account, in the order of the rows. */
export function accountEntries(
  rows: readonly ProfileRow[],
  entryOf: (row: ProfileRow) => TrayEntry,
): readonly TrayEntry[] {
  return [...byAccount(rows)].flatMap(([accountId, members]) =>
    groupEntries(accountId === null ? trayText.noAccount : groupAccountId(accountId), members, entryOf),
  )
}

function groupEntries(
  title: string,
  rows: readonly ProfileRow[],
  entryOf: (row: ProfileRow) => TrayEntry,
): readonly TrayEntry[] {
  if (rows.length <= GROUP_SIZE) return [{ kind: 'submenu', label: title, entries: rows.map(entryOf) }]
  const chunks = Array.from({ length: Math.ceil(rows.length / GROUP_SIZE) }, (_, index) =>
    rows.slice(index * GROUP_SIZE, (index + 1) * GROUP_SIZE),
  )
  const entries = chunks.map((chunk): TrayEntry => {
    const range = trayText.range(inMenu(chunk[0]?.name ?? ''), inMenu(chunk.at(-1)?.name ?? ''))
    return { kind: 'submenu', label: range, entries: chunk.map(entryOf) }
  })
  return [{ kind: 'submenu', label: title, entries }]
}

function byAccount(rows: readonly ProfileRow[]): ReadonlyMap<string | null, readonly ProfileRow[]> {
  const groups = new Map<string | null, ProfileRow[]>()
  for (const row of rows) {
    const group = groups.get(row.accountId)
    if (group === undefined) groups.set(row.accountId, [row])
    else group.push(row)
  }
  return groups
}
