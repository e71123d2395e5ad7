/** One line of a diff; numbers are 1-based, null on the side where the line does not stand. `text` includes its line end. */
export type DiffLine = {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
  readonly before: number | null
  readonly after: number | null
}

/** A run of changed lines with up to three unchanged ones around it, as in a unified diff. Starts are 1-based. */
export type DiffHunk = {
  readonly beforeStart: number
  readonly beforeCount: number
  readonly afterStart: number
  readonly afterCount: number
  readonly lines: readonly DiffLine[]
}

const CONTEXT = 3

/** Beyond this many differing lines the changed middle is shown as replaced whole: edits of ours are small, and nobody reads more. */
const LARGEST_SEARCH = 1000

/** What changed between two texts, line by line. Line ends count: a line that only lost its `\r` is changed. */
export function diffLines(before: string, after: string): readonly DiffHunk[] {
  const old = splitLines(before)
  const now = splitLines(after)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  const most = Math.min(old.length, now.length) - head
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const middle = diffMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  const steps = [...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]
  return toHunks(numbered(steps))
}

type DiffStep = { readonly kind: DiffLine['kind']; readonly text: string }

function splitLines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

function diffMiddle(old: readonly string[], now: readonly string[]): readonly DiffStep[] {
  if (old.length > LARGEST_SEARCH || now.length > LARGEST_SEARCH) {
    return [...old.map(removed), ...now.map(added)]
  }
  const lengths = commonLengths(old, now)
  const steps: DiffStep[] = []
  let at = 0
  let to = 0
  while (at < old.length || to < now.length) {
    const oldLine = old[at]
    const newLine = now[to]
    if (oldLine !== undefined && oldLine === newLine) {
      steps.push({ kind: 'same', text: oldLine })
      at++
      to++
    } else if (oldLine !== undefined && (newLine === undefined || below(lengths, at, to) >= beside(lengths, at, to))) {
      steps.push(removed(oldLine))
      at++
    } else if (newLine !== undefined) {
      steps.push(added(newLine))
      to++
    }
  }
  return steps
}

const same = (text: string): DiffStep => ({ kind: 'same', text })
const removed = (text: string): DiffStep => ({ kind: 'removed', text })
const added = (text: string): DiffStep => ({ kind: 'added', text })

type Lengths = readonly (readonly number[])[]

const below = (lengths: Lengths, at: number, to: number): number => lengths[at + 1]?.[to] ?? 0
const beside = (lengths: Lengths, at: number, to: number): number => lengths[at]?.[to + 1] ?? 0

/** `lengths[i][j]`: how many lines the rests of both sides, from `i` and `j` on, have in common at most. */
function commonLengths(old: readonly string[], now: readonly string[]): Lengths {
  const lengths: number[][] = old.map(() => [])
  lengths.push(Array.from({ length: now.length + 1 }, () => 0))
  for (let at = old.length - 1; at >= 0; at--) {
    const row: number[] = Array.from({ length: now.length + 1 }, () => 0)
    const next = lengths[at + 1] ?? []
    for (let to = now.length - 1; to >= 0; to--) {
      row[to] = old[at] === now[to] ? (next[to + 1] ?? 0) + 1 : Math.max(next[to] ?? 0, row[to + 1] ?? 0)
    }
    lengths[at] = row
  }
  return lengths
}

function numbered(steps: readonly DiffStep[]): readonly DiffLine[] {
  let before = 0
  let after = 0
  return steps.map(({ kind, text }) => {
    if (kind !== 'added') before++
    if (kind !== 'removed') after++
    return { kind, text, before: kind === 'added' ? null : before, after: kind === 'removed' ? null : after }
  })
}

function toHunks(lines: readonly DiffLine[]): readonly DiffHunk[] {
  const hunks: DiffHunk[] = []
  let at = 0
  while (at < lines.length) {
    const first = lines.findIndex((line, index) => index >= at && line.kind !== 'same')
    if (first < 0) break
    const end = hunkEnd(lines, first)
    hunks.push(makeHunk(lines, Math.max(at, first - CONTEXT), end))
    at = end
  }
  return hunks
}

/** Where a hunk ends: after the context of its last change, changes no further apart than two contexts being one hunk. */
function hunkEnd(lines: readonly DiffLine[], first: number): number {
  let last = first
  for (let at = first; at < lines.length && at - last <= CONTEXT * 2; at++) {
    if (lines[at]?.kind !== 'same') last = at
  }
  return Math.min(last + CONTEXT + 1, lines.length)
}

function makeHunk(all: readonly DiffLine[], start: number, end: number): DiffHunk {
  const lines = all.slice(start, end)
  const beforeCount = lines.filter((line) => line.kind !== 'added').length
  const afterCount = lines.filter((line) => line.kind !== 'removed').length
  return {
    beforeStart: startOf(all, start, beforeCount, 'before'),
    beforeCount,
    afterStart: startOf(all, start, afterCount, 'after'),
    afterCount,
    lines,
  }
}

/** The number of a hunk's first line on one side; where it has none there, that of the line before it, as in a unified diff. */
function startOf(all: readonly DiffLine[], start: number, count: number, side: 'before' | 'after'): number {
  const earlier = all.slice(0, start).filter((line) => line[side] !== null).length
  return count === 0 ? earlier : earlier + 1
}
