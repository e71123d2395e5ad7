import type { ChainFacts, ProviderId, Step, Verdict } from '../chain/model.ts'
import { adviceText, hiddenName } from '../text/ladder-text.ts'
import { isEmptySecret, isSecret } from '../text/secret.ts'
import { HOST_ROLES, isOfProfile } from './chain-sentence.ts'
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
 * What to type so that the role of the host wins, when variables hide it and nobody named a profile. On a host that is not this machine the
 * files of this one may have the profile too; then that is said.
 */
function letRoleWin(verdict: Verdict, facts: ChainFacts, shell: Shell): ChainView['advice'] {
  if (verdict.profile.origin.kind !== 'default') return null
  const gives = verdict.steps.filter((step) => step.state === 'wins' || step.state === 'shadowed')
  const at = gives.findIndex((step) => HOST_ROLES.has(step.provider))
  const role = gives[at]
  if (role === undefined) return null
  const names = gives.slice(0, at).flatMap((step) => setVariables(step, facts))
  if (names.length === 0) return null
  const hasFiles = gives.slice(0, at).some((step) => isOfProfile(step.provider, step.evidence))
  const name = hiddenName(role.provider)
  const title = hasFiles ? adviceText.letRoleWinBesideFiles(name, verdict.profile.name) : adviceText.letRoleWin(name)
  return { title, command: unsetLine(names, shell) }
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
  const role = letRoleWin(verdict, facts, shell)
  if (role !== null) return role
  const steps = hiders(verdict)
  const names = steps.flatMap((step) => setVariables(step, facts))
  return names.length === 0 ? null : { title: adviceText.letProfileWin(name), command: unsetLine(names, shell) }
}
