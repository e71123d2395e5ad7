import type { Evidence, Verdict } from '../chain/model.ts'
import type { ProfileBook } from '../profile/model.ts'
import type { Where } from '../text/chain-place-text.ts'
import { evidenceText, rungTitle, verdictText } from '../text/ladder-text.ts'
import { redact } from '../text/redact.ts'
import { warningsBesideEnd } from './chain-end.ts'
import type { ChainView, RichText } from './model.ts'
import { fileNameOf, originAt } from './origin.ts'
import { plainText } from './rich-text.ts'
import { stateWord } from './rung.ts'

function evidenceName(evidence: Evidence, files: ProfileBook['files']): string {
  switch (evidence.kind) {
    case 'variable':
      return evidence.name
    case 'setting':
      return `${evidenceText.section(evidence.setting, evidence.section)}, ${originAt(files, evidence.file, evidence.line).label}`
    case 'cache':
      return fileNameOf(evidence.file)
    case 'argument':
      return evidenceText.argument
    case 'default':
      return evidenceText.default
  }
}

function outcomeWords(verdict: Verdict): string {
  const winner = verdict.steps.find((step) => step.state === 'wins')
  if (verdict.outcome === 'fails') return verdictText.fails
  return winner === undefined ? verdictText.none : verdictText.resolved(rungTitle(winner.id, winner.provider))
}

function stepLine(step: Verdict['steps'][number], index: number, files: ProfileBook['files']): string {
  const evidence = step.evidence.map((one) => evidenceName(one, files)).join('; ')
  const state = step.supposed ? verdictText.supposed(stateWord(step)) : stateWord(step)
  const head = `${String(index + 1).padStart(2)}. ${rungTitle(step.id, step.provider)}: ${state}`
  return [
    head,
    ...(step.reason === '' ? [] : [`    ${step.reason}`]),
    ...(evidence === '' ? [] : [`    (${evidence})`]),
  ].join('\n')
}

/** The whole verdict as text for a bug report: no values, no home folder's name in evidence, and redacted once more as a whole. */
export function verdictAsText(
  verdict: Verdict,
  files: ProfileBook['files'],
  tool: { readonly name: string; readonly version: string },
  shown: Pick<ChainView, 'stsEndpoint' | 'end'> & { readonly where: Where },
): string {
  const { stsEndpoint: endpoint, end, where } = shown
  const { profile, region, error } = verdict
  const lines = [
    `${tool.name} ${tool.version}`,
    verdictText.profile(profile.name, evidenceName(profile.origin, files)),
    verdictText.place(where.words),
    verdictText.outcome(outcomeWords(verdict)),
    ...(end === null ? [] : [end.message]),
    ...(error === null ? [] : [verdictText.error(error.code, error.message)]),
    region === null ? verdictText.noRegion : verdictText.region(region.value, evidenceName(region.origin, files)),
    verdictText.endpoint(endpoint.url, endpoint.reason),
    ...warningsBesideEnd(verdict).map(verdictText.warning),
    '',
    ...verdict.steps.map((step, index) => stepLine(step, index, files)),
  ]
  return redact(`${lines.join('\n')}\n`)
}

/** Longest run of backticks in a text; a fence around it has more. */
const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))

/** A verdict as Markdown: its sentence, and the text in a fence that nothing in it can close. */
export function verdictAsMarkdown(sentence: RichText, asText: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(asText) + 1))
  const quoted = redact(plainText(sentence)).replaceAll(/[\\`*_<>[\]#|~]/g, '\\$&')
  return `${quoted}\n\n${fence}text\n${asText}${fence}\n`
}
