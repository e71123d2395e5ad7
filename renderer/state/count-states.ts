import type { Instant } from '../../app/text/instant.ts'
import { matchRow, parseFilter } from '../../app/view/filter.ts'
import type { ProfileRow } from '../../app/view/model.ts'

/** How many profiles are in a state, and the filter that shows them. */
export type StateCount = {
  readonly id: 'live' | 'soon' | 'expired' | 'broken' | 'production'
  readonly filter: string
  readonly number: number
}

const asked = [
  { id: 'live', filter: 'is:live' },
  { id: 'soon', filter: 'is:soon' },
  { id: 'expired', filter: 'is:expired' },
  { id: 'broken', filter: 'is:broken' },
  { id: 'production', filter: 'is:prod' },
] as const

/** The states that any profile is in; empty ones are left out. A profile may count in several. */
export function countStates(rows: readonly ProfileRow[], now: Instant): readonly StateCount[] {
  return asked
    .map(({ id, filter }) => {
      const terms = parseFilter(filter)
      return { id, filter, number: rows.filter((row) => matchRow(row, terms, now)).length }
    })
    .filter((count) => count.number > 0)
}
