import type { ChainFacts, Evidence, Verdict } from '../chain/model.ts'
import { regionLadder } from '../chain/region.ts'
import { resolveStsTarget } from '../chain/sts-target.ts'
import { KNOWN_TOOLS } from '../chain/tools/index.ts'
import { redact } from '../text/redact.ts'
import { chainAdvice } from './chain-advice.ts'
import { chainSentence } from './chain-sentence.ts'
import type { Shell } from './environment-line.ts'
import type { ChainView, OriginView, RegionRungView } from './model.ts'
import { originAt } from './origin.ts'
import { showRungs } from './rung.ts'
import { verdictAsText } from './verdict-as-text.ts'

const originOfEvidence = (evidence: Evidence | null, facts: ChainFacts): OriginView | null =>
  evidence?.kind === 'setting' ? originAt(facts.book.files, evidence.file, evidence.line) : null

const regionRungs = (verdict: Verdict, facts: ChainFacts): readonly RegionRungView[] =>
  regionLadder(facts, verdict.tool).map((rung) => ({
    title: rung.title,
    value: rung.value === null ? null : redact(rung.value),
    wins: rung.state === 'wins',
    origin: originOfEvidence(rung.origin, facts),
  }))

function toolOf(verdict: Verdict): { readonly name: string; readonly version: string } {
  return KNOWN_TOOLS.find((tool) => tool.id === verdict.tool) ?? { name: verdict.tool, version: '' }
}

/** The Chain room for one verdict and the facts it was reached on: sentence, ladder, region, endpoint, advice, text to copy. */
export function buildChainView(verdict: Verdict, facts: ChainFacts, shell: Shell = 'posix'): ChainView {
  const tool = toolOf(verdict)
  const target = resolveStsTarget(facts)
  const stsEndpoint = { url: redact(target.url), reason: redact(target.reason) }
  return {
    tool: verdict.tool,
    toolName: tool.name,
    sentence: chainSentence(verdict, facts, tool.name, 'app'),
    outcome: verdict.outcome,
    rungs: showRungs(verdict, facts),
    error: verdict.error === null ? null : { code: verdict.error.code, message: redact(verdict.error.message) },
    warnings: verdict.warnings.map(redact),
    regionRungs: regionRungs(verdict, facts),
    stsEndpoint,
    advice: chainAdvice(verdict, facts, shell),
    asText: verdictAsText(verdict, facts.book.files, tool, stsEndpoint),
  }
}
