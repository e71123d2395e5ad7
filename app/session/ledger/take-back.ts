import { applyEdits } from '../../document/edits.ts'
import type { Document, DocumentCommand, WrittenSection } from '../../document/model.ts'
import { parseDocument } from '../../document/parse.ts'
import { planCommand } from '../../document/plan.ts'
import type { LedgerEntry } from './ledger-model.ts'

/** What taking a session out of the credentials file comes to. `not-ours`: other keys stand there by now; `gone`: none do. */
export type TakeBack =
  | { readonly kind: 'commands'; readonly commands: readonly DocumentCommand[] }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'gone' }

/**
 * The commands that take out just what Lanyard wrote for a session, and only while its key id stands there. A section it made goes whole
 * where nothing was added to it since; of any other only the settings it wrote.
 */
export function planTakeBack(credentials: Document, entry: LedgerEntry): TakeBack {
  const section = entry.place.kind === 'target' ? entry.place.section : null
  const found = credentials.sections.filter(({ name }) => name === section)
  if (section === null || found.length === 0) return { kind: 'gone' }
  const keyId = keyIdIn(found)
  if (keyId === null) return { kind: 'gone' }
  if (keyId !== entry.accessKeyId) return { kind: 'not-ours' }
  const ours = new Set(entry.settings)
  const names = new Set(found.flatMap(({ settings }) => settings.map(({ name }) => name.toLowerCase())))
  const isAllOurs = [...names].every((name) => ours.has(name))
  if (entry.section === 'made' && isAllOurs)
    return { kind: 'commands', commands: [{ kind: 'remove-section', section }] }
  const commands = [...names]
    .filter((name) => ours.has(name))
    .map((setting): DocumentCommand => ({ kind: 'remove-setting', section, setting }))
  return { kind: 'commands', commands }
}

/** The key id that tools read in a section, the last where several stand there; null: none. */
export function keyIdIn(sections: readonly WrittenSection[]): string | null {
  const settings = sections.flatMap((section) => section.settings)
  return (
    settings.findLast(({ name, value }) => name.toLowerCase() === 'aws_access_key_id' && value !== '')?.value ?? null
  )
}

/** The text without the session; null when that cannot be had without touching anything else. */
export function takeBack(text: string, commands: readonly DocumentCommand[]): string | null {
  let written = text
  for (const command of commands) {
    const plan = planCommand(parseDocument(written), command)
    if (!plan.ok) return null
    written = applyEdits(written, plan.edits)
  }
  return written
}
