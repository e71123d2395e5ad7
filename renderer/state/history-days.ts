import { historyText } from '../../app/text/history-text.ts'
import type { Instant } from '../../app/text/instant.ts'
import type { HistoryEntryView } from '../../app/view/edit-model.ts'

/** Entries of one day, newest first. */
export type HistoryDay = { readonly title: string; readonly entries: readonly HistoryEntryView[] }

const DAY = 86_400_000

const dayOf = (instant: Instant): string => new Date(instant).toDateString()

function titleOf(at: Instant, now: Instant): string {
  if (dayOf(at) === dayOf(now)) return historyText.today
  if (dayOf(at) === dayOf(now - DAY)) return historyText.yesterday
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    at,
  )
}

/** The writes by day, in the order given. */
export function historyDays(entries: readonly HistoryEntryView[], now: Instant): readonly HistoryDay[] {
  const days = new Map<string, { readonly title: string; readonly entries: HistoryEntryView[] }>()
  for (const entry of entries) {
    const day = days.get(dayOf(entry.at)) ?? { title: titleOf(entry.at, now), entries: [] }
    day.entries.push(entry)
    days.set(dayOf(entry.at), day)
  }
  return [...days.values()]
}

/** What an entry's button does: the write that main is to undo. */
export type HistoryAct = { readonly does: 'undo' | 'redo'; readonly id: number }

/**
 * The button of an entry. A write that stands is undone; one that was undone is redone by undoing the undo that is the newest word on it.
 * Null where that is not in sight.
 */
export function actOf(entry: HistoryEntryView, entries: readonly HistoryEntryView[]): HistoryAct | null {
  if (entry.state === 'done') return { does: entry.undoes === null ? 'undo' : 'redo', id: entry.id }
  const undo = entries.find(({ undoes, state }) => undoes === entry.id && state === 'done')
  return undo === undefined ? null : { does: entry.undoes === null ? 'redo' : 'undo', id: undo.id }
}
