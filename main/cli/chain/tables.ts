import type { Comparison } from '../../../app/chain/compare.ts'
import type { StepState, Verdict } from '../../../app/chain/model.ts'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { providerTitles, rungTitle } from '../../../app/text/ladder-text.ts'
import { redact } from '../../../app/text/redact.ts'
import { alignColumns, type Cell, type Paint, printable } from '../terminal.ts'
import { colourOf, MARKS, toolName } from './ladder.ts'

const stateOf = ({ outcome }: Verdict): StepState =>
  outcome === 'resolved' ? 'wins' : outcome === 'fails' ? 'fails' : 'absent'

function answerOf(verdict: Verdict): string {
  const won = verdict.steps.find(({ state }) => state === 'wins')
  if (won !== undefined) return rungTitle(won.id, won.provider)
  return verdict.error?.code ?? cliChainText.none
}

/** One line a tool: what it comes to, for which profile, in which region. */
export function linesOf(verdicts: readonly Verdict[], paint: Paint): string {
  return alignColumns(
    verdicts.map((verdict): Cell[] => {
      const colour = colourOf(stateOf(verdict), paint)
      return [
        { text: MARKS[stateOf(verdict)], paint: colour },
        { text: toolName(verdict.tool) },
        { text: printable(answerOf(verdict)), paint: colour },
        { text: printable(verdict.profile.name) },
        { text: printable(redact(verdict.region?.value ?? '')), paint: paint.dim },
      ]
    }),
  )
}

const stateCell = (state: StepState | null, paint: Paint): Cell =>
  state === null
    ? { text: cliChainText.noRung, paint: paint.dim }
    : { text: `${MARKS[state]} ${ladderText.state[state]}`, paint: colourOf(state, paint) }

/** Verdicts in columns: what they come to, and the providers whose rungs differ. */
export function columnsOf(verdicts: readonly Verdict[], { agree, partings, rungs }: Comparison, paint: Paint): string {
  const partingRows = partings.map(({ what, values }): Cell[] => [
    { text: cliChainText.rows[what] },
    ...values.map((value) => ({ text: printable(redact(value ?? cliChainText.none)) })),
  ])
  const rungRows = rungs
    .filter(({ parts }) => parts)
    .map(({ provider, states }): Cell[] => [
      { text: providerTitles[provider] },
      ...states.map((state) => stateCell(state, paint)),
    ])
  const head: Cell[] = [{ text: '' }, ...verdicts.map(({ tool }) => ({ text: toolName(tool), paint: paint.bold }))]
  const sentence = agree ? cliChainText.agree : cliChainText.part
  return `${sentence}\n\n${alignColumns([head, ...partingRows, ...rungRows])}`
}
