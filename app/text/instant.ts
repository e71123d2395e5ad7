/** A point in time: milliseconds since 1970-01-01T00:00:00Z, by the wall clock. */
export type Instant = number

/** `2026-11-05T21:04:00Z`: ISO 8601 UTC in whole seconds, as `contract.md` and AWS's own files write it. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
