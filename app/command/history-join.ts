import { changedRuns, linesOf, type Run } from './history-lines.ts'

/** Two changes of one text as runs of its lines. */
export type TwoChanges = {
  readonly lines: readonly string[]
  readonly mine: readonly Run[]
  readonly theirs: readonly Run[]
}

/** What two texts made of one do to its lines. Each gets a last line end, so that a line put behind the last one does not change that one. */
export function twoChanges(base: string, mine: string, theirs: string): TwoChanges {
  const lines = linesOf(withLineEnd(base))
  return {
    lines,
    mine: changedRuns(lines, linesOf(withLineEnd(mine))),
    theirs: changedRuns(lines, linesOf(withLineEnd(theirs))),
  }
}

/** The first line (0-based) of the base that both changed, each in its own way; null when there is none. */
export function overlapOf({ lines, mine, theirs }: TwoChanges): number | null {
  for (const run of mine) {
    const other = theirs.find((each) => run.start < each.end && each.start < run.end && !fitTogether(lines, run, each))
    if (other !== undefined) return Math.max(run.start, other.start)
  }
  return null
}

/** The base with both changes in it; `first` stands first where both put lines in at the same place. Means nothing where they overlap. */
export function joinChanges(changes: TwoChanges, first: 'mine' | 'theirs'): string {
  const { lines } = changes
  const before = changes[first]
  const others = changes[first === 'mine' ? 'theirs' : 'mine']
  const behind = others.filter((run) => !before.some((each) => isSameRun(each, run)))
  // Stable: of two at one place the first one's stands first; lines put in stand before lines taken out there.
  const all = [...before, ...behind].toSorted((one, other) => one.start - other.start || one.end - other.end)
  const parts: string[] = []
  let at = 0
  for (const run of all) {
    parts.push(...lines.slice(at, run.start), ...run.lines)
    at = Math.max(at, run.end)
  }
  return [...parts, ...lines.slice(at)].join('')
}

const isSameRun = (one: Run, other: Run): boolean =>
  one.start === other.start && one.end === other.end && one.lines.join('') === other.lines.join('')

/** Runs over the same lines that are no two minds about them: the same change, or blank lines that both take out with their section. */
function fitTogether(lines: readonly string[], one: Run, other: Run): boolean {
  if (isSameRun(one, other)) return true
  if (one.lines.length > 0 || other.lines.length > 0) return false
  const shared = lines.slice(Math.max(one.start, other.start), Math.min(one.end, other.end))
  return shared.every((line) => line.trim() === '')
}

const LINE_END = /(?:\r\n|\r|\n)$/

/** A text that ends its last line, as it ends its others. */
export function withLineEnd(text: string): string {
  if (text === '' || LINE_END.test(text)) return text
  return `${text}${/\r\n|\r|\n/.exec(text)?.[0] ?? '\n'}`
}

/** A text that ends its last line as whoever of the two changed that would have it. */
export function endedAsWanted(base: string, mine: string, theirs: string, text: string): string {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map((each) => each === '' || LINE_END.test(each))
  const isEnded = inBase === inMine ? inTheirs : inMine
  return isEnded === true ? text : text.replace(LINE_END, '')
}
