import { describe, expect, test } from 'vitest'
import { explain } from '../../../app/chain/explain.ts'
import type { ToolId } from '../../../app/chain/model.ts'
import { type ChainCase, factsOfCase } from '../../conformance/chain-case.ts'
import { MATRIX } from '../../conformance/matrix.ts'

function answerOf(given: ChainCase, tool: ToolId): string {
  const verdict = explain(factsOfCase(given, '/home/me'), tool)
  return verdict.winner?.provider ?? verdict.error?.code ?? 'none'
}

describe('a profile that holds two kinds of credentials', () => {
  test.each(MATRIX.map((row) => [row.given.name, row] as const))('%s: the winner is the tool’s own', (_name, row) => {
    expect(answerOf(row.given, 'aws-cli-v2')).toBe(row.cli)
    expect(answerOf(row.given, 'sdk-js-v3')).toBe(row.js)
  })
})
