import type { RowGroup } from './arrange.ts'

/** Heights in px; fixed, so that the list needs to measure nothing. */
export const ROW_HEIGHT = 44
export const TITLE_HEIGHT = 30

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
