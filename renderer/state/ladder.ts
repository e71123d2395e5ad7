import type { RungView } from '../../app/view/model.ts'

/** One line of the ladder: a rung in full, or a run of uninteresting ones folded into a thin line. */
export type LadderLine =
  | { readonly kind: 'rung'; readonly rung: RungView; readonly reach: Reach }
  | {
      readonly kind: 'fold'
      readonly state: 'absent' | 'not-reached'
      readonly rungs: readonly RungView[]
      readonly reach: Reach
    }

/** `asked`: the tool comes past here; `after`: the chain has ended above. */
export type Reach = 'asked' | 'after'

const NONE: ReadonlySet<string> = new Set()

/** Rungs without a word to say; what a person supposed or asked of one, or wants to see, keeps it in full. */
function folds(rung: RungView, keep: ReadonlySet<string>): 'absent' | 'not-reached' | null {
  if (rung.supposed !== null || rung.asked === 'yes' || keep.has(rung.id)) return null
  return rung.state === 'absent' || rung.state === 'not-reached' ? rung.state : null
}

/** The rungs as lines, in the tool's order, from `first` on. Everything below the winner or the stop is `after`. */
export function ladderLines(
  rungs: readonly RungView[],
  first: Reach,
  keep: ReadonlySet<string> = NONE,
): readonly LadderLine[] {
  const lines: LadderLine[] = []
  let reach = first
  for (const rung of rungs) {
    const state = folds(rung, keep)
    const last = lines.at(-1)
    if (state === null) lines.push({ kind: 'rung', rung, reach })
    else if (last?.kind === 'fold' && last.state === state && last.reach === reach) {
      lines[lines.length - 1] = { ...last, rungs: [...last.rungs, rung] }
    } else lines.push({ kind: 'fold', state, rungs: [rung], reach })
    if (rung.state === 'wins' || rung.state === 'fails') reach = 'after'
  }
  return lines
}

/** A fold is open while all in it are unfolded, so that what was opened stays open when a rung leaves it. */
export function isOpen(rungs: readonly RungView[], unfolded: ReadonlySet<string>): 'open' | 'closed' {
  return rungs.every(({ id }) => unfolded.has(id)) ? 'open' : 'closed'
}

/** Opens a closed fold, and closes an open one. */
export function toggled(rungs: readonly RungView[], unfolded: ReadonlySet<string>): ReadonlySet<string> {
  const ids = rungs.map(({ id }) => id)
  if (isOpen(rungs, unfolded) === 'closed') return new Set([...unfolded, ...ids])
  return new Set([...unfolded].filter((id) => !ids.includes(id)))
}

/** Rungs that part between tools side by side and say something in one of them; the others may fold. */
export function tellingParts(
  views: readonly { readonly rungs: readonly RungView[] }[],
  parts: readonly string[],
): ReadonlySet<string> {
  const says = new Set(
    views.flatMap(({ rungs }) =>
      rungs.flatMap(({ id, state }) => (state === 'absent' || state === 'not-reached' ? [] : [id])),
    ),
  )
  return new Set(parts.filter((id) => says.has(id)))
}
