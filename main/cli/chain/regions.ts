import type { ChainFacts, Evidence, ToolId } from '../../../app/chain/model.ts'
import { regionLadder } from '../../../app/chain/region.ts'
import { stsLadder } from '../../../app/chain/sts-ladder.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { redact } from '../../../app/text/redact.ts'
import { alignColumns, type Paint, printable } from '../terminal.ts'
import { colourOf, MARKS, toolName } from './ladder.ts'

type Rung = {
  readonly id: string
  readonly title: string
  readonly value: string | null
  readonly state: 'wins' | 'shadowed' | 'absent' | 'not-probed'
  readonly origin: Evidence | null
}

const rungJson = ({ id, value, state, origin }: Rung) => ({
  id,
  state,
  value: value === null ? null : redact(value),
  origin,
})

/** The ladders of region and STS endpoint, as JSON: rungs in the tool's own order. */
export function regionJson(facts: ChainFacts, tool: ToolId) {
  return { regionSteps: regionLadder(facts, tool).map(rungJson), stsSteps: stsRungs(facts, tool).map(rungJson) }
}

const stsRungs = (facts: ChainFacts, tool: ToolId): readonly Rung[] =>
  stsLadder(facts, tool).map(({ url, ...rung }) => ({ ...rung, value: url }))

/** Both ladders, under a heading each. */
export function regionText(facts: ChainFacts, tool: ToolId, paint: Paint): string {
  const block = (heading: string, rungs: readonly Rung[]): string =>
    `${paint.bold(heading)}\n${alignColumns(
      rungs.map(({ title, value, state }) => {
        const colour = colourOf(state, paint)
        return [
          { text: MARKS[state], paint: colour },
          { text: printable(title) },
          { text: printable(redact(value ?? cliChainText.none)), paint: value === null ? paint.dim : colour },
        ]
      }),
    )}`
  const name = toolName(tool)
  return `${block(cliChainText.regionOf(name), regionLadder(facts, tool))}\n${block(cliChainText.stsOf(name), stsRungs(facts, tool))}`
}
