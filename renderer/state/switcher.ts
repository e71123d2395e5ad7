import { groupAccountId } from '../../app/text/account.ts'
import { switcherText } from '../../app/text/switcher-text.ts'
import { fuzzyMatch } from '../../app/view/fuzzy.ts'
import type { ProfileRow } from '../../app/view/model.ts'
import type { ActiveView } from '../../app/view/switch-model.ts'

/*
 * What the switcher lists, and how its mark moves. Nothing here knows what a switch does.
 */

/** One line to pick. `positions` are the characters of the name that matched. */
export type SwitchLine =
  | { readonly kind: 'back'; readonly id: string; readonly profile: string | null }
  | { readonly kind: 'none'; readonly id: string }
  | { readonly kind: 'profile'; readonly id: string; readonly row: ProfileRow; readonly positions: readonly number[] }

/** Lines under one heading; null: without one. */
export type SwitchGroup = {
  readonly id: string
  readonly title: string | null
  readonly lines: readonly SwitchLine[]
}

/** What is listed, and how many lines more there would be. */
export type SwitchList = { readonly groups: readonly SwitchGroup[]; readonly more: number }

/** No more lines than anybody looks through; the rest is found by typing. */
const MOST = 150
const RECENTS = 5

type Facts = { readonly rows: readonly ProfileRow[]; readonly active: ActiveView; readonly query: string }

const lineOf = (row: ProfileRow, positions: readonly number[] = []): SwitchLine => ({
  kind: 'profile',
  id: `=${row.name}`,
  row,
  positions,
})

/** Favourites, recents and the rest by account; what fits best where something is typed. */
export function switchList(facts: Facts): SwitchList {
  return facts.query.trim() === '' ? wholeList(facts) : foundList(facts)
}

function wayOut({ profile, previous }: ActiveView): readonly SwitchLine[] {
  return [
    ...(previous === null ? [] : [{ kind: 'back', id: 'back', profile: previous.profile } as const]),
    ...(profile === null ? [] : [{ kind: 'none', id: 'none' } as const]),
  ]
}

function wholeList({ rows, active }: Facts): SwitchList {
  const favourites = rows.filter((row) => row.favourite)
  const recents = rows
    .filter((row) => !row.favourite && row.usedAt !== null && row.name !== active.profile)
    .toSorted((left, right) => (right.usedAt ?? 0) - (left.usedAt ?? 0))
    .slice(0, RECENTS)
  const listed = new Set([...favourites, ...recents])
  const rest = rows.filter((row) => !listed.has(row))
  return cut([
    { id: 'out', title: null, lines: wayOut(active) },
    { id: 'favourites', title: switcherText.favourites, lines: favourites.map((row) => lineOf(row)) },
    { id: 'recents', title: switcherText.recents, lines: recents.map((row) => lineOf(row)) },
    ...byAccount(rest),
  ])
}

function byAccount(rows: readonly ProfileRow[]): readonly SwitchGroup[] {
  const accounts = new Map<string, ProfileRow[]>()
  for (const row of rows) {
    const account = row.accountId ?? ''
    const members = accounts.get(account)
    if (members === undefined) accounts.set(account, [row])
    else members.push(row)
  }
  const nowhere = accounts.get('') ?? []
  accounts.delete('')
  return [
    ...[...accounts].map(([account, members]) => ({
      id: account,
      title: groupAccountId(account),
      lines: members.map((row) => lineOf(row)),
    })),
    { id: 'nowhere', title: switcherText.noAccount, lines: nowhere.map((row) => lineOf(row)) },
  ]
}

/** By name first, then by whatever else the list's filter looks at. */
function foundList({ rows, active, query }: Facts): SwitchList {
  const words = query.trim().toLowerCase().split(/\s+/)
  const found = rows.flatMap((row) => {
    const match = fuzzyMatch(query, row.name)
    if (match !== null) return [{ line: lineOf(row, match.positions), score: match.score + (row.favourite ? 50 : 0) }]
    return words.every((word) => row.search.includes(word)) ? [{ line: lineOf(row), score: -1 }] : []
  })
  const out = wayOut(active).filter((line) => line.kind === 'none' && fuzzyMatch(query, switcherText.none) !== null)
  const lines = found.toSorted((left, right) => right.score - left.score).map(({ line }) => line)
  return cut([{ id: 'found', title: null, lines: [...lines, ...out] }])
}

function cut(groups: readonly SwitchGroup[]): SwitchList {
  let left = MOST
  let more = 0
  const kept = groups.map((group) => {
    const lines = group.lines.slice(0, left)
    left -= lines.length
    more += group.lines.length - lines.length
    return { ...group, lines }
  })
  return { groups: kept.filter(({ lines }) => lines.length > 0), more }
}

/** All lines in the order in which they stand. */
export const linesOf = ({ groups }: SwitchList): readonly SwitchLine[] => groups.flatMap(({ lines }) => lines)

/** The line that is marked: the one meant while it is listed, else the first that Enter should do something with. */
export function markedLine(list: SwitchList, meant: string | null): SwitchLine | null {
  const lines = linesOf(list)
  return lines.find(({ id }) => id === meant) ?? lines.find(({ kind }) => kind !== 'none') ?? lines[0] ?? null
}

/** The line that a key moves the mark to; null: this key moves nothing. The ends meet. */
export function moveMark(list: SwitchList, marked: string | null, key: string, page: number): string | null {
  const lines = linesOf(list)
  const at = lines.findIndex(({ id }) => id === marked)
  const last = lines.length - 1
  const to = (index: number): string | null => lines[index]?.id ?? null
  switch (key) {
    case 'ArrowDown':
      return to(at >= last ? 0 : at + 1)
    case 'ArrowUp':
      return to(at <= 0 ? last : at - 1)
    case 'PageDown':
      return to(Math.min(last, at + page))
    case 'PageUp':
      return to(Math.max(0, at - page))
    default:
      return null
  }
}

/** What a picked line switches to; null for the way back. */
export const profileOfLine = (line: SwitchLine): string | null => (line.kind === 'profile' ? line.row.name : null)
