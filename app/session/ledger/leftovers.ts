import type { DocumentCommand } from '../../document/model.ts'
import { parseDocument } from '../../document/parse.ts'
import type { ProfileBook } from '../../profile/model.ts'
import { filledValue } from '../../profile/settings.ts'
import { stopText } from '../../text/fan-out-text.ts'
import type { Instant } from '../../text/instant.ts'
import type { LedgerEntry } from './ledger-model.ts'
import { planTakeBack } from './take-back.ts'

/**
 * The clean-up as an intent of editing (`app/command`, kind `fix`, of which this is one): planned again on the files as they are, shown
 * as a dry run, undone from History.
 */
export type CleanUp = {
  readonly kind: 'fix'
  readonly title: string
  readonly changes: readonly { readonly role: 'credentials'; readonly commands: readonly DocumentCommand[] }[]
}

/**
 * Expired sessions that still stand in the credentials file as Lanyard wrote them. One that a role names as its source is none: without it
 * the role would be broken instead of in need of a code. Entries of AWS CLI's cache are none either: it writes over expired ones itself.
 */
export function leftoversOf(ledger: readonly LedgerEntry[], book: ProfileBook, now: Instant): readonly LedgerEntry[] {
  const document = parseDocument(book.files.credentials.text)
  const sources = new Set(book.profiles.map(({ settings }) => filledValue(settings, 'source_profile')))
  return ledger.filter(
    (entry) =>
      entry.place.kind === 'target' &&
      entry.file === book.files.credentials.path &&
      entry.expiresAt <= now &&
      !sources.has(entry.place.section) &&
      planTakeBack(document, entry).kind === 'commands',
  )
}

/** The change that takes leftovers out of the credentials file; null: there is nothing to take out. */
export function cleanUpIntent(leftovers: readonly LedgerEntry[], book: ProfileBook): CleanUp | null {
  const document = parseDocument(book.files.credentials.text)
  const planned = leftovers.map((entry) => planTakeBack(document, entry))
  const commands = planned.flatMap((plan) => (plan.kind === 'commands' ? plan.commands : []))
  if (commands.length === 0) return null
  return { kind: 'fix', title: stopText.cleanUp(leftovers.length), changes: [{ role: 'credentials', commands }] }
}
