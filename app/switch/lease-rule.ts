import { parseLease } from './lease.ts'

/** Whether production may be used without an end: `off`, or the longest time it may be used for, in seconds. */
export type ProductionLease = 'off' | number

/** What the rule says to a lease that was asked for (seconds; null: none). */
export type LeaseRuling =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'needs-lease' | 'too-long'; readonly longestSeconds: number }

/**
 * Whether a profile may be switched to with that lease: production always needs one where the setting says so, and none longer than it.
 * One rule for the active profile and for `[default]`.
 */
export function leaseRuling(
  asked: number | null,
  production: 'production' | 'other',
  rule: ProductionLease,
): LeaseRuling {
  if (rule === 'off' || production === 'other') return { ok: true }
  if (asked === null) return { ok: false, reason: 'needs-lease', longestSeconds: rule }
  return asked <= rule ? { ok: true } : { ok: false, reason: 'too-long', longestSeconds: rule }
}

/** The setting as written: `off`, or a time as `--for` takes it; null for anything else. */
export function parseProductionLease(text: string): ProductionLease | null {
  return text.trim().toLowerCase() === 'off' ? 'off' : parseLease(text)
}

/** A length as `--for` takes it: `30m`, `1h30m`. */
export function leaseText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor((seconds % 86_400) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const
  return parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('')
}

/** The setting as it is written. */
export const productionLeaseText = (rule: ProductionLease): string => (rule === 'off' ? 'off' : leaseText(rule))
