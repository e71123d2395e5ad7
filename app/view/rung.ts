import type { ChainFacts, Step, Verdict } from '../chain/model.ts'
import { NOTHING_SUPPOSED, type Supposing, supposedAs } from '../chain/suppose.ts'
import { toolDefinition } from '../chain/tools/index.ts'
import { ladderText } from '../text/chain-room-text.ts'
import { rungTitle, toWinText } from '../text/ladder-text.ts'
import { redact } from '../text/redact.ts'
import { showEvidence } from './evidence.ts'
import type { RungView } from './model.ts'

/** The rung whose success or error keeps the later ones from being used. */
const deciding = (steps: readonly Step[]): number =>
  steps.findIndex((step) => step.state === 'wins' || step.state === 'fails')

/** What stands before a rung and would still be used instead of it. */
function before(steps: readonly Step[], index: number): string[] {
  const givers = steps.slice(0, index).filter((step) => step.state === 'wins' || step.state === 'shadowed')
  return [...new Set(givers.map((step) => rungTitle(step.id, step.provider)))]
}

function withoutGivers(steps: readonly Step[], index: number): string {
  const givers = before(steps, index)
  return givers.length === 0 ? '' : toWinText.nothingBefore(givers)
}

function stoppedBefore(steps: readonly Step[]): string {
  const at = steps[deciding(steps)]
  return at?.state === 'fails' ? toWinText.mendBefore(rungTitle(at.id, at.provider)) : toWinText.mendStart
}

/** What it would take for a rung to win, from its own state and from what stands before it; empty for the winner. */
function toWin(verdict: Verdict, index: number): string {
  const { steps } = verdict
  const step = steps[index]
  if (step === undefined) return ''
  switch (step.state) {
    case 'wins':
      return ''
    case 'shadowed':
      return withoutGivers(steps, index)
    case 'absent':
    case 'incomplete':
      return `${toWinText.needs(step.provider)} ${withoutGivers(steps, index)}`.trim()
    case 'removed':
      return verdict.profile.origin.kind === 'variable'
        ? toWinText.removedByVariable(verdict.profile.origin.name)
        : toWinText.removed
    case 'fails':
      return toWinText.mend
    case 'not-reached':
      return stoppedBefore(steps)
    case 'not-probed':
      return toWinText.notProbed
  }
}

/** What was asked and gave nothing is no setting that somebody forgot. */
export const stateWord = ({ state, askedAt }: Step): string =>
  state === 'absent' && askedAt !== null ? ladderText.askedInVain : ladderText.state[state]

/** The rungs as drawn, in the tool's own order, numbered from 1; `supposing`: what the verdict was asked to suppose. */
export function showRungs(
  verdict: Verdict,
  facts: ChainFacts,
  supposing: Supposing = NOTHING_SUPPOSED,
): readonly RungView[] {
  const titles = new Map(verdict.steps.map(({ id, provider }) => [id, rungTitle(id, provider)]))
  const rungs = new Map(toolDefinition(verdict.tool).rungs.map((rung) => [rung.id, rung]))
  return verdict.steps.map((step, index) => {
    const rung = rungs.get(step.id)
    return {
      id: step.id,
      number: index + 1,
      title: rungTitle(step.id, step.provider),
      state: step.state,
      stateWord: stateWord(step),
      reason: redact(step.reason),
      evidence: step.evidence.map((one) => showEvidence(one, facts)),
      toWin: toWin(verdict, index),
      hiddenBy: step.hiddenBy.map((id) => titles.get(id) ?? id),
      supposed: rung === undefined ? null : supposedAs(rung, supposing),
      asked: step.askedAt === null ? 'no' : 'yes',
      canSuppose: rung !== undefined && rung.repeats === undefined,
    }
  })
}
