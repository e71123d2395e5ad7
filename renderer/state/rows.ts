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

/** The row after one, or before it when it is the last: what is selected when it goes. Null when it was the only one. */
export function neighbourOf(rows: readonly ProfileRow[], name: string): string | null {
  const at = rows.findIndex((row) => row.name === name)
  return at < 0 ? null : (rows[at + 1]?.name ?? rows[at - 1]?.name ?? null)
}
