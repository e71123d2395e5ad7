import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ToolId } from '../../../app/chain/model.ts'
import { factsOfCase } from '../../conformance/chain-case.ts'
import { MATRIX } from '../../conformance/matrix.ts'
import { SDK_ANSWERS } from './answers/index.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'

const ALL: readonly Scenario[] = [
  ...MATRIX.map(({ given }): Scenario => ({ name: given.name, given, metadata: 'silent' })),
  ...SCENARIOS,
]

function answerOf({ given, metadata }: Scenario, tool: ToolId): string {
  const facts = factsOfCase(given, '/home/me')
  const verdict = explain({ ...facts, metadata: { state: metadata, region: null } }, tool)
  return verdict.winner?.provider ?? verdict.error?.code ?? 'none'
}

describe.each(SDK_ANSWERS)('$tool, by $source', ({ tool, answers }) => {
  test.each(ALL.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
    expect(answers).toHaveProperty([name])
    expect(answerOf(scenario, tool)).toBe(answers[name])
  })
})
