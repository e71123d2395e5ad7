import type { ProgressLine, RenewalView } from '../../app/view/session-model.ts'

/** How a line is drawn: each tone has a sign of its own. */
export type LineTone = 'done' | 'failed' | 'running' | 'quiet'

const tones: Readonly<Record<ProgressLine['state'], LineTone>> = {
  done: 'done',
  failed: 'failed',
  asking: 'running',
  'backing-off': 'running',
  waiting: 'quiet',
  skipped: 'quiet',
}

/** The tone of a line. */
export const toneOf = (line: ProgressLine): LineTone => tones[line.state]

const RANK: Readonly<Record<LineTone, number>> = { failed: 0, quiet: 1, running: 2, done: 3 }

/** Lines of an ended renewal, what needs a hand first; within a kind as they ran. While it runs nothing moves. */
export function linesAtEnd(renewal: RenewalView): readonly ProgressLine[] {
  return renewal.lines.toSorted((left, right) => RANK[toneOf(left)] - RANK[toneOf(right)])
}

/** Whether there is more to tell than of one profile. */
export const isOfMany = (renewal: RenewalView | null): renewal is RenewalView => renewal !== null && renewal.total > 1

/** Whether everything came to life, so that nobody has to read on. */
export const isWhole = (renewal: RenewalView): boolean => renewal.state === 'done' && renewal.done >= renewal.total
