/** A run of lines of one text that stands differently in another: lines `start` up to `end` (0-based, exclusive) are `lines` there, from `at` on. */
export type Run = {
  readonly start: number
  readonly end: number
  readonly at: number
  readonly lines: readonly string[]
}

/** Two lines that are one: where it stands in either text. */
type Match = { readonly from: number; readonly to: number }

/** Beyond this many differing lines two texts are not aligned any more: their middle counts as replaced whole. */
const MOST_DIFFERENCES = 1000

/** A text's lines, each with its line end. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

/** The runs of lines that make `other` of `base`, in order; as few lines as possible (Myers, "An O(ND) difference algorithm", 1986). */
export function changedRuns(base: readonly string[], other: readonly string[]): readonly Run[] {
  const most = Math.min(base.length, other.length)
  let head = 0
  while (head < most && base[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && base[base.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  const [baseEnd, otherEnd] = [base.length - tail, other.length - tail]
  const inner = matchesOf(base.slice(head, baseEnd), other.slice(head, otherEnd))
  const matches = inner.map(({ from, to }) => ({ from: from + head, to: to + head }))
  const runs: Run[] = []
  let [start, at] = [head, head]
  for (const { from, to } of [...matches, { from: baseEnd, to: otherEnd }]) {
    if (from > start || to > at) runs.push({ start, end: from, at, lines: other.slice(at, to) })
    ;[start, at] = [from + 1, to + 1]
  }
  return slideDown(base, runs)
}

/**
 * A line put in or taken out among lines like it may be any of them. It counts as the last one that it can be, so that two texts made of
 * one base agree on it: of a section put in, header first, behind one that ends alike.
 */
function slideDown(base: readonly string[], runs: readonly Run[]): readonly Run[] {
  const slid: Run[] = []
  for (const run of runs.toReversed()) {
    slid.push(slideOne(base, run, slid.at(-1)?.start ?? base.length))
  }
  return slid.toReversed()
}

function slideOne(base: readonly string[], run: Run, limit: number): Run {
  const { start, end, at, lines } = run
  if (lines.length > 0 && end > start) return run
  const moving = lines.length > 0 ? [...lines] : base.slice(start, end)
  let by = 0
  while (end + by < limit && base[end + by] === moving[by]) {
    moving.push(base[end + by] ?? '')
    by++
  }
  return { start: start + by, end: end + by, at: at + by, lines: lines.length > 0 ? moving.slice(by) : [] }
}

/** How far each diagonal got with so many differences; `offset` is where diagonal 0 stands. */
type Reached = { readonly far: Int32Array; readonly offset: number }

function matchesOf(base: readonly string[], other: readonly string[]): readonly Match[] {
  if (base.length === 0 || other.length === 0) return []
  const most = Math.min(base.length + other.length, MOST_DIFFERENCES)
  const trace: Reached[] = []
  let last: Reached = { far: new Int32Array(3), offset: 1 }
  for (let differences = 0; differences <= most; differences++) {
    const far = new Int32Array(2 * differences + 3)
    const offset = differences + 1
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const from = slide(base, other, startOn(last, diagonal, differences), diagonal)
      far[diagonal + offset] = from
      if (from >= base.length && from - diagonal >= other.length) {
        return walkBack(base.length, other.length, trace)
      }
    }
    last = { far, offset }
    trace.push(last)
  }
  return []
}

const farOn = ({ far, offset }: Reached, diagonal: number): number => far[diagonal + offset] ?? 0

const comesDown = (last: Reached, diagonal: number, differences: number): boolean =>
  diagonal === -differences || (diagonal !== differences && farOn(last, diagonal - 1) < farOn(last, diagonal + 1))

/** Where a diagonal starts with one difference more: a line of the other text put in, or one of the base taken out. */
function startOn(last: Reached, diagonal: number, differences: number): number {
  if (differences === 0) return 0
  return comesDown(last, diagonal, differences) ? farOn(last, diagonal + 1) : farOn(last, diagonal - 1) + 1
}

function slide(base: readonly string[], other: readonly string[], start: number, diagonal: number): number {
  let from = start
  while (from < base.length && from - diagonal < other.length && base[from] === other[from - diagonal]) from++
  return from
}

function walkBack(baseLength: number, otherLength: number, trace: readonly Reached[]): readonly Match[] {
  const matches: Match[] = []
  let [from, to] = [baseLength, otherLength]
  for (let differences = trace.length; differences >= 0; differences--) {
    const last = trace[differences - 1]
    const diagonal = from - to
    const start = last === undefined ? 0 : startOn(last, diagonal, differences)
    while (from > start) {
      from--
      to--
      matches.push({ from, to })
    }
    if (last === undefined) break
    if (comesDown(last, diagonal, differences)) to--
    else from--
  }
  return matches.toReversed()
}
