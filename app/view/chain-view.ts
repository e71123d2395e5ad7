import type { ChainFacts, Evidence, Verdict } from '../chain/model.ts'
import { regionLadder } from '../chain/region.ts'
import { stsEndpointOf, stsLadder } from '../chain/sts-ladder.ts'
import { NOTHING_SUPPOSED, type Supposing } from '../chain/suppose.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import { type Where, whereText } from '../text/chain-place-text.ts'
import { redact } from '../text/redact.ts'
import { chainAdvice } from './chain-advice.ts'
import { chainEnd, warningsBesideEnd } from './chain-end.ts'
import { chainSentence } from './chain-sentence.ts'
import type { Shell } from './environment-line.ts'
import type { ChainView, OriginView, RegionRungView } from './model.ts'
import { originAt } from './origin.ts'
import { showRungs } from './rung.ts'
import { verdictAsMarkdown, verdictAsText } from './verdict-as-text.ts'

const originOfEvidence = (evidence: Evidence | null, facts: ChainFacts): OriginView | null =>
  evidence?.kind === 'setting' ? originAt(facts.book.files, evidence.file, evidence.line) : null

const regionRungs = (verdict: Verdict, facts: ChainFacts): readonly RegionRungView[] =>
  regionLadder(facts, verdict.tool).map((rung) => ({
    title: rung.title,
    value: rung.value === null ? null : redact(rung.value),
    wins: rung.state === 'wins',
    origin: originOfEvidence(rung.origin, facts),
  }))

const stsRungs = (verdict: Verdict, facts: ChainFacts): readonly RegionRungView[] =>
  stsLadder(facts, verdict.tool).map((rung) => ({
    title: rung.title,
    value: rung.url === null ? null : redact(rung.url),
    wins: rung.state === 'wins',
    origin: originOfEvidence(rung.origin, facts),
  }))

function toolOf(verdict: Verdict): { readonly name: string; readonly version: string } {
  return KNOWN_TOOLS.find((tool) => tool.id === verdict.tool) ?? { name: verdict.tool, version: '' }
}

/** What a verdict is shown with. */
export type ChainShowing = {
  readonly shell: Shell
  readonly where: Where
  /** What the verdict was asked to suppose. */
  readonly supposing: Supposing
}

const USUAL: ChainShowing = { shell: 'posix', where: whereText.app, supposing: NOTHING_SUPPOSED }

/** The Chain room for one verdict and the facts it was reached on: sentence, ladder, region, endpoint, advice, text to copy. */
export function buildChainView(verdict: Verdict, facts: ChainFacts, showing: Partial<ChainShowing> = {}): ChainView {
  const { shell, where, supposing } = { ...USUAL, ...showing }
  const tool = toolOf(verdict)
  const { url, reason } = stsEndpointOf(facts, verdict.tool)
  const stsEndpoint = { url: url === null ? null : redact(url), reason: redact(reason) }
  const sentence = chainSentence(verdict, facts, tool.name, where)
  const end = chainEnd(verdict, tool.name)
  const asText = verdictAsText(verdict, facts.book.files, tool, { stsEndpoint, end, where })
  return {
    tool: verdict.tool,
    toolName: tool.name,
    sentence,
    outcome: verdict.outcome,
    rungs: showRungs(verdict, facts, supposing),
    error: verdict.error === null ? null : { code: verdict.error.code, message: redact(verdict.error.message) },
    warnings: warningsBesideEnd(verdict).map(redact),
    regionRungs: regionRungs(verdict, facts),
    stsRungs: stsRungs(verdict, facts),
    stsEndpoint,
    end,
    advice: chainAdvice(verdict, facts, shell),
    asText,
    asMarkdown: verdictAsMarkdown(sentence, asText),
  }
}
