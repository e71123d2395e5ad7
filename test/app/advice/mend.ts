import { type Finding, findingsOf } from '../../../app/advice/index.ts'
import type { FileCommands } from '../../../app/command/model.ts'
import { openCommands } from '../../../app/command/open-commands.ts'
import { planIntent } from '../../../app/command/plan-intent.ts'
import { planCommands } from '../../../app/document/plan-commands.ts'
import type { FileRole, ProfileBook } from '../../../app/profile/model.ts'
import { openSecret } from '../../../app/text/secret.ts'
import { book } from '../profile/snapshots.ts'

/** Between the two: keys that end in 2026 have not ended, keys of 2020 have. */
export const NOW = Date.parse('2026-01-01T00:00:00Z')

/** The two files' texts; null for one that is missing. */
export type Texts = Readonly<Record<FileRole, string | null>>

export const config = (text: string): Texts => ({ config: text, credentials: null })
export const credentials = (text: string): Texts => ({ config: null, credentials: text })

export const bookOf = (texts: Texts): ProfileBook => book(texts.config, texts.credentials)
export const findingsIn = (texts: Texts): readonly Finding[] => findingsOf(bookOf(texts), NOW)
export const codesIn = (texts: Texts): readonly string[] => findingsIn(texts).map(({ code }) => code)

/** The first finding of a code that has a fix; without one, of that code at all. */
export function findingIn(texts: Texts, code: string): Finding {
  const alike = findingsIn(texts).filter((finding) => finding.code === code)
  const found = alike.find(({ fix }) => fix !== null) ?? alike[0]
  if (found === undefined) throw new Error(`no ${code} in ${codesIn(texts).join()}`)
  return found
}

export type Mended = { readonly ok: true; readonly texts: Texts } | { readonly ok: false; readonly reason: string }

/** What a finding's fix leaves, through the plan that a dry run would show. */
export function mend(texts: Texts, { fix }: Finding): Mended {
  if (fix === null) return { ok: false, reason: 'no fix' }
  const planned = planIntent(fix.intent, bookOf(texts))
  if (!planned.ok) return { ok: false, reason: planned.refusal.message }
  const written = planned.plan.changes.map((change) => [change.role, write(texts[change.role] ?? '', change)] as const)
  return { ok: true, texts: { ...texts, ...Object.fromEntries(written) } }
}

function write(text: string, { commands }: FileCommands): string {
  const result = planCommands(text, openCommands(commands, openSecret))
  if (!result.ok) throw new Error(`not planned: ${result.problem.code}`)
  return result.text
}

/** How often each error is found. */
export function errorsIn(texts: Texts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { code, severity, profile } of findingsIn(texts)) {
    const key = `${code} ${profile ?? ''}`
    if (severity === 'error') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
