import type { Step, Verdict } from '../chain/model.ts'
import { redact } from '../text/redact.ts'

type StepJson = Pick<Step, 'id' | 'provider' | 'state' | 'reason' | 'evidence'> &
  Partial<Pick<Step, 'hiddenBy' | 'supposed' | 'askedAt'>>

/** The JSON of a verdict: `hiddenBy` stands on shadowed rungs only, `supposed` on those that were supposed, `askedAt` on those that were probed. */
export type VerdictJson = Omit<Verdict, 'steps'> & { readonly steps: readonly StepJson[] }

const stepJson = ({ id, provider, state, reason, evidence, hiddenBy, supposed, askedAt }: Step): StepJson => ({
  id,
  provider,
  state,
  reason: redact(reason),
  evidence,
  ...(hiddenBy.length === 0 ? {} : { hiddenBy }),
  ...(supposed ? { supposed } : {}),
  ...(askedAt === null ? {} : { askedAt }),
})

/**
 * The JSON of `lanyard chain`: exactly the contract's fields, in its order. Sentences and the region are redacted, because a value can
 * have swallowed the next line of its file (an indented one), and that line may be a secret.
 */
export function verdictJson({ tool, profile, outcome, winner, error, region, warnings, steps }: Verdict): VerdictJson {
  return {
    tool,
    profile,
    outcome,
    winner,
    error: error === null ? null : { code: error.code, message: redact(error.message), provider: error.provider },
    region: region === null ? null : { value: redact(region.value), origin: region.origin },
    warnings: warnings.map(redact),
    steps: steps.map(stepJson),
  }
}
