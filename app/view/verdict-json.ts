import type { Step, Verdict } from '../chain/model.ts'
import { redact } from '../text/redact.ts'

const stepJson = ({ id, provider, state, reason, evidence, hiddenBy, supposed }: Step): Step => ({
  id,
  provider,
  state,
  reason: redact(reason),
  evidence,
  hiddenBy,
  supposed,
})

/**
 * The JSON of `lanyard chain`: exactly the contract's fields, in its order. Sentences and the region are redacted, because a value can
 * have swallowed the next line of its file (an indented one), and that line may be a secret.
 */
export function verdictJson({ tool, profile, outcome, winner, error, region, warnings, steps }: Verdict): Verdict {
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
