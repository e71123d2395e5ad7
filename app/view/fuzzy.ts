import { foldCase } from './fold.ts'

/** How well a query fits a candidate, and which characters (UTF-16 offsets) it matched. */
export type FuzzyMatch = { readonly score: number; readonly positions: readonly number[] }

const span = (start: number, length: number): number[] => Array.from({ length }, (_, step) => start + step)

const isWordStart = (text: string, at: number): boolean => at === 0 || /[\s\-_./@:+]/.test(text[at - 1] ?? '')

/** Bands keep the order of kinds of match whatever the lengths: whole, prefix, word start, inside, scattered. */
const BAND = { whole: 5000, prefix: 4000, wordStart: 3000, inside: 2000, scattered: 1000 } as const

/** Shorter candidates first within a band. */
const closeness = (query: string, candidate: string): number => Math.round((500 * query.length) / candidate.length)

function findRun(query: string, candidate: string): FuzzyMatch | null {
  if (candidate === query) return { score: BAND.whole, positions: span(0, query.length) }
  const bonus = closeness(query, candidate)
  let inside = -1
  for (let at = candidate.indexOf(query); at !== -1; at = candidate.indexOf(query, at + 1)) {
    if (at === 0) return { score: BAND.prefix + bonus, positions: span(0, query.length) }
    if (isWordStart(candidate, at)) return { score: BAND.wordStart + bonus, positions: span(at, query.length) }
    if (inside === -1) inside = at
  }
  return inside === -1 ? null : { score: BAND.inside + bonus, positions: span(inside, query.length) }
}

/** Each letter in order, word starts preferred where the rest still fits. */
function findScattered(query: string, candidate: string): FuzzyMatch | null {
  const positions: number[] = []
  let from = 0
  let starts = 0
  for (let index = 0; index < query.length; index += 1) {
    const letter = query[index] ?? ''
    const first = candidate.indexOf(letter, from)
    if (first === -1) return null
    const at = preferWordStart(candidate, query, index, first)
    if (isWordStart(candidate, at)) starts += 1
    positions.push(at)
    from = at + 1
  }
  const spread = (positions.at(-1) ?? 0) - (positions[0] ?? 0) + 1
  const tightness = Math.round((400 * query.length) / spread)
  return { score: BAND.scattered + tightness + Math.round((500 * starts) / query.length), positions }
}

function preferWordStart(candidate: string, query: string, index: number, first: number): number {
  const letter = query[index] ?? ''
  for (let at = first; at !== -1; at = candidate.indexOf(letter, at + 1)) {
    if (isWordStart(candidate, at) && isSubsequence(query.slice(index + 1), candidate, at + 1)) return at
  }
  return first
}

function isSubsequence(query: string, candidate: string, from: number): boolean {
  let at = from
  for (const letter of query) {
    at = candidate.indexOf(letter, at)
    if (at === -1) return false
    at += letter.length
  }
  return true
}

/**
 * How a typed query fits a candidate, case apart; null when a letter is missing. A whole match beats a prefix, a prefix a word's
 * start, that a run inside, that scattered letters. An empty query fits everything with score 0.
 */
export function fuzzyMatch(query: string, candidate: string): FuzzyMatch | null {
  const wanted = foldCase(query.trim())
  if (wanted === '') return { score: 0, positions: [] }
  const text = foldCase(candidate)
  return findRun(wanted, text) ?? findScattered(wanted.replace(/\s+/g, ''), text)
}

/** The candidates that fit, best first; equal scores keep their order. */
export function fuzzyRank<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly { readonly item: Item; readonly match: FuzzyMatch }[] {
  return items
    .map((item) => ({ item, match: fuzzyMatch(query, textOf(item)) }))
    .filter((found): found is { item: Item; match: FuzzyMatch } => found.match !== null)
    .sort((left, right) => right.match.score - left.match.score)
}
