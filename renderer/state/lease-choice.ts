import { leaseRuling, type ProductionLease } from '../../app/switch/lease-rule.ts'
import type { ProfileRow } from '../../app/view/model.ts'

/** Lengths that are offered, in seconds. */
const USUAL: readonly number[] = [900, 1800, 3600, 14_400]

/** What a lease may be asked for: of a profile, or of `[default]`. Null: until changed. */
export type LeaseOption = { readonly seconds: number | null; readonly state: 'offered' | 'not-offered' }

const sortOf = (row: Pick<ProfileRow, 'label'> | null): 'production' | 'other' => row?.label ?? 'other'

/** The lengths for a profile, shortest first, *until changed* last; what the rule of production forbids is not offered. */
export function leaseOptions(row: Pick<ProfileRow, 'label'> | null, rule: ProductionLease): readonly LeaseOption[] {
  const lengths = [...new Set([...USUAL, ...(rule === 'off' ? [] : [rule])])].sort((left, right) => left - right)
  return [...lengths, null].map((seconds) => ({
    seconds,
    state: leaseRuling(seconds, sortOf(row), rule).ok ? 'offered' : 'not-offered',
  }))
}

/** What is asked for when `chosen` was: the same, or the longest that is offered where the rule forbids it. */
export function leaseInForce(
  chosen: number | null,
  row: Pick<ProfileRow, 'label'> | null,
  rule: ProductionLease,
): number | null {
  const ruling = leaseRuling(chosen, sortOf(row), rule)
  return ruling.ok ? chosen : ruling.longestSeconds
}

/** The longest time a profile may be used for, in seconds; null: no rule is about it. */
export function longestLease(row: Pick<ProfileRow, 'label'> | null, rule: ProductionLease): number | null {
  const ruling = leaseRuling(null, sortOf(row), rule)
  return ruling.ok ? null : ruling.longestSeconds
}
