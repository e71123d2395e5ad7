import { compareVerdicts } from '../chain/compare.ts'
import { explain } from '../chain/explain.ts'
import type { ChainFacts, ToolId } from '../chain/model.ts'
import type { Supposing } from '../chain/suppose.ts'
import type { Where } from '../text/chain-place-text.ts'
import { redact } from '../text/redact.ts'
import type { ChainComparison } from './chain-model.ts'
import { buildChainView } from './chain-view.ts'
import type { Shell } from './environment-line.ts'

/** What is asked: of which tools, on which facts, supposing what. */
export type ChainQuestion = {
  readonly tools: readonly ToolId[]
  readonly facts: ChainFacts
  readonly supposing: Supposing
  readonly where: Where
  readonly shell: Shell
  readonly notes: readonly string[]
}

/** The chains of one or more tools on the same facts, and where they part. */
export function buildComparison({ tools, facts, notes, ...showing }: ChainQuestion): ChainComparison {
  const verdicts = tools.map((tool) => explain(facts, tool, showing.supposing))
  const { agree, partings, rungs } = compareVerdicts(verdicts)
  const parting = new Set(rungs.filter(({ parts }) => parts).map(({ provider }) => provider))
  const ids = verdicts.flatMap(({ steps }) => steps.flatMap(({ id, provider }) => (parting.has(provider) ? [id] : [])))
  return {
    views: verdicts.map((verdict) => buildChainView(verdict, facts, showing)),
    parts: [...new Set(ids)],
    partings: partings.map(({ what, values }) => ({
      what,
      values: values.map((value) => (value === null ? null : redact(value))),
    })),
    agree,
    notes: notes.map(redact),
    problem: null,
  }
}

/** The answer where a place could not be read. */
export const noComparison = (problem: string): ChainComparison => ({
  views: [],
  parts: [],
  partings: [],
  agree: true,
  notes: [],
  problem: redact(problem),
})
