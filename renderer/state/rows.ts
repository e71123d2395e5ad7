import type { ProfileRow } from '../../app/view/model.ts'

/**
 * The new rows, but each that says the same as before is the old object, so that the list redraws only what changed.
 * A whole unchanged list comes back as the old array.
 */
export function keepUnchanged(before: readonly ProfileRow[], after: readonly ProfileRow[]): readonly ProfileRow[] {
  const old = new Map(before.map((row) => [row.name, row]))
  const kept = after.map((row) => {
    const known = old.get(row.name)
    return known !== undefined && JSON.stringify(known) === JSON.stringify(row) ? known : row
  })
  const same = kept.length === before.length && kept.every((row, index) => row === before[index])
  return same ? before : kept
}

/** The live row that ends first, for the card on top of the sidebar; null when nothing lives. */
export function endsFirst(rows: readonly ProfileRow[], now: number): ProfileRow | null {
  let first: ProfileRow | null = null
  let end = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (row.badge.kind !== 'expires' || row.badge.expiresAt <= now || row.badge.expiresAt >= end) continue
    first = row
    end = row.badge.expiresAt
  }
  return first
}

/** The row after one, or before it when it is the last: what is selected when it goes. Null when it was the only one. */
export function neighbourOf(rows: readonly ProfileRow[], name: string): string | null {
  const at = rows.findIndex((row) => row.name === name)
  return at < 0 ? null : (rows[at + 1]?.name ?? rows[at - 1]?.name ?? null)
}
