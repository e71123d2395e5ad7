import * as v from 'valibot'
import type { VaultEntry } from '../../app/switch/vault-model.ts'

/*
 * One profile's file in the vault: what may be told, in the open, and the encrypted part beside it. Lists read these files and decrypt
 * nothing.
 */

const FORM = 1
/** Milliseconds that a date can have (ECMAScript, "Time Values and Time Range"). */
const LATEST = 8_640_000_000_000_000

const entrySchema = v.object({
  form: v.literal(FORM),
  profile: v.string(),
  accessKeyId: v.pipe(v.string(), v.minLength(1)),
  storedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LATEST)),
  device: v.nullable(v.string()),
  label: v.nullable(v.string()),
  seed: v.picklist(['kept', 'not-kept']),
  backend: v.string(),
  blob: v.pipe(v.string(), v.base64()),
})

export type StoredEntry = { readonly entry: VaultEntry; readonly blob: Uint8Array }

/** A stored entry as text. */
export function entryText({ entry, blob }: StoredEntry): string {
  const { profile, accessKeyId, storedAt, device, label, seed, backend } = entry
  const written = { form: FORM, profile, accessKeyId, storedAt, device, label, seed, backend }
  return `${JSON.stringify({ ...written, blob: Buffer.from(blob).toString('base64') }, null, 2)}\n`
}

/** The entry in a text; null for anything else: torn, foreign, of a later form. */
export function readEntry(text: string): StoredEntry | null {
  const read = v.safeParse(entrySchema, json(text))
  if (!read.success) return null
  const { profile, accessKeyId, storedAt, device, label, seed, backend, blob } = read.output
  return {
    entry: { profile, accessKeyId, storedAt, device, label, seed, backend },
    blob: Buffer.from(blob, 'base64'),
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
