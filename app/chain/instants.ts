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

/**
 * The settings by which tools note when the keys of a section end: saml2aws and others, aws-mfa, awsume; `aws_…` variants
 * of several scripts. The first is the one Lanyard writes (prompts such as starship read it).
 */
export const EXPIRY_SETTINGS = [
  'x_security_token_expires',
  'expiration',
  'aws_session_expiration',
  'aws_expiration',
  'aws_credential_expiration',
] as const

const ZONED = /(?:z|utc|gmt|[+-]\d\d(?::?\d\d)?)$/i
const SECONDS = /^\d{10}$/
const MILLISECONDS = /^\d{13}$/

/**
 * The instant an expiry setting names: ISO 8601 with any zone, `YYYY-MM-DD HH:MM:SS` (UTC unless `zone` says otherwise), Go's
 * `2026-11-05 21:04:00 +0000 UTC`, or seconds or milliseconds since 1970. Null when it is none of these.
 */
export function readExpiryText(text: string, zone: 'utc' | 'not-known' = 'utc'): Instant | null {
  const trimmed = text.trim().replace(/^(["'])(.*)\1$/, '$2')
  if (SECONDS.test(trimmed)) return Number(trimmed) * 1000
  if (MILLISECONDS.test(trimmed)) return Number(trimmed)
  if (zone === 'not-known' && !ZONED.test(trimmed)) return null
  return readExpiry(withPlainZone(trimmed))
}

/** `+0000 UTC`, ` UTC`, ` Z`, ` +0000` and `+00` in the forms of ISO 8601. */
function withPlainZone(text: string): string {
  return text
    .replace(/(\s[+-]\d{4}) [A-Z]{3,4}$/, '$1')
    .replace(/\s*(?:UTC|GMT|Z)$/i, 'Z')
    .replace(/\s+(?=[+-]\d\d:?\d\d$)/, '')
    .replace(/(:\d\d(?:\.\d+)?[+-]\d\d)$/, '$1:00')
}

/**
 * When the keys of a section end, by whatever dialect says so; `valueOf` gives a setting's text, null when it is not there. Where several
 * say so, the latest counts: a tool that renews writes its own setting and leaves an older one of another tool behind.
 */
export function latestExpiry(
  valueOf: (setting: string) => string | null,
): { readonly expiresAt: Instant; readonly setting: string } | null {
  // awsume writes local time without a zone (`awsumepy/lib/autoawsume.py`), everybody else UTC.
  const zone = valueOf('manager') === 'awsume' ? 'not-known' : 'utc'
  let latest: { readonly expiresAt: Instant; readonly setting: string } | null = null
  for (const setting of EXPIRY_SETTINGS) {
    const text = valueOf(setting)
    const expiresAt = text === null ? null : readExpiryText(text, zone)
    if (expiresAt === null) continue
    if (latest === null || expiresAt > latest.expiresAt) latest = { expiresAt, setting }
  }
  return latest
}
