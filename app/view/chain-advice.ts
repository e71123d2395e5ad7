import type { ChainFacts, ProviderId, Step, Verdict } from '../chain/model.ts'
import { adviceText } from '../text/ladder-text.ts'
import { isEmptySecret, isSecret } from '../text/secret.ts'
import { isOfProfile } from './chain-sentence.ts'
import { type Shell, unsetLine } from './environment-line.ts'
import type { ChainView } from './model.ts'

/** The variables by which a provider is configured from outside the files. */
const VARIABLES: Readonly<Partial<Record<ProviderId, readonly string[]>>> = {
  environment: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'],
  'web-identity': ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME'],
  container: ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
}

function isSet(name: string, facts: ChainFacts): boolean {
  const value = facts.environment.get(name)
  if (value === undefined) return false
  return isSecret(value) ? !isEmptySecret(value) : value !== ''
}

const setVariables = (step: Step, facts: ChainFacts): readonly string[] =>
  (VARIABLES[step.provider] ?? []).filter((name) => isSet(name, facts))

/** The rungs outside the profile that give credentials before the profile's first one does. */
function hiders(verdict: Verdict): readonly Step[] {
  const gives = verdict.steps.filter((step) => step.state === 'wins' || step.state === 'shadowed')
  const first = gives.findIndex((step) => isOfProfile(step.provider, step.evidence))
  return first === -1 ? [] : gives.slice(0, first)
}

/**
 * What to type so that the selected profile wins, when variables hide it; or so that the tool goes on, when a variable makes it stop.
 * Null when nothing of the kind stands in the way.
 */
export function chainAdvice(verdict: Verdict, facts: ChainFacts, shell: Shell): ChainView['advice'] {
  const { name, origin } = verdict.profile
  if (verdict.error?.code === 'ProfileNotFound' && origin.kind === 'variable') {
    return { title: adviceText.goOnWithout(name), command: unsetLine([origin.name], shell) }
  }
  const stopped = verdict.steps.find((step) => step.state === 'fails')
  if (stopped !== undefined) {
    const names = stopped.provider === 'environment' ? setVariables(stopped, facts) : []
    return names.length === 0 ? null : { title: adviceText.goOnWithoutVariables, command: unsetLine(names, shell) }
  }
  const steps = hiders(verdict)
  const names = steps.flatMap((step) => setVariables(step, facts))
  return names.length === 0 ? null : { title: adviceText.letProfileWin(name), command: unsetLine(names, shell) }
}
