import { explain } from '../../../app/chain/explain.ts'
import type { ChainFacts, Verdict } from '../../../app/chain/model.ts'
import { DEFAULT_TOOL, KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import type { Where } from '../../../app/text/chain-place-text.ts'
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
    flags: ['json', 'help', 'all-tools', 'region'],
    values: [
      'profile',
      'tool',
      'compare',
      'place',
      'pid',
      'probe',
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
    const probed = await probe(request, gathered, context)
    if (!probed.ok) return { kind: 'failure', code: 'not-probed', message: printable(probed.message) }
    const verdicts = request.tools.map((tool) => explain(probed.facts, tool, request.supposing))
    return answer(request, verdicts, probed, context)
  },
}

/** What verdicts are reached on: facts, what to remark, and what grows the JSON of each. */
type Ground = {
  readonly ok: true
  readonly facts: ChainFacts
  readonly notes: readonly string[]
  readonly where: Where
  readonly more: object
}

async function probe(
  { probe: rung, tools }: ChainRequest,
  { facts, notes, where }: Omit<Ground, 'more'>,
  context: CliContext,
): Promise<Ground | { readonly ok: false; readonly message: string }> {
  const [tool] = tools
  if (rung === null || tool === undefined) return { ok: true, facts, notes, where, more: {} }
  const { probeRung } = await import('./probe.ts')
  const probed = await probeRung(rung, tool, facts, context)
  if (!probed.ok) return probed
  return { ok: true, facts: probed.facts, notes: [...notes, probed.note], where, more: { probe: probed.json } }
}

async function answer(
  { show, regions }: ChainRequest,
  verdicts: readonly Verdict[],
  { facts, notes, where, more }: Ground,
  context: CliContext,
): Promise<VerbResult> {
  const paint = (): Paint => paintFor(context.terminal.output, context.environment)
  const exit = verdicts.every(({ outcome }) => outcome === 'resolved') ? 0 : 1
  const ladders = regions === 'shown' ? await import('./regions.ts') : null
  const jsons = verdicts.map((verdict) => ({
    ...verdictJson(verdict),
    ...ladders?.regionJson(facts, verdict.tool),
    ...more,
  }))
  const regionsText = (): string =>
    ladders === null ? '' : verdicts.map(({ tool }) => `\n${ladders.regionText(facts, tool, paint())}`).join('')
  const frame = { kind: 'answer', exit, remarks: notes } as const
  if (show === 'ladder') {
    const text = (): string =>
      verdicts.map((verdict) => ladderOf(verdict, facts, where, paint())).join('\n') + regionsText()
    return { ...frame, json: jsons[0], text }
  }
  const { columnsOf, linesOf } = await import('./tables.ts')
  if (show === 'one-line-each') return { ...frame, json: jsons, text: () => linesOf(verdicts, paint()) + regionsText() }
  const { compareVerdicts } = await import('../../../app/chain/compare.ts')
  const comparison = compareVerdicts(verdicts)
  const json = { verdicts: jsons, comparison }
  return { ...frame, json, text: () => columnsOf(verdicts, comparison, paint()) + regionsText() }
}
