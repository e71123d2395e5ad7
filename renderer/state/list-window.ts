import type { ProfileRow } from '../../app/view/model.ts'
import type { RowGroup } from './arrange.ts'

/** Heights in px; fixed, so that the list measures nothing and draws only what is seen. */
export const ROW_HEIGHT = 44
export const TITLE_HEIGHT = 30

/** A group placed in the list, with those of its rows that are to be drawn. */
export type GroupWindow = {
  readonly group: RowGroup
  /** From the list's top, in px. */
  readonly top: number
  readonly height: number
  /** Where the first row of the group begins, in px from the group's top. */
  readonly rowsTop: number
  /** Index of the first drawn row in the group, and the drawn rows. */
  readonly first: number
  readonly rows: readonly ProfileRow[]
  /** How many rows stand before this group in the whole list. */
  readonly before: number
}

export type ListWindow = { readonly height: number; readonly count: number; readonly groups: readonly GroupWindow[] }

/** What is to be drawn between `from` and `to`, in px from the list's top; the height is that of the whole list. */
export function listWindow(groups: readonly RowGroup[], from: number, to: number): ListWindow {
  const drawn: GroupWindow[] = []
  let top = 0
  let before = 0
  for (const group of groups) {
    const rowsTop = group.title === null ? 0 : TITLE_HEIGHT
    const height = rowsTop + group.rows.length * ROW_HEIGHT
    if (top < to && top + height > from) {
      const first = Math.max(0, Math.floor((from - top - rowsTop) / ROW_HEIGHT))
      const last = Math.max(first, Math.ceil((to - top - rowsTop) / ROW_HEIGHT))
      drawn.push({ group, top, height, rowsTop, first, rows: group.rows.slice(first, last), before })
    }
    top += height
    before += group.rows.length
  }
  return { height: top, count: before, groups: drawn }
}

/** Where a profile's row begins, in px from the list's top; null when it is not among the groups. */
export function offsetOf(groups: readonly RowGroup[], name: string): number | null {
  let offset = 0
  for (const group of groups) {
    if (group.title !== null) offset += TITLE_HEIGHT
    const index = group.rows.findIndex((row) => row.name === name)
    if (index !== -1) return offset + index * ROW_HEIGHT
    offset += group.rows.length * ROW_HEIGHT
  }
  return null
}

/** Names in the order in which the arrows walk. */
export function namesOf(groups: readonly RowGroup[]): readonly string[] {
  return groups.flatMap((group) => group.rows.map((row) => row.name))
}

const STEPS: Readonly<Record<string, (at: number, page: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at, _, last) => (at === -1 ? last : at - 1),
  Home: () => 0,
  End: (_, __, last) => last,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
}

/** Where a key leads from `current`; null when the key is none that moves, or there is nowhere to go. */
export function stepFrom(names: readonly string[], current: string | null, key: string, page: number): string | null {
  const step = STEPS[key]
  if (step === undefined) return null
  const at = current === null ? -1 : names.indexOf(current)
  const last = names.length - 1
  return names[Math.min(last, Math.max(0, step(at, page, last)))] ?? null
}

/**
 * The next name that begins with what was typed, from `current` on and round: one letter leads on to the next such name, more
 * letters may stay. Null when none does.
 */
export function typeAhead(names: readonly string[], current: string | null, typed: string): string | null {
  const wanted = typed.toLowerCase()
  const at = current === null ? -1 : names.indexOf(current)
  const start = wanted.length === 1 ? at + 1 : Math.max(0, at)
  for (let step = 0; step < names.length; step += 1) {
    const name = names[(start + step) % names.length]
    if (name?.toLowerCase().startsWith(wanted)) return name
  }
  return null
}
