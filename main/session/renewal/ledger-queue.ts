import type { LedgerNote } from '../../../app/session/ledger/ledger.ts'
import { type LedgerAccess, ledgerFile, noteLedger } from './ledger.ts'

type Waiting = { readonly note: LedgerNote; readonly settle: (trouble: string | null) => void }

/** What waits for each list, over all renewals of this process; a list without an entry is not being written. */
const queues = new Map<string, readonly Waiting[]>()

/**
 * Notes something written as soon as can be, together with whatever else came while the list was being written: hundreds of results at
 * once take few writes, and renewals of this process do not wait for each other's lock. A sentence where that failed. Never rejects.
 */
export function noteSoon(access: LedgerAccess, note: LedgerNote): Promise<string | null> {
  const path = ledgerFile(access.places)
  return new Promise((settle) => {
    const waiting = queues.get(path)
    queues.set(path, [...(waiting ?? []), { note, settle }])
    if (waiting === undefined) void writeAll(path, access)
  })
}

async function writeAll(path: string, access: LedgerAccess): Promise<void> {
  for (;;) {
    const batch = queues.get(path) ?? []
    if (batch.length === 0) break
    queues.set(path, [])
    const trouble = await noteLedger(
      access,
      batch.map(({ note }) => note),
    )
    for (const { settle } of batch) settle(trouble)
  }
  queues.delete(path)
}
