import { chainText } from '../../../text/chain-text.ts'
import { isAllowedContainerUri, uriParts } from '../../container-uri.ts'
import type { FindProvider, Subject } from '../../engine-model.ts'
import { isFilled, isSet, variablesSet, variableText } from '../../environment.ts'
import { absent, found, NOTHING } from '../../findings.ts'
import type { Trouble } from '../../trouble.ts'

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'
const HOST = 'http://169.254.170.2'

/** How a tool reads the two variables of ECS and EKS. */
export type ContainerRules = {
  readonly first: 'relative' | 'full'
  /** `set`: even to nothing. */
  readonly counts: 'set' | 'filled'
  readonly trouble: Trouble
  /** What the tool throws for an address it does not trust. */
  readonly code: string
}

/** The variable that counts, or null. */
export function containerVariable({ facts }: Subject, { first, counts }: ContainerRules): string | null {
  const order = first === 'relative' ? [RELATIVE, FULL] : [FULL, RELATIVE]
  const has = counts === 'set' ? isSet : isFilled
  return order.find((name) => has(facts.environment, name)) ?? null
}

/** A container endpoint by one tool's rules. It is not asked, and supposed to answer. */
export function findContainer(rules: ContainerRules): FindProvider {
  return (subject) => {
    const variable = containerVariable(subject, rules)
    if (variable === null) return NOTHING
    const { environment } = subject.facts
    const text = variableText(environment, variable) ?? ''
    const evidence = variablesSet(environment, variable, TOKEN_FILE)
    const parts = uriParts(variable === RELATIVE ? `${HOST}${text}` : text)
    if (parts.malformed) return rules.trouble(subject, rules.code, chainText.containerMalformed(variable), evidence)
    if (!isAllowedContainerUri(parts))
      return rules.trouble(subject, rules.code, chainText.containerHost(variable, parts.host), evidence)
    return found(chainText.container(variable), evidence)
  }
}

/** A rung that a tool does not ask while a container endpoint is configured. */
export function unlessContainer(rules: ContainerRules, find: FindProvider): FindProvider {
  return (subject) =>
    containerVariable(subject, rules) === null ? find(subject) : absent(chainText.metadataNotWithContainer)
}
