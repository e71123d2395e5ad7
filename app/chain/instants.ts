import type { Instant } from '../text/instant.ts'

/** ISO 8601 with a zone, or `YYYY-MM-DD HH:MM:SS` (aws-mfa and others write UTC): anything else is not read. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i

/** The instant that an expiry text names, or null where it is not surely one. */
export function readExpiry(text: string): Instant | null {
  const match = ISO.exec(text.trim())
  if (!match) return null
  const iso = text
    .trim()
    .replace(' ', 'T')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const instant = Date.parse(match[1] ? iso : `${iso}Z`)
  return Number.isNaN(instant) ? null : instant
}
