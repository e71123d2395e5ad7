import { readExpiry } from '../../app/chain/instants.ts'
import type { Instant } from '../../app/text/instant.ts'

/** An object of a cache file; nobody knows yet what its values are. */
export type Fields = ReadonlyMap<string, unknown>

/** The object that a cache file holds; null where it holds anything else. */
export function parseFields(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** A value as an object; null where it is none. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map<string, unknown>(Object.entries(value))
}

/** The instant in a field; older AWS CLIs wrote `2019-11-14T04:05:45UTC`. */
export const instantIn = (value: unknown): Instant | null =>
  typeof value === 'string' ? readExpiry(value.replace(/UTC$/, 'Z')) : null
