import type { Document } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { endedAsWanted, joinChanges, overlapOf, type TwoChanges, twoChanges } from './history-join.ts'
import { misreadSections, type Named, NO_SECTION, renamedSections, sectionText } from './history-meaning.ts'
import { mergeSections } from './history-sections.ts'

/** Two changes of one section that cannot be put together: as both started from it, and as each would have it. Null: not there. Secrets inside. */
export type SectionConflict = {
  readonly section: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
}

export type Merge =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly conflict: SectionConflict }

/**
 * Puts two changes of one text together: line by line, and where lines alone do not tell, section by section. Only where no line was
 * changed by both, and only if the result, read as AWS CLI reads it, says in every section exactly what both changes want. Anything else
 * is a conflict: nothing is guessed.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  if (mine === theirs || base === theirs) return { ok: true, text: mine }
  if (base === mine) return { ok: true, text: theirs }
  const sides = sidesOf(base, mine, theirs)
  const overlap = overlapOf(sides.changes)
  let misread: readonly string[] = overlap === null ? [] : [sectionAt(sides.base, overlap)]
  for (const text of candidates(sides, overlap)) {
    const wrong = misreadSections(sides.base, sides.mine, sides.theirs, parseDocument(text))
    if (wrong.length === 0) return { ok: true, text: endedAsWanted(base, mine, theirs, text) }
    misread = [...misread, ...wrong]
  }
  const section = misread.find((name) => isChangedByBoth(sides, name)) ?? misread[0] ?? NO_SECTION
  return { ok: false, conflict: conflictIn(sides, section) }
}

/** The same with every section that mine changes as mine has it, whatever theirs made of it. */
export function mergeOver(base: string, mine: string, theirs: string): Merge {
  const fitting = mergeTexts(base, mine, theirs)
  if (fitting.ok) return fitting
  const sides = sidesOf(base, mine, theirs)
  const text = mergeSections(sides.base, sides.mine, sides.theirs, 'whole')
  return text === null ? fitting : { ok: true, text: endedAsWanted(base, mine, theirs, text) }
}

type Sides = {
  readonly base: Named
  readonly mine: Named
  readonly theirs: Named
  readonly changes: TwoChanges
}

function sidesOf(base: string, mine: string, theirs: string): Sides {
  const changes = twoChanges(base, mine, theirs)
  const documents = { base: parseDocument(base), mine: parseDocument(mine), theirs: parseDocument(theirs) }
  const myNames = renamedSections(documents.base, documents.mine, changes.mine)
  const theirNames = renamedSections(documents.base, documents.theirs, changes.theirs)
  return {
    base: named(documents.base, myNames, theirNames),
    mine: named(documents.mine, theirNames),
    theirs: named(documents.theirs, myNames),
    changes,
  }
}

const named = (document: Document, ...renames: readonly ReadonlyMap<string, string>[]): Named => ({
  document,
  nameOf: (name) => renames.reduce((known, renamed) => renamed.get(known) ?? known, name),
})

/** Texts that may be both changes put together, made when the one before turns out to read wrong. */
function* candidates({ base, mine, theirs, changes }: Sides, overlap: number | null): Generator<string> {
  if (overlap === null) {
    yield joinChanges(changes, 'mine')
    yield joinChanges(changes, 'theirs')
  }
  const text = mergeSections(base, mine, theirs, 'changes')
  if (text !== null) yield text
}

function conflictIn({ base, mine, theirs }: Sides, section: string): SectionConflict {
  const textIn = (side: Named): string | null => sectionText(side, section)
  return { section, base: textIn(base), mine: textIn(mine), theirs: textIn(theirs) }
}

function isChangedByBoth({ base, mine, theirs }: Sides, section: string): boolean {
  const start = sectionText(base, section)
  return sectionText(mine, section) !== start && sectionText(theirs, section) !== start
}

function sectionAt({ document, nameOf }: Named, line: number): string {
  const section = document.sections.findLast((each) => each.line <= line + 1)
  return section === undefined ? NO_SECTION : nameOf(section.name)
}
