import type { Environment } from '../../app/chain/model.ts'
import { readEnvironment } from '../../app/chain/places/read-environment.ts'
import { placeReadText } from '../../app/text/chain-place-text.ts'
import { redact } from '../../app/text/redact.ts'
import type { PastedEnvironment } from '../../app/view/chain-model.ts'
import { showVariable } from '../../app/view/evidence.ts'
import type { Outcome } from '../../app/view/model.ts'

/** How main gets at a pasted text; a failure is one sentence. */
export type PasteSources = {
  readonly readClipboard: () => Promise<Outcome<string, string>>
  readonly readChosenFile: () => Promise<Outcome<string, string>>
}

/** Environments that were pasted, as shapes, under their ids. */
export type Pasted = {
  readonly read: (from: 'clipboard' | 'file') => Promise<Outcome<PastedEnvironment, string>>
  readonly environmentOf: (
    id: string,
  ) => { readonly environment: Environment; readonly notes: readonly string[] } | null
}

/** Bytes, about: an environment is far smaller. */
const LONGEST = 1_000_000
/** How many are held: a window shows one, and may go back. */
const HELD = 8

/** Makes the place where pasted environments are held. */
export function makePasted(sources: PasteSources): Pasted {
  let count = 0
  const held = new Map<string, { readonly environment: Environment; readonly notes: readonly string[] }>()
  return {
    read: async (from) => {
      const text = await (from === 'clipboard' ? sources.readClipboard() : sources.readChosenFile())
      if (!text.ok) return text
      if (text.value.length > LONGEST) return { ok: false, failure: placeReadText.tooLong }
      const read = readEnvironment(text.value)
      if (!read.ok) return { ok: false, failure: redact(read.message) }
      const { environment, format, notes } = read
      const id = `environment-${++count}`
      held.set(id, { environment, notes })
      for (const old of [...held.keys()].slice(0, -HELD)) held.delete(old)
      const variables = [...environment].map(([name, value]) => ({ name, shape: showVariable(name, value) }))
      return { ok: true, value: { id, format, variables, notes: notes.map(redact) } }
    },
    environmentOf: (id) => held.get(id) ?? null,
  }
}
