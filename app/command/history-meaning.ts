import type { Document } from '../document/model.ts'
import type { Run } from './history-lines.ts'

/** The section before the first header: what stands there belongs to none. */
export const NO_SECTION = ''

/** A document, and what its sections are called in the text they are compared in. */
export type Named = { readonly document: Document; readonly nameOf: (name: string) => string }

/** What a section says: by setting (lower case), every value in file order. */
type Settings = ReadonlyMap<string, string>

/** What a document says, by section. */
type Meaning = ReadonlyMap<string, Settings>

/** Sections whose header one run of lines gives another name, and nothing else of that name is on either side. */
export function renamedSections(base: Document, other: Document, runs: readonly Run[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const { start, end, at, lines } of runs) {
    const before = headersIn(base, start, end)
    const after = headersIn(other, at, at + lines.length)
    if (before.length !== after.length) continue
    for (const [index, from] of before.entries()) {
      const to = after[index] ?? from
      if (!has(other, from) && !has(base, to)) renamed.set(from, to)
    }
  }
  return renamed
}

const has = ({ sections }: Document, name: string): boolean => sections.some((section) => section.name === name)

function headersIn({ sections }: Document, start: number, end: number): readonly string[] {
  return sections.filter(({ line }) => line > start && line <= end).map(({ name }) => name)
}

/** The text of a section as it stands, all of that name together; null where there is none. */
export function sectionText({ document, nameOf }: Named, name: string): string | null {
  const { text, sections } = document
  if (name === NO_SECTION) return text.slice(0, sections[0]?.offset ?? text.length)
  const parts = sections.flatMap((section, index) =>
    nameOf(section.name) === name ? [text.slice(section.offset, sections[index + 1]?.offset ?? text.length)] : [],
  )
  return parts.length === 0 ? null : parts.join('')
}

/** What is wrong with a text that puts two changes together: the sections that do not say what both changes want. */
export function misreadSections(base: Named, mine: Named, theirs: Named, merged: Document): readonly string[] {
  const said = [base, mine, theirs].map(meaningOf)
  const got = meaningIn(merged)
  const names = new Set([...said, got].flatMap((meaning) => [...meaning.keys()]))
  return [...names].filter((name) =>
    isMisread(
      said.map((meaning) => meaning.get(name)),
      got.get(name),
    ),
  )
}

function isMisread([base, mine, theirs]: readonly (Settings | undefined)[], got: Settings | undefined): boolean {
  if (wanted(base !== undefined, mine !== undefined, theirs !== undefined) !== (got !== undefined)) return true
  const settings = new Set([base, mine, theirs, got].flatMap((section) => [...(section?.keys() ?? [])]))
  return [...settings].some((setting) => {
    const value = wanted(base?.get(setting), mine?.get(setting), theirs?.get(setting))
    return value === BOTH || value !== got?.get(setting)
  })
}

const BOTH: unique symbol = Symbol('both changed it')

/** What a thing must be after two changes of it; both changed it to different things: nobody knows. */
function wanted<Value>(base: Value, mine: Value, theirs: Value): Value | typeof BOTH {
  if (mine === theirs || base === theirs) return mine
  return base === mine ? theirs : BOTH
}

function meaningOf({ document, nameOf }: Named): Meaning {
  const meaning = new Map<string, Map<string, string>>()
  for (const { name, settings } of document.sections) {
    const known = meaning.get(nameOf(name)) ?? new Map<string, string>()
    for (const setting of settings) {
      const key = setting.name.toLowerCase()
      known.set(key, `${known.get(key) ?? ''}${JSON.stringify(setting.value)}`)
    }
    meaning.set(nameOf(name), known)
  }
  return meaning
}

/**
 * Whether a change of meaning is in a text: sections it brought are there, those it took are not, and every setting it changed reads as
 * it made it. `unknown`: the change has no meaning to a reader (a comment, a mended line), so this says nothing.
 */
export function holdsChange(before: Document, after: Document, text: Document): 'yes' | 'no' | 'unknown' {
  const [was, is, now] = [meaningIn(before), meaningIn(after), meaningIn(text)]
  let answer: 'yes' | 'unknown' = 'unknown'
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const change = changeIn(was.get(name), is.get(name), now.get(name))
    if (change === 'lost') return 'no'
    if (change === 'held') answer = 'yes'
  }
  return answer
}

const meaningIn = (document: Document): Meaning => meaningOf({ document, nameOf: (name) => name })

function changeIn(was: Settings | undefined, is: Settings | undefined, now: Settings | undefined) {
  if (was === undefined || is === undefined) return (now === undefined) === (is === undefined) ? 'held' : 'lost'
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name))
  if (changed.length === 0) return 'none'
  return changed.every((name) => now !== undefined && now.get(name) === is.get(name)) ? 'held' : 'lost'
}
