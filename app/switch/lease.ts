/** Shortest and longest lease, in seconds: a minute, a week. */
export const LEASE_SECONDS = { least: 60, most: 7 * 86_400 } as const

const UNIT_SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 }

/**
 * The seconds of a lease as typed: `30m`, `2h`, `1h30m`, `1d`, `90s`; units from large to small, each at most once. Null for anything
 * else, and for what is shorter or longer than {@link LEASE_SECONDS} allows.
 */
export function parseLease(text: string): number | null {
  const parts = /^(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/i.exec(text.trim())
  if (parts === null) return null
  const seconds = Object.values(UNIT_SECONDS).reduce(
    (sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit,
    0,
  )
  return seconds >= LEASE_SECONDS.least && seconds <= LEASE_SECONDS.most ? seconds : null
}
