import * as v from 'valibot'
import type { VaultContents } from '../../app/switch/vault-model.ts'
import { makeSecret, openSecret } from '../../app/text/secret.ts'

/** The encrypted part's form; another one is nobody's here. */
const FORM = 1

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const contentsSchema = v.object({
  form: v.literal(FORM),
  accessKeyId: v.pipe(v.string(), v.minLength(1)),
  secretAccessKey: v.pipe(v.string(), v.minLength(1)),
  seed: v.nullable(v.string()),
  places: v.array(
    v.object({
      role: v.picklist(['config', 'credentials']),
      digest: v.string(),
      back: v.array(v.object({ offset: natural, length: natural, text: v.string() })),
      header: v.string(),
      before: v.nullable(v.string()),
      after: v.string(),
    }),
  ),
})

/** What is encrypted. The one place where the vault opens secrets for itself: the text goes nowhere but to the system's encryption. */
export function sealedText({ accessKeyId, secretAccessKey, seed, places }: VaultContents): string {
  return JSON.stringify({
    form: FORM,
    accessKeyId,
    secretAccessKey: openSecret(secretAccessKey),
    seed: seed === null ? null : openSecret(seed),
    places,
  })
}

/** What was decrypted; null: nothing of ours. */
export function readSealed(text: string): VaultContents | null {
  const read = v.safeParse(contentsSchema, json(text))
  if (!read.success) return null
  const { accessKeyId, secretAccessKey, seed, places } = read.output
  return {
    accessKeyId,
    secretAccessKey: makeSecret(secretAccessKey),
    seed: seed === null ? null : makeSecret(seed),
    places,
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
