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

const folds = (rung: RungView): 'absent' | 'not-reached' | null =>
  rung.state === 'absent' || rung.state === 'not-reached' ? rung.state : null

/** The rungs as lines, in the tool's order, from `first` on. Everything below the winner or the stop is `after`. */
export function ladderLines(rungs: readonly RungView[], first: Reach): readonly LadderLine[] {
  const lines: LadderLine[] = []
  let reach = first
  for (const rung of rungs) {
    const state = folds(rung)
    const last = lines.at(-1)
    if (state === null) lines.push({ kind: 'rung', rung, reach })
    else if (last?.kind === 'fold' && last.state === state && last.reach === reach) {
      lines[lines.length - 1] = { ...last, rungs: [...last.rungs, rung] }
    } else lines.push({ kind: 'fold', state, rungs: [rung], reach })
    if (rung.state === 'wins' || rung.state === 'fails') reach = 'after'
  }
  return lines
}
