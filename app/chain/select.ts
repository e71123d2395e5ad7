import type { SelectedProfile } from './engine-model.ts'
import { variableEvidence, variableText } from './environment.ts'
import type { ChainFacts } from './model.ts'

const BY_DEFAULT: SelectedProfile = { name: 'default', origin: { kind: 'default' }, chosenBy: 'default' }

function fromArgument(facts: ChainFacts): SelectedProfile | null {
  // `--profile ""` is no profile: AWS CLI `clidriver.py _handle_top_level_args`, JS `getProfileName`.
  if (!facts.explicitProfile) return null
  return { name: facts.explicitProfile, origin: { kind: 'argument' }, chosenBy: 'argument' }
}

/** The first of the variables that is set, even to nothing: botocore's `EnvironmentProvider` (1.43). */
export function selectByFirstSet(facts: ChainFacts, variables: readonly string[]): SelectedProfile {
  const argument = fromArgument(facts)
  if (argument) return argument
  for (const variable of variables) {
    const name = variableText(facts.environment, variable)
    if (name !== null) return { name, origin: variableEvidence(variable), chosenBy: 'variable' }
  }
  return BY_DEFAULT
}

/** The first of the variables that is not empty: JS `getProfileName` (`@smithy/core` 3.41). */
export function selectByFirstFilled(facts: ChainFacts, variables: readonly string[]): SelectedProfile {
  const argument = fromArgument(facts)
  if (argument) return argument
  for (const variable of variables) {
    const name = variableText(facts.environment, variable)
    if (name) return { name, origin: variableEvidence(variable), chosenBy: 'variable' }
  }
  return BY_DEFAULT
}
