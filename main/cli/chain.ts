import { explain } from '../../app/chain/explain.ts'
import type { ChainFacts, Evidence, StepState, Verdict } from '../../app/chain/model.ts'
import { DEFAULT_TOOL, isKnownTool, KNOWN_TOOLS, toolDefinition } from '../../app/chain/tools/index.ts'
import { cliText } from '../../app/text/cli-text.ts'
import { chainSentence } from '../../app/view/chain-sentence.ts'
import { showEvidence } from '../../app/view/evidence.ts'
import type { RungView } from '../../app/view/model.ts'
import { plainText } from '../../app/view/rich-text.ts'
import { showRungs } from '../../app/view/rung.ts'
import { verdictJson } from '../../app/view/verdict-json.ts'
import { alignColumns, type Cell, type Paint, paintFor, printable } from './terminal.ts'
import type { Verb } from './verb.ts'
import { worldFor } from './world.ts'

/** `lanyard chain`. */
export const chainVerb: Verb = {
  shape: { positionals: [], flags: ['json', 'help'], values: ['profile', 'tool'] },
  help: cliText.help.chain(
    KNOWN_TOOLS.map(({ id }) => id),
    DEFAULT_TOOL,
  ),
  run: async ({ values }, context) => {
    const tool = values.get('tool') ?? DEFAULT_TOOL
    if (!isKnownTool(tool)) {
      const known = KNOWN_TOOLS.map(({ id }) => id)
      return { kind: 'wrong-usage', code: 'unknown-tool', message: cliText.unknownTool(printable(tool), known) }
    }
    const { facts } = await worldFor(context, values.get('profile') ?? null, 'selected-profile', [
      toolDefinition(tool).dialect,
    ])
    const verdict = explain(facts, tool)
    const paint = (): Paint => paintFor(context.terminal.output, context.environment)
    return {
      kind: 'answer',
      exit: verdict.outcome === 'resolved' ? 0 : 1,
      json: verdictJson(verdict),
      text: () => textOf(verdict, facts, paint()),
    }
  },
}

function textOf(verdict: Verdict, facts: ChainFacts, paint: Paint): string {
  const toolName = KNOWN_TOOLS.find(({ id }) => id === verdict.tool)?.name ?? verdict.tool
  const rungs = showRungs(verdict, facts)
  return [
    `${printable(plainText(chainSentence(verdict, facts, toolName, 'shell')))}\n\n`,
    ...rungs.map((rung) => rungText(rung, paint)),
    '\n',
    `${printable(regionText(verdict, facts))}\n`,
    ...verdict.warnings.map((message) => `${paint.yellow(printable(cliText.warning(message)))}\n`),
  ].join('')
}

function rungText(rung: RungView, paint: Paint): string {
  const colour = colourOf(rung.state, paint)
  const head = alignColumns([
    [
      { text: String(rung.number).padStart(2) },
      { text: MARKS[rung.state], paint: colour },
      { text: rung.title, ...(rung.state === 'wins' ? { paint: paint.bold } : {}) },
      { text: rung.stateWord, paint: colour },
    ],
  ])
  const details = [
    ...(rung.reason === '' || rung.state === 'absent' ? [] : [rung.reason]),
    ...rung.evidence.map(({ label, value }) => (value === '' ? label : `${label}: ${value}`)),
  ]
  return head + details.map((line) => `       ${paint.dim(printable(line))}\n`).join('')
}

/** Told apart by shape as well as by colour. */
const MARKS: Readonly<Record<StepState, string>> = {
  wins: '●',
  shadowed: '○',
  absent: '·',
  removed: '–',
  incomplete: '◐',
  fails: '✕',
  'not-reached': '·',
  'not-probed': '?',
}

function colourOf(state: StepState, paint: Paint): NonNullable<Cell['paint']> {
  switch (state) {
    case 'wins':
      return paint.green
    case 'fails':
      return paint.red
    case 'shadowed':
    case 'incomplete':
      return paint.yellow
    case 'absent':
    case 'removed':
    case 'not-reached':
    case 'not-probed':
      return paint.dim
  }
}

function regionText({ region }: Verdict, facts: ChainFacts): string {
  return region === null ? cliText.noRegion : cliText.region(region.value, originLabel(region.origin, facts))
}

function originLabel(origin: Evidence, facts: ChainFacts): string {
  const { label, origin: place } = showEvidence(origin, facts)
  return place?.label ?? label
}
