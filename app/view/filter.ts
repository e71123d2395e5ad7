import type { Instant } from '../text/instant.ts'
import { expiryStateAt } from './clock.ts'
import { foldCase } from './fold.ts'
import type { ProfileRow } from './model.ts'

/** What `is:` can ask for. */
export const FILTER_STATES = [
  'broken',
  'prod',
  'expired',
  'live',
  'soon',
  'shadowed',
  'empty',
  'renewable',
  'favourite',
  'noted',
] as const
export type FilterState = (typeof FILTER_STATES)[number]

/** One condition of the filter; a row must meet all of them. Texts are folded to lower case. */
export type FilterTerm =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'kind'; readonly text: string }
  | { readonly kind: 'account'; readonly digits: string }
  | { readonly kind: 'field'; readonly field: 'name' | 'region' | 'sourceProfile'; readonly text: string }
  | { readonly kind: 'expires'; readonly relation: 'within' | 'after'; readonly milliseconds: number }
  | { readonly kind: 'state'; readonly anyOf: readonly FilterState[] }

export type Filter = readonly FilterTerm[]

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const FIELDS: Readonly<Record<string, 'name' | 'region' | 'sourceProfile'>> = {
  name: 'name',
  region: 'region',
  source: 'sourceProfile',
}

/** `<1h`, `>30m`, `1h` (within). Null when it is something else. */
function parseExpires(value: string): FilterTerm | null {
  const match = /^([<>]?)(\d{1,6})([smhd])$/.exec(value)
  if (match === null) return null
  const milliseconds = Number(match[2]) * (UNITS[match[3] ?? ''] ?? 0)
  return { kind: 'expires', relation: match[1] === '>' ? 'after' : 'within', milliseconds }
}

function parseState(value: string): FilterTerm | null {
  const anyOf = FILTER_STATES.filter((state) => state.startsWith(value))
  return anyOf.length === 0 ? null : { kind: 'state', anyOf }
}

const parseAccount = (value: string): FilterTerm | null =>
  /^\d{1,12}$/.test(value) ? { kind: 'account', digits: value } : null

/** The term behind a known key, or null when key or value is not one of ours (then it is plain text). */
function parseKeyed(key: string, value: string): FilterTerm | null {
  const field = FIELDS[key]
  if (field !== undefined) return { kind: 'field', field, text: value }
  if (key === 'kind') return { kind: 'kind', text: value }
  if (key === 'account') return parseAccount(value)
  if (key === 'expires') return parseExpires(value)
  return key === 'is' ? parseState(value) : null
}

const KEYS: ReadonlySet<string> = new Set(['kind', 'account', 'expires', 'is', ...Object.keys(FIELDS)])

/** A key that is still being typed (`kind:`, `expires:<`, `expires:<1`) must not empty the list. */
const isUnfinished = (key: string, value: string): boolean =>
  KEYS.has(key) && (value === '' || (key === 'expires' && /^[<>]?\d*$/.test(value)))

function parseWord(word: string): FilterTerm | null {
  const colon = word.indexOf(':')
  if (colon > 0) {
    const key = word.slice(0, colon)
    const value = word.slice(colon + 1)
    if (isUnfinished(key, value)) return null
    const keyed = parseKeyed(key, value)
    if (keyed !== null) return keyed
  }
  return word === '' ? null : { kind: 'text', text: word }
}

/**
 * The filter's language (ux): words are searched in every field and all must match; `kind:role`, `account:1234`, `expires:<1h`,
 * `is:broken`, `is:prod`, `is:expired`, `is:live` narrow it; `"two words"` stay together. What is not understood is text.
 */
export function parseFilter(text: string): Filter {
  const terms: FilterTerm[] = []
  for (const match of foldCase(text).matchAll(/"([^"]*)"?|(\S+)/g)) {
    const quoted = match[1]?.trim() ?? ''
    const term = match[2] === undefined ? quotedTerm(quoted) : parseWord(match[2])
    if (term !== null) terms.push(term)
  }
  return terms
}

const quotedTerm = (text: string): FilterTerm | null => (text === '' ? null : { kind: 'text', text })

function isInState(row: ProfileRow, state: FilterState, now: Instant): boolean {
  const { badge } = row
  const expiry = row.expiresAt === null ? null : expiryStateAt(row.expiresAt, now)
  switch (state) {
    case 'broken':
    case 'shadowed':
    case 'empty':
      return badge.kind === state
    case 'prod':
      return row.label === 'production'
    case 'renewable':
      return row.renewable
    case 'favourite':
      return row.favourite
    case 'noted':
      return row.note !== ''
    case 'live':
      return expiry === 'live' || expiry === 'soon'
    case 'soon':
    case 'expired':
      return expiry === state
  }
}

function endsIn(row: ProfileRow, term: Extract<FilterTerm, { kind: 'expires' }>, now: Instant): boolean {
  if (row.expiresAt === null || row.expiresAt <= now) return false
  const left = row.expiresAt - now
  return term.relation === 'within' ? left < term.milliseconds : left > term.milliseconds
}

function meets(row: ProfileRow, term: FilterTerm, now: Instant): boolean {
  switch (term.kind) {
    case 'text':
      return row.search.includes(term.text) || (row.note !== '' && foldCase(row.note).includes(term.text))
    case 'kind':
      return row.kind.includes(term.text)
    case 'account':
      return row.accountId?.includes(term.digits) ?? false
    case 'field':
      return foldCase(row[term.field] ?? '').includes(term.text)
    case 'expires':
      return endsIn(row, term, now)
    case 'state':
      return term.anyOf.some((state) => isInState(row, state, now))
  }
}

/** Whether a row meets every term of the filter at `now`. An empty filter shows all. */
export function matchRow(row: ProfileRow, filter: Filter, now: Instant): boolean {
  return filter.every((term) => meets(row, term, now))
}

/** A stretch to mark: UTF-16 offsets, end exclusive. */
export type HighlightRange = { readonly start: number; readonly end: number }

/** What a term would mark in a shown text; digits also match grouped account ids (`1111 2222 3333`). */
function markedText(term: FilterTerm): string | null {
  switch (term.kind) {
    case 'text':
    case 'field':
      return term.text
    case 'account':
      return term.digits
    case 'kind':
    case 'expires':
    case 'state':
      return null
  }
}

function* findRuns(shown: string, wanted: string): Generator<HighlightRange> {
  for (let at = shown.indexOf(wanted); at !== -1; at = shown.indexOf(wanted, at + wanted.length)) {
    yield { start: at, end: at + wanted.length }
  }
  if (!/^\d{2,12}$/.test(wanted)) return
  for (const match of shown.matchAll(new RegExp(wanted.split('').join(' ?'), 'g'))) {
    yield { start: match.index, end: match.index + match[0].length }
  }
}

/** Where a shown text (name, subtitle) meets the filter's words, sorted and not overlapping, for highlighting. */
export function highlightRanges(text: string, filter: Filter): readonly HighlightRange[] {
  const shown = foldCase(text)
  const found = filter.flatMap((term) => {
    const wanted = markedText(term)
    return wanted === null || wanted === '' ? [] : [...findRuns(shown, wanted)]
  })
  const merged: HighlightRange[] = []
  for (const range of found.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = merged.at(-1)
    if (last === undefined || range.start > last.end) merged.push(range)
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end }
  }
  return merged
}
