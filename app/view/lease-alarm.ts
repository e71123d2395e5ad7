import type { Instant } from '../text/instant.ts'
import type { ActiveView } from './switch-model.ts'

/** Something that is used for a limited time. */
export type Lease = {
  readonly of: 'active' | 'default'
  readonly profile: string | null
  readonly endsAt: Instant
  /** What comes after it; of `[default]`: itself, so null. */
  readonly returnsTo: string | null
}

/** Leases that are under way and those whose end was acted upon. */
export type LeaseMemory = { readonly running: readonly Lease[] }

export const NO_LEASES: LeaseMemory = { running: [] }

/** The leases of a snapshot. */
export function leasesIn({ profile, lease, defaultFor }: ActiveView): readonly Lease[] {
  const active = lease === null ? [] : [{ of: 'active' as const, profile, ...lease }]
  if (defaultFor === null || defaultFor.lease === null) return active
  const { endsAt } = defaultFor.lease
  return [...active, { of: 'default' as const, profile: defaultFor.profile, endsAt, returnsTo: null }]
}

/**
 * What of the leases has run out since the last look. A snapshot made after the end has none any more, so those seen before count; one that
 * is gone before its end was given back by somebody, and says nothing.
 */
export function leasesOver(
  memory: LeaseMemory,
  active: ActiveView,
  now: Instant,
): { readonly over: readonly Lease[]; readonly memory: LeaseMemory } {
  const shown = leasesIn(active)
  const isShown = (lease: Lease): boolean => shown.some((one) => one.of === lease.of && one.endsAt === lease.endsAt)
  const before = memory.running.filter((lease) => lease.endsAt <= now || isShown(lease))
  const fresh = shown.filter((lease) => lease.endsAt > now && !before.some((one) => isSame(one, lease)))
  const all = [...before, ...fresh]
  return {
    over: all.filter(({ endsAt }) => endsAt <= now),
    memory: { running: all.filter(({ endsAt }) => endsAt > now) },
  }
}

const isSame = (one: Lease, other: Lease): boolean => one.of === other.of && one.endsAt === other.endsAt

/** When the next one runs out; null: none is under way. */
export function nextLeaseEnd(active: ActiveView, now: Instant): Instant | null {
  const ends = leasesIn(active)
    .map(({ endsAt }) => endsAt)
    .filter((at) => at > now)
  return ends.length === 0 ? null : Math.min(...ends)
}
