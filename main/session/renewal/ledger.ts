import { join } from 'node:path'
import { type LedgerNote, mergeLedger, parseLedger, printLedger } from '../../../app/session/ledger/ledger.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import { fanOutText } from '../../../app/text/fan-out-text.ts'
import { errorCode } from '../../files/errors.ts'
import type { FileSystem } from '../../files/file-system.ts'
import type { Clock, Places } from '../../files/model.ts'
import { changeOwnFile, type OwnFileAccess, readOwnFile, setOwnFileAside } from '../../files/own-file.ts'

export type LedgerAccess = { readonly places: Places; readonly clock: Clock; readonly fileSystem?: FileSystem }

/** Where the list of what was written is kept. */
export const ledgerFile = (places: Places): string => join(places.stateFolder, 'sessions.json')

const accessOf = (access: LedgerAccess): OwnFileAccess => ({ ...access, path: ledgerFile(access.places) })

/** The sessions that Lanyard wrote, oldest first, and a sentence where the list was not usable. */
export type LedgerRead = { readonly entries: readonly LedgerEntry[]; readonly problem: string | null }

/** Reads the list. One that cannot be understood is put aside as `sessions.json.bad-<time>`, and said. Never rejects. */
export async function readLedger(access: LedgerAccess): Promise<LedgerRead> {
  const own = accessOf(access)
  const text = await readOwnFile(own).catch((): 'unreadable' => 'unreadable')
  if (text === null) return { entries: [], problem: null }
  const entries = text === 'unreadable' ? null : parseLedger(text)
  if (entries !== null) return { entries, problem: null }
  try {
    return { entries: [], problem: fanOutText.ledgerSetAside(own.path, await setOwnFileAside(own)) }
  } catch (error) {
    return { entries: [], problem: fanOutText.ledgerUnusable(own.path, errorCode(error)) }
  }
}

/** Notes what was written, in one write. A sentence where that failed: what was written stands all the same. Never rejects. */
export function noteLedger(access: LedgerAccess, notes: readonly LedgerNote[]): Promise<string | null> {
  return change(access, (entries) => mergeLedger(entries, notes, access.clock.now()))
}

/** Forgets an entry whose session was taken back, or that is another one's by now. */
export function forgetEntry(access: LedgerAccess, gone: LedgerEntry): Promise<string | null> {
  const isGone = ({ accessKeyId, file, profile }: LedgerEntry): boolean =>
    accessKeyId === gone.accessKeyId && file === gone.file && profile === gone.profile
  return change(access, (entries) => entries.filter((entry) => !isGone(entry)))
}

async function change(
  access: LedgerAccess,
  changed: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[],
): Promise<string | null> {
  const own = accessOf(access)
  let aside: string | null = null
  const result = await changeOwnFile(own, async (text) => {
    const before = text === null ? [] : parseLedger(text)
    if (before === null) aside = await setOwnFileAside(own)
    return printLedger(changed(before ?? []))
  })
  if (result.ok) return aside === null ? null : fanOutText.ledgerSetAside(own.path, aside)
  const { trouble } = result
  return trouble.reason === 'held' ? fanOutText.ledgerHeld : fanOutText.ledgerNotNoted(own.path, trouble.code)
}
