import * as v from 'valibot'
import type { RoutePreferences } from '../session/routes/model.ts'
import { LONGEST_NOTE } from './change.ts'
import { MARK_COLOURS, type MarksBook, NO_MARKS, type ProfileMarks } from './model.ts'

/** Profiles whose marks are kept; beyond that those go that were only used, the longest ago first. */
export const MOST_MARKED = 5000
const LONGEST_NAME = 1024

const seconds = v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(129_600))
const place = v.variant('kind', [
  v.object({ kind: v.literal('target'), section: v.pipe(v.string(), v.maxLength(LONGEST_NAME)) }),
  v.object({ kind: v.literal('cli-cache') }),
  v.object({ kind: v.literal('memory') }),
])
const preference = v.object({
  route: v.fallback(v.nullable(v.picklist(['session-token', 'shared-code', 'own-code', 'no-code'])), null),
  place: v.fallback(v.nullable(place), null),
  durationSeconds: v.fallback(v.nullable(seconds), null),
})
/** A member that is not what it should be loses itself only. */
const marksSchema = v.object({
  favourite: v.fallback(v.boolean(), NO_MARKS.favourite),
  colour: v.fallback(v.nullable(v.picklist(MARK_COLOURS)), NO_MARKS.colour),
  note: v.fallback(v.pipe(v.string(), v.maxLength(LONGEST_NOTE)), NO_MARKS.note),
  production: v.fallback(v.nullable(v.picklist(['yes', 'no'])), NO_MARKS.production),
  pinned: v.fallback(v.boolean(), NO_MARKS.pinned),
  usedAt: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), NO_MARKS.usedAt),
  preference: v.fallback(preference, NO_MARKS.preference),
})

/** The marks that a text holds (`profiles.json`); null where it is no such file. */
export function parseMarks(text: string): MarksBook | null {
  const profiles = membersOf(new Map(membersOf(parseJson(text)) ?? []).get('profiles'))
  if (profiles === null) return null
  const book = new Map<string, ProfileMarks>()
  for (const [name, written] of profiles) {
    if (name.length > LONGEST_NAME || book.size >= MOST_MARKED) continue
    const marks = v.safeParse(marksSchema, written)
    if (marks.success) book.set(name, marks.output)
  }
  return book
}

/** Of an object, whatever its members are called; null for anything else. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The text that holds the marks; profiles without any are left out. */
export function printMarks(book: MarksBook): string {
  const profiles = Object.fromEntries(kept(book).map(([name, marks]) => [name, said(marks)]))
  return `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`
}

/** What differs from {@link NO_MARKS}. */
function said(marks: ProfileMarks): Partial<ProfileMarks> {
  const names = Object.keys(NO_MARKS) as (keyof ProfileMarks)[]
  return Object.fromEntries(names.filter((name) => !isDefault(name, marks)).map((name) => [name, marks[name]]))
}

function isDefault(name: keyof ProfileMarks, marks: ProfileMarks): boolean {
  if (name !== 'preference') return marks[name] === NO_MARKS[name]
  return Object.values(marks.preference).every((value) => value === null)
}

const isOnlyUsed = (marks: ProfileMarks): boolean => Object.keys(said(marks)).join() === 'usedAt'

function kept(book: MarksBook): readonly (readonly [string, ProfileMarks])[] {
  const marked = [...book].filter(([, marks]) => Object.keys(said(marks)).length > 0)
  if (marked.length <= MOST_MARKED) return marked
  const byAge = marked.toSorted(
    ([, one], [, other]) =>
      Number(isOnlyUsed(one)) - Number(isOnlyUsed(other)) || (other.usedAt ?? 0) - (one.usedAt ?? 0),
  )
  return byAge.slice(0, MOST_MARKED)
}

/** What the planner of routes takes of the marks. */
export function preferencesOf(book: MarksBook): RoutePreferences {
  return new Map([...book].map(([name, { preference: chosen }]) => [name, chosen]))
}
