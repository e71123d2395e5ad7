import type { ImportedProfile } from '../../../app/command/model.ts'
import type { Severity } from '../../../app/profile/model.ts'
import { pasteText } from '../../../app/text/edit-view-text.ts'
import { redact } from '../../../app/text/redact.ts'
import type { ImportView } from '../../../app/view/edit-model.ts'
import { buildImport } from '../../../app/view/import-view.ts'
import type { Outcome } from '../../../app/view/model.ts'

/** What recognising a pasted text comes to. */
export type Recognised =
  | {
      readonly ok: true
      readonly format: string
      readonly profiles: readonly ImportedProfile[]
      readonly notes: readonly { readonly severity: Severity; readonly message: string }[]
    }
  | { readonly ok: false; readonly message: string }

/** How main gets at pasted text: it never enters a page. A failure is one sentence. */
export type ImportSources = {
  readonly recognise: (text: string) => Recognised
  readonly readClipboard: () => Promise<Outcome<string, string>>
  readonly readChosenFile: () => Promise<Outcome<string, string>>
}

/** The profiles recognised last, secrets inside; one paste is held at a time. */
export type HeldImports = {
  readonly read: (from: 'clipboard' | 'file') => Promise<Outcome<ImportView, string>>
  /** The held profiles under new names, in their order; null when that paste is no longer held, or names are missing. */
  readonly named: (id: string, names: readonly string[]) => readonly ImportedProfile[] | null
  readonly discard: (id: string) => void
}

type Held = { readonly view: ImportView; readonly profiles: readonly ImportedProfile[] }

/** Makes the place where what was pasted waits for its names. */
export function makeHeldImports({ recognise, readClipboard, readChosenFile }: ImportSources): HeldImports {
  let count = 0
  let held: Held | null = null
  return {
    read: async (from) => {
      held = null
      const text = await (from === 'clipboard' ? readClipboard() : readChosenFile())
      if (!text.ok) return text
      if (text.value.trim() === '') return { ok: false, failure: pasteText.emptyText }
      const found = recognise(text.value)
      if (!found.ok) return { ok: false, failure: redact(found.message) }
      const view = buildImport({ id: `import-${++count}`, ...found })
      held = { view, profiles: found.profiles }
      return { ok: true, value: view }
    },
    named: (id, names) => {
      if (held?.view.id !== id || names.length !== held.profiles.length) return null
      return rename(held, names)
    },
    discard: (id) => {
      if (held?.view.id === id) held = null
    },
  }
}

/** A name that came back as it was shown is the name that was read: the screen may have masked a part of it. */
function rename({ view, profiles }: Held, names: readonly string[]): readonly ImportedProfile[] {
  return profiles.map((profile, index) => {
    const name = names[index] ?? profile.name
    return name === view.profiles[index]?.name ? profile : { ...profile, name }
  })
}
