import { chainText } from '../text/chain-text.ts'
import { formatInstant } from '../text/instant.ts'
import type { Finding, Found, Rung, Subject } from './engine-model.ts'
import type { ChainError, Evidence, ProviderId, Step, StepState, Verdict, Winner } from './model.ts'
import { NOTHING_SUPPOSED, type Supposing, suppose } from './suppose.ts'

/** What the walk over the rungs comes to. */
export type Walk = {
  readonly outcome: Verdict['outcome']
  readonly winner: Winner | null
  readonly error: ChainError | null
  readonly warnings: readonly string[]
  readonly steps: readonly Step[]
}

type Progress = {
  phase: 'open' | 'won' | 'stopped'
  leftGroup: string | null
  winner: Winner | null
  error: ChainError | null
  warnings: string[]
}

/** Walks the rungs in order: the first that yields credentials wins, the first that fails stops the chain. */
export function walkRungs(rungs: readonly Rung[], subject: Subject, supposing: Supposing = NOTHING_SUPPOSED): Walk {
  const progress: Progress = { phase: 'open', leftGroup: null, winner: null, error: null, warnings: [] }
  const steps = rungs.map((rung) => {
    const supposed = suppose(rung, supposing)
    const finding = supposed ?? rung.find(subject)
    const step = withAsking(takeRung(rung, finding, subject, progress), finding)
    return supposed === null ? step : { ...step, supposed: true }
  })
  const outcome = progress.winner ? 'resolved' : progress.error ? 'fails' : 'none'
  return {
    outcome,
    winner: progress.winner,
    error: progress.error,
    warnings: progress.warnings,
    steps: withHiders(steps),
  }
}

/** When what stands behind a rung was asked, where the tool comes to the rung at all. */
function withAsking(step: Step, finding: Finding): Step {
  if (step.state === 'not-reached' || !('askedAt' in finding) || finding.askedAt === undefined) return step
  return { ...step, askedAt: formatInstant(finding.askedAt) }
}

/** Each rung that would have won, with the rungs before it that give credentials. */
function withHiders(steps: readonly Step[]): readonly Step[] {
  const givers: string[] = []
  return steps.map((step) => {
    const hiddenBy = step.state === 'shadowed' ? [...givers] : []
    if (step.state === 'wins' || step.state === 'shadowed') givers.push(step.id)
    return hiddenBy.length === 0 ? step : { ...step, hiddenBy }
  })
}

/** Every rung as not reached: the tool stopped before its first provider. */
export function unreached(rungs: readonly Rung[]): readonly Step[] {
  return rungs.map((rung) => stepOf(rung, 'not-reached', chainText.notReached, []))
}

function takeRung(rung: Rung, finding: Finding, subject: Subject, progress: Progress): Step {
  if (progress.phase === 'stopped') return stepOf(rung, 'not-reached', chainText.notReached, [])
  switch (finding.kind) {
    case 'absent':
    case 'removed':
    case 'not-probed':
      return stepOf(rung, finding.kind, finding.reason, finding.evidence)
    case 'incomplete':
      if (isConsidered(rung, progress)) {
        if (finding.next === 'group') progress.leftGroup = rung.group ?? null
        if (finding.swallowed) progress.warnings.push(chainText.swallowed(finding.reason))
      }
      return stepOf(rung, 'incomplete', finding.reason, finding.evidence)
    case 'found':
      return isConsidered(rung, progress)
        ? win(rung, finding, subject, progress)
        : behind(rung, finding, progress.phase)
    case 'fails':
      if (!isConsidered(rung, progress))
        return stepOf(rung, 'incomplete', chainText.wouldFail(finding.reason, finding.code), finding.evidence)
      progress.phase = 'stopped'
      progress.error = { code: finding.code, message: finding.reason, provider: rung.provider }
      return stepOf(rung, 'fails', finding.reason, finding.evidence)
  }
}

/** Whether the tool really asks this rung now. */
function isConsidered(rung: Rung, progress: Progress): boolean {
  return progress.phase === 'open' && (rung.group === undefined || rung.group !== progress.leftGroup)
}

function behind(rung: Rung, finding: Found, phase: Progress['phase']): Step {
  if (rung.repeats !== undefined && phase === 'won')
    return stepOf(rung, 'absent', chainText.repeats(rung.repeats), finding.evidence)
  return stepOf(rung, 'shadowed', finding.reason, finding.evidence)
}

function win(rung: Rung, finding: Found, subject: Subject, progress: Progress): Step {
  progress.phase = 'won'
  progress.warnings.push(...finding.warnings)
  progress.winner = {
    provider: rung.provider,
    profile: PROFILELESS.has(rung.provider) ? null : subject.profile.name,
    evidence: finding.evidence,
    via: finding.via,
    ...endOf(finding, subject),
  }
  return stepOf(rung, 'wins', finding.reason, finding.evidence)
}

function endOf(
  { expiresAt, expiresBy }: Found,
  { facts }: Subject,
): Pick<Winner, 'expiresAt' | 'expiresBy' | 'expired'> {
  if (expiresAt === null) return { expiresAt: null, expiresBy: null, expired: false }
  return { expiresAt: formatInstant(expiresAt), expiresBy, expired: expiresAt <= facts.now }
}

const PROFILELESS: ReadonlySet<ProviderId> = new Set([
  'environment',
  'container',
  'instance-metadata',
  'system-properties',
])

function stepOf(rung: Rung, state: StepState, reason: string, evidence: readonly Evidence[]): Step {
  return { id: rung.id, provider: rung.provider, state, reason, evidence, hiddenBy: [], supposed: false, askedAt: null }
}
