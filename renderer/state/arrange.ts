import { once } from '../../app/document/once.ts'
import { groupAccountId } from '../../app/text/account.ts'
import { profilesText } from '../../app/text/window-text.ts'
import type { ProfileRow } from '../../app/view/model.ts'

/** How the list is ordered; the user's choice, never the clock's. */
export type Order = 'file' | 'name' | 'account' | 'ends' | 'favourites'

/** Rows under one heading; `title` null where there is but one group. */
export type RowGroup = { readonly id: string; readonly title: string | null; readonly rows: readonly ProfileRow[] }

/** As people count: `alpha9` before `alpha10`. Made when first needed: the first paint is in file order. */
const collator = once(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }))
const byName = (left: ProfileRow, right: ProfileRow): number => collator().compare(left.name, right.name)

const endOf = (row: ProfileRow): number => row.expiresAt ?? Number.POSITIVE_INFINITY

/** Names, soonest end first. Frozen at the moment of choosing, so that rows do not move when a state changes. */
export function orderByEnd(rows: readonly ProfileRow[]): readonly string[] {
  const ends = rows.map((row) => ({ name: row.name, end: endOf(row) }))
  return ends.sort((left, right) => (left.end === right.end ? 0 : left.end - right.end)).map(({ name }) => name)
}

/** Rows in a frozen order of names; names it does not know come last, in file order. */
function inFrozenOrder(rows: readonly ProfileRow[], frozen: readonly string[]): readonly ProfileRow[] {
  const place = new Map(frozen.map((name, index) => [name, index]))
  return [...rows].sort(
    (left, right) => (place.get(left.name) ?? frozen.length) - (place.get(right.name) ?? frozen.length),
  )
}

function groupByAccount(rows: readonly ProfileRow[]): readonly RowGroup[] {
  const groups = new Map<string, ProfileRow[]>()
  for (const row of rows) {
    const account = row.accountId ?? ''
    const members = groups.get(account)
    if (members === undefined) groups.set(account, [row])
    else members.push(row)
  }
  const nowhere = groups.get('')
  groups.delete('')
  const known = [...groups].map(([account, members]) => ({
    id: account,
    title: groupAccountId(account),
    rows: members,
  }))
  return nowhere === undefined ? known : [...known, { id: 'none', title: profilesText.noAccount, rows: nowhere }]
}

function groupByFavour(rows: readonly ProfileRow[]): readonly RowGroup[] {
  const favourites = rows.filter((row) => row.favourite)
  if (favourites.length === 0) return [{ id: 'all', title: null, rows }]
  const others = rows.filter((row) => !row.favourite)
  const group = { id: 'favourites', title: profilesText.favourites, rows: favourites }
  return others.length === 0 ? [group] : [group, { id: 'others', title: profilesText.others, rows: others }]
}

/** The list's groups in the chosen order. Group order is that of first appearance in the files. */
export function arrangeRows(rows: readonly ProfileRow[], order: Order, frozen: readonly string[]): readonly RowGroup[] {
  switch (order) {
    case 'file':
      return [{ id: 'all', title: null, rows }]
    case 'name':
      return [{ id: 'all', title: null, rows: [...rows].sort(byName) }]
    case 'ends':
      return [{ id: 'all', title: null, rows: inFrozenOrder(rows, frozen) }]
    case 'account':
      return groupByAccount(rows)
    case 'favourites':
      return groupByFavour(rows)
  }
}
