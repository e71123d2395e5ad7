import { parseDocument } from '../document/parse.ts'
import { botocoreMeaning } from '../profile/header-name.ts'
import type { FileRole } from '../profile/model.ts'

/** A file before and after a write. */
export type ChangedFile = { readonly role: FileRole; readonly before: string; readonly after: string }

/**
 * The profile that a write of these files, which came of one intent or of taking one back, gave another name: just one name is gone from
 * them and just one has come. Null: none.
 */
export function renamedProfile(files: readonly ChangedFile[]): { readonly from: string; readonly to: string } | null {
  const before = namesIn(files.map(({ role, before: text }) => ({ role, text })))
  const after = namesIn(files.map(({ role, after: text }) => ({ role, text })))
  const [from, ...alsoGone] = [...before].filter((name) => !after.has(name))
  const [to, ...alsoCome] = [...after].filter((name) => !before.has(name))
  if (from === undefined || to === undefined || alsoGone.length > 0 || alsoCome.length > 0) return null
  return { from, to }
}

function namesIn(files: readonly { readonly role: FileRole; readonly text: string }[]): ReadonlySet<string> {
  const names = files.flatMap(({ role, text }) =>
    parseDocument(text).sections.flatMap((section) => {
      const meaning = botocoreMeaning(role, section.name)
      return meaning?.of === 'profile' ? [meaning.name] : []
    }),
  )
  return new Set(names)
}
