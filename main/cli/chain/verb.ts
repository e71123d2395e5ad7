import { explain } from '../../../app/chain/explain.ts'
import type { ChainFacts, Verdict } from '../../../app/chain/model.ts'
import { DEFAULT_TOOL, KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { verdictJson } from '../../../app/view/verdict-json.ts'
import { type Paint, paintFor, printable } from '../terminal.ts'
import type { CliContext, Verb, VerbResult } from '../verb.ts'
import { factsFor } from './facts.ts'
import { ladderOf } from './ladder.ts'
import { type ChainRequest, readRequest } from './request.ts'

/** `lanyard chain`. */
export const chainVerb: Verb = {
  shape: {
    positionals: [],
    flags: ['json', 'help', 'all-tools'],
    values: [
      'profile',
      'tool',
      'compare',
      'place',
      'env-file',
      'environment',
      'env-profile',
      'assume-present',
      'assume-absent',
    ],
  },
  help: cliChainText.help(
    KNOWN_TOOLS.map(({ id }) => id),
    DEFAULT_TOOL,
  ),
  run: async (parsed, context) => {
    const read = readRequest(parsed, DEFAULT_TOOL)
    if (!read.ok) return { kind: 'wrong-usage', code: read.code, message: read.message }
    const { request } = read
    const gathered = await factsFor(request, context)
    if (!gathered.ok) return { kind: gathered.kind, code: gathered.code, message: printable(gathered.message) }
    const { facts, notes } = gathered
    const verdicts = request.tools.map((tool) => explain(facts, tool, request.supposing))
    return answer(request, verdicts, facts, notes, context)
  },
}

async function answer(
  { show }: ChainRequest,
  verdicts: readonly Verdict[],
  facts: ChainFacts,
  notes: readonly string[],
  context: CliContext,
): Promise<VerbResult> {
  const paint = (): Paint => paintFor(context.terminal.output, context.environment)
  const exit = verdicts.every(({ outcome }) => outcome === 'resolved') ? 0 : 1
  const jsons = verdicts.map(verdictJson)
  const frame = { kind: 'answer', exit, remarks: notes } as const
  if (show === 'ladder') {
    const text = (): string => verdicts.map((verdict) => ladderOf(verdict, facts, paint())).join('\n')
    return { ...frame, json: jsons[0], text }
  }
  const { columnsOf, linesOf } = await import('./tables.ts')
  if (show === 'one-line-each') return { ...frame, json: jsons, text: () => linesOf(verdicts, paint()) }
  const { compareVerdicts } = await import('../../../app/chain/compare.ts')
  const comparison = compareVerdicts(verdicts)
  const json = { verdicts: jsons, comparison }
  return { ...frame, json, text: () => columnsOf(verdicts, comparison, paint()) }
}
