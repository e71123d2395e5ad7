import type { ChainFacts, Evidence, StepState, Verdict } from '../../../app/chain/model.ts'
import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import type { Where } from '../../../app/text/chain-place-text.ts'
import { ladderText } from '../../../app/text/chain-room-text.ts'
import { cliChainText } from '../../../app/text/cli-chain-text.ts'
import { cliText } from '../../../app/text/cli-text.ts'
import { warningsBesideEnd } from '../../../app/view/chain-end.ts'
import { chainSentence } from '../../../app/view/chain-sentence.ts'
import { showEvidence } from '../../../app/view/evidence.ts'
import type { RungView } from '../../../app/view/model.ts'
import { plainText } from '../../../app/view/rich-text.ts'
import { showRungs } from '../../../app/view/rung.ts'
import { type Cell, type Paint, printable } from '../terminal.ts'

/** A tool's name for a person. */
export const toolName = (id: string): string => KNOWN_TOOLS.find((tool) => tool.id === id)?.name ?? id

/** The sentence, the ladder, region and warnings of one verdict. */
export function ladderOf(verdict: Verdict, facts: ChainFacts, where: Where, paint: Paint): string {
  const rungs = showRungs(verdict, facts)
  const supposed = new Set(verdict.steps.filter((step) => step.supposed).map(({ id }) => id))
  const decided = rungs.findIndex(({ state }) => state === 'wins' || state === 'fails')
  return [
    `${printable(plainText(chainSentence(verdict, facts, toolName(verdict.tool), where)))}\n\n`,
    ...runsOf(rungs).map((run) => runText(run, decided, supposed, verdict, paint)),
    '\n',
    `${printable(regionText(verdict, facts))}\n`,
    ...endText(verdict, paint),
    ...warningsBesideEnd(verdict).map((message) => `${paint.yellow(printable(cliText.warning(message)))}\n`),
  ].join('')
}

/** Rungs drawn together: neighbours that are simply not configured, or not reached, fold into one line. */
type Run = readonly [RungView, ...RungView[]]

const FOLDED: ReadonlySet<StepState> = new Set(['absent', 'not-reached'])

const folds = ({ state, asked }: RungView): boolean => FOLDED.has(state) && asked === 'no'

function runsOf(rungs: readonly RungView[]): readonly Run[] {
  const runs: Run[] = []
  for (const rung of rungs) {
    const last = runs.at(-1)
    const joins = last !== undefined && last[0].state === rung.state && folds(last[0]) && folds(rung)
    if (joins) runs[runs.length - 1] = [...last, rung]
    else runs.push([rung])
  }
  return runs
}

function runText(run: Run, decided: number, supposed: ReadonlySet<string>, verdict: Verdict, paint: Paint): string {
  const [first] = run
  // The line is whole down to the rung that decides, and broken below it.
  const line = paint.dim(decided === -1 || first.number <= decided ? '│' : '┊')
  if (run.length > 1) return foldText(run, line, paint)
  const stop = first.state === 'fails' ? [`    ${paint.red(`━ ${cliChainText.ends(toolName(verdict.tool))}`)}\n`] : []
  return [rungText(first, line, supposed.has(first.id) ? 'supposed' : 'real', paint), ...stop].join('')
}

function foldText(run: Run, line: string, paint: Paint): string {
  const [first] = run
  const count = run.length
  const words = first.state === 'absent' ? ladderText.foldedAbsent(count) : ladderText.foldedNotReached(count)
  const numbers = ladderText.numbers(first.number, first.number + count - 1)
  return `    ${line}  ${paint.dim(`${numbers}: ${words}`)}\n`
}

function rungText(rung: RungView, line: string, as: 'supposed' | 'real', paint: Paint): string {
  const colour = colourOf(rung.state, paint)
  const title = rung.state === 'wins' ? paint.bold(printable(rung.title)) : printable(rung.title)
  const word = as === 'supposed' ? `${rung.stateWord} (${cliChainText.supposed})` : rung.stateWord
  const head = ` ${String(rung.number).padStart(2)} ${colour(MARKS[rung.state])} ${title}  ${colour(word)}\n`
  const details = [
    ...(rung.reason === '' || (rung.state === 'absent' && rung.asked === 'no') ? [] : [rung.reason]),
    ...rung.evidence.map(({ label, value }) => (value === '' ? label : `${label}: ${value}`)),
  ]
  return head + details.map((text) => `    ${line}  ${paint.dim(printable(text))}\n`).join('')
}

/** Told apart by shape as well as by colour. */
export const MARKS: Readonly<Record<StepState, string>> = {
  wins: '●',
  shadowed: '○',
  absent: '·',
  removed: '–',
  incomplete: '◐',
  fails: '✕',
  'not-reached': '·',
  'not-probed': '?',
}

/** The colour that goes with a state, where colour is wanted. */
export function colourOf(state: StepState, paint: Paint): NonNullable<Cell['paint']> {
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

function endText({ winner }: Verdict, paint: Paint): string[] {
  if (winner === null || winner.expiresAt === null) return []
  if (winner.expired) return [`${paint.red(cliChainText.over(winner.expiresAt, winner.expiresBy))}\n`]
  return [`${cliChainText.lasts(winner.expiresAt)}\n`]
}

function regionText({ region }: Verdict, facts: ChainFacts): string {
  return region === null ? cliText.noRegion : cliText.region(region.value, originLabel(region.origin, facts))
}

function originLabel(origin: Evidence, facts: ChainFacts): string {
  const { label, origin: place } = showEvidence(origin, facts)
  return place?.label ?? label
}
