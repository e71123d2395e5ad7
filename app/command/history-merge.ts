import type { Document } from '../document/model.ts'
import { parseDocument } from '../document/parse.ts'
import { changedRuns, linesOf, type Run } from './history-lines.ts'
import { misreadSection, type Named, NO_SECTION, renamedSections, sectionText } from './history-meaning.ts'

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
 * Puts two changes of one text together, line by line: only where no line was changed by both, and only if the result, read as AWS CLI
 * reads it, says in every section exactly what both changes want. Anything else is a conflict: nothing is guessed.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  if (mine === theirs || base === theirs) return { ok: true, text: mine }
  if (base === mine) return { ok: true, text: theirs }
  const sides = sidesOf(base, mine, theirs)
  const ending = wantsLineEnd(base, mine, theirs)
  let misread = sides.overlap === null ? null : sectionAt(sides.base, sides.overlap)
  if (misread === null) {
    // Where both put lines in at the same place, either order may be the one that reads right.
    for (const first of ['mine', 'theirs'] as const) {
      const text = ending(joinRuns(sides, first))
      misread = misreadSection(sides.base, sides.mine, sides.theirs, parseDocument(text))
      if (misread === null) return { ok: true, text }
    }
  }
  const section = misread ?? NO_SECTION
  const textIn = (side: Named): string | null => sectionText(side, section)
  return {
    ok: false,
    conflict: { section, base: textIn(sides.base), mine: textIn(sides.mine), theirs: textIn(sides.theirs) },
  }
}

type Sides = {
  readonly lines: readonly string[]
  readonly base: Named
  readonly mine: Named
  readonly theirs: Named
  readonly runs: { readonly mine: readonly Run[]; readonly theirs: readonly Run[] }
  /** The first line (0-based) of the base that both changed; null when there is none. */
  readonly overlap: number | null
}

/** The three texts, each with a last line end, so that a line put behind the last one does not change that one. */
function sidesOf(base: string, mine: string, theirs: string): Sides {
  const ended = [base, mine, theirs].map((text) => linesOf(withLineEnd(text)))
  const [lines = [], ofMine = [], ofTheirs = []] = ended
  const runs = { mine: changedRuns(lines, ofMine), theirs: changedRuns(lines, ofTheirs) }
  const documents = { base: parseDocument(base), mine: parseDocument(mine), theirs: parseDocument(theirs) }
  const myNames = renamedSections(documents.base, documents.mine, runs.mine)
  const theirNames = renamedSections(documents.base, documents.theirs, runs.theirs)
  return {
    lines,
    base: named(documents.base, myNames, theirNames),
    mine: named(documents.mine, theirNames),
    theirs: named(documents.theirs, myNames),
    runs,
    overlap: overlapOf(runs),
  }
}

const named = (document: Document, ...renames: readonly ReadonlyMap<string, string>[]): Named => ({
  document,
  nameOf: (name) => renames.reduce((known, renamed) => renamed.get(known) ?? known, name),
})

const isSameRun = (one: Run, other: Run): boolean =>
  one.start === other.start && one.end === other.end && one.lines.join('') === other.lines.join('')

function overlapOf({ mine, theirs }: Sides['runs']): number | null {
  for (const run of mine) {
    const other = theirs.find((each) => run.start < each.end && each.start < run.end && !isSameRun(run, each))
    if (other !== undefined) return Math.max(run.start, other.start)
  }
  return null
}

function joinRuns({ lines, runs }: Sides, first: 'mine' | 'theirs'): string {
  const second = first === 'mine' ? 'theirs' : 'mine'
  const others = runs[second].filter((run) => !runs[first].some((each) => isSameRun(each, run)))
  // Stable: of two at the same place the first one's stands first; lines put in stand before lines taken out there.
  const all = [...runs[first], ...others].toSorted((one, other) => one.start - other.start || one.end - other.end)
  const parts: string[] = []
  let at = 0
  for (const run of all) {
    parts.push(...lines.slice(at, run.start), ...run.lines)
    at = run.end
  }
  return [...parts, ...lines.slice(at)].join('')
}

const LINE_END = /(?:\r\n|\r|\n)$/

function withLineEnd(text: string): string {
  if (text === '' || LINE_END.test(text)) return text
  return `${text}${/\r\n|\r|\n/.exec(text)?.[0] ?? '\n'}`
}

/** Takes the last line end away again where the text is to have none: as whoever changed that wants it. */
function wantsLineEnd(base: string, mine: string, theirs: string): (text: string) => string {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map((text) => text === '' || LINE_END.test(text))
  const isEnded = inBase === inMine ? inTheirs : inMine
  return (text) => (isEnded === true ? text : text.replace(LINE_END, ''))
}

function sectionAt({ document, nameOf }: Named, line: number): string {
  const section = document.sections.findLast((each) => each.line <= line + 1)
  return section === undefined ? NO_SECTION : nameOf(section.name)
}
