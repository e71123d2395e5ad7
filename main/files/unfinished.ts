import { isFresh } from './base.ts'
import type { SharedFile } from './read.ts'

/*
 * Telling a file that somebody is writing from one that is done. AWS CLI truncates a file and then writes it (`writer.py`, 1.45); other
 * tools delete theirs and create it anew. What is found in between says less than there is.
 */

/** A look at a file beside the last whole state of it. `missingSince`: when it was first found missing, null while it is there. */
export type Look = {
  readonly now: SharedFile
  /** Null at the first look: nothing is known. */
  readonly good: SharedFile | null
  readonly missingSince: number | null
  /** Milliseconds since 1970. */
  readonly time: number
}

/** Milliseconds for which a text that merely lost its last section is doubted: somebody may well have deleted it. */
const DOUBT = 500

/**
 * Whether a file looks as if somebody were in the middle of writing it. It is taken for what it is two seconds after its last change, or
 * after it went.
 */
export function isUnfinished({ now, good, missingSince, time }: Look): boolean {
  if (now.snapshot.state === 'missing') return isGoneForAMoment(good, missingSince, time)
  if (now.facts === null || !isFresh(now.facts.modified, time)) return false
  const { text } = now.snapshot
  if (text === '') return true
  // Renamed or linked into its place after its last byte was written: whoever does that has finished.
  if (now.facts.changedNanoseconds > now.facts.modifiedNanoseconds) return false
  if (good === null) return lastSection(text) === null
  const former = good.snapshot.text
  if (isCutOff(text, former)) return true
  return Math.abs(time - now.facts.modified) <= DOUBT && lacksLastSection(text, former)
}

function isGoneForAMoment(good: SharedFile | null, missingSince: number | null, time: number): boolean {
  if (good === null || good.snapshot.state !== 'present' || missingSince === null) return false
  return isFresh(missingSince, time)
}

/** Whether only the beginning of the former text is there, or none of its sections, or it stops within a line. */
function isCutOff(text: string, former: string): boolean {
  if (text.length < former.length && former.startsWith(text)) return true
  if (former.endsWith('\n') && !text.endsWith('\n')) return true
  return lastSection(text) === null && lastSection(former) !== null
}

/** A text whose beginning was changed lacks its end too while it is being written. */
function lacksLastSection(text: string, former: string): boolean {
  const last = lastSection(former)
  return last !== null && !text.includes(last)
}

/** The line that opens the last section of a text. */
function lastSection(text: string): string | null {
  return text.match(/^[ \t]*\[[^\]\r\n]+\]/gm)?.at(-1) ?? null
}
