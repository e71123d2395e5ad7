import * as v from 'valibot'
import type { Instant } from '../../text/instant.ts'
import type { ResultPlace } from '../routes/model.ts'
import type { LedgerEntry } from './ledger-model.ts'

/** Something just written, with the key id that stood in its place before (null: none). */
export type LedgerNote = { readonly entry: LedgerEntry; readonly replaced: string | null }

/** Entries kept; the oldest go first. */
const MOST_ENTRIES = 5_000

/** How long an expired entry of AWS CLI's cache is remembered, in milliseconds: by then AWS CLI wrote over it, or never will. */
const CACHE_MEMORY = 30 * 24 * 3_600_000

const text = v.pipe(v.string(), v.maxLength(4_096))
const instant = v.pipe(v.number(), v.integer(), v.minValue(0))
const place = v.variant('kind', [
  v.strictObject({ kind: v.literal('target'), section: text }),
  v.strictObject({ kind: v.literal('cli-cache') }),
  v.strictObject({ kind: v.literal('memory') }),
])
const entry = v.strictObject({
  profile: text,
  source: text,
  serial: v.nullable(text),
  route: v.picklist(['session-token', 'shared-code', 'own-code', 'no-code']),
  place,
  // An id of a key, never a key: nothing longer or of another alphabet gets in.
  accessKeyId: v.pipe(v.string(), v.regex(/^\w{16,128}$/)),
  file: v.nullable(text),
  section: v.nullable(v.picklist(['made', 'changed'])),
  settings: v.pipe(v.array(text), v.maxLength(100)),
  writtenAt: instant,
  expiresAt: instant,
  durationSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
const ledger = v.object({ version: v.literal(1), sessions: v.array(entry) })

/** The entries of `sessions.json`; null where it cannot be understood. */
export function parseLedger(json: string): readonly LedgerEntry[] | null {
  try {
    const parsed = v.safeParse(ledger, JSON.parse(json))
    return parsed.success ? parsed.output.sessions : null
  } catch {
    return null
  }
}

/** `sessions.json`, with these members of each entry and no others. */
export function printLedger(entries: readonly LedgerEntry[]): string {
  const sessions = entries.map((each) => v.parse(entry, each))
  return `${JSON.stringify({ version: 1, sessions }, null, 1)}\n`
}

/**
 * The entries with what was just written. A place has one entry: the newer one goes in the older one's stead, and takes over what is known
 * of the section as long as it was written over just that session (made by Lanyard once, it is Lanyard's still).
 */
export function mergeLedger(
  entries: readonly LedgerEntry[],
  notes: readonly LedgerNote[],
  now: Instant,
): readonly LedgerEntry[] {
  const byPlace = new Map(entries.map((each) => [placeKey(each), each]))
  for (const { entry: fresh, replaced } of notes) {
    const before = byPlace.get(placeKey(fresh))
    byPlace.delete(placeKey(fresh))
    byPlace.set(placeKey(fresh), before?.accessKeyId === replaced ? heir(before, fresh) : fresh)
  }
  return [...byPlace.values()].filter((each) => isWorthKeeping(each, now)).slice(-MOST_ENTRIES)
}

function heir(before: LedgerEntry, fresh: LedgerEntry): LedgerEntry {
  if (fresh.section !== 'changed' || before.section === null) return fresh
  const settings = [...new Set([...before.settings, ...fresh.settings])]
  return { ...fresh, section: before.section, settings }
}

const placeKey = ({ place: where, file, profile }: LedgerEntry): string =>
  JSON.stringify([where.kind, file ?? profile, sectionOf(where)])

const sectionOf = (where: ResultPlace): string => (where.kind === 'target' ? where.section : '')

function isWorthKeeping({ place: where, expiresAt }: LedgerEntry, now: Instant): boolean {
  if (where.kind === 'memory') return expiresAt > now
  return where.kind === 'target' || expiresAt + CACHE_MEMORY > now
}
