import { chainText } from '../../../text/chain-text.ts'
import { sdkChainText } from '../../../text/sdk-chain-text.ts'
import type { Finding, FindProvider, Subject } from '../../engine-model.ts'
import { isFilled, isSet, variableEvidence, variablesSet, variableText } from '../../environment.ts'
import { absent, found, incomplete, NOTHING } from '../../findings.ts'
import type { Environment } from '../../model.ts'
import { endOfVariables } from '../../noted-end.ts'

/** Where a tool looks for keys outside the files: variables, or Java system properties. In each list the first that applies counts. */
export type KeyVariables = {
  readonly keys: readonly string[]
  readonly secrets: readonly string[]
  readonly tokens: readonly string[]
  /** `set`: the first that is set counts, even to nothing; `filled`: the first with something in it; `not-blank`: blanks are nothing too. */
  readonly counts: 'set' | 'filled' | 'not-blank'
}

/** Whether a named profile takes the keys out of the chain. */
type Removed = 'by-explicit-profile' | 'never'

/** Whether a variable holds something; blanks count by the tool's own rule (of a secret only the length is known). */
export function holds(environment: Environment, name: string, counts: KeyVariables['counts']): boolean {
  if (!isFilled(environment, name)) return false
  const text = variableText(environment, name)
  return counts !== 'not-blank' || text === null || text.trim() !== ''
}

function pick(environment: Environment, names: readonly string[], counts: KeyVariables['counts']): string | null {
  const first =
    counts === 'set'
      ? names.find((name) => isSet(environment, name))
      : names.find((name) => holds(environment, name, counts))
  return first !== undefined && holds(environment, first, counts) ? first : null
}

/** Keys in variables; half a pair is passed over. */
export function findKeyVariables(variables: KeyVariables, removed: Removed): FindProvider {
  const { keys, secrets, tokens, counts } = variables
  return (subject) => {
    const { environment } = subject.facts
    const named = [...keys, ...secrets]
    if (removed === 'by-explicit-profile' && subject.variables === 'off') return takenOut(environment, named)
    const key = pick(environment, keys, counts)
    const secret = pick(environment, secrets, counts)
    if (key !== null && secret !== null) return keysFound(subject, key, secret, pick(environment, tokens, counts))
    if (key !== null || secret !== null) {
      const missing = (key === null ? keys[0] : secrets[0]) ?? ''
      return incomplete(sdkChainText.keyMissing(missing), variablesSet(environment, ...named))
    }
    const empty = named.find((name) => isSet(environment, name))
    return empty === undefined ? NOTHING : absent(chainText.environmentEmpty(empty), [variableEvidence(empty)])
  }
}

function takenOut(environment: Environment, names: readonly string[]): Finding {
  const evidence = [{ kind: 'argument' } as const, ...variablesSet(environment, ...names)]
  return { kind: 'removed', reason: sdkChainText.propertiesRemoved, evidence }
}

function keysFound({ facts }: Subject, key: string, secret: string, token: string | null): Finding {
  const names = [key, secret, ...(token === null ? [] : [token])]
  return found(sdkChainText.keysInVariables(key, secret, token), names.map(variableEvidence), endOfVariables(facts))
}

/** Java system properties of the keys. */
export const JAVA_PROPERTIES: KeyVariables = {
  keys: ['aws.accessKeyId'],
  secrets: ['aws.secretAccessKey', 'aws.secretKey'],
  tokens: ['aws.sessionToken'],
  counts: 'not-blank',
}

/** The usual three variables. */
export const USUAL_VARIABLES: KeyVariables = {
  keys: ['AWS_ACCESS_KEY_ID'],
  secrets: ['AWS_SECRET_ACCESS_KEY'],
  tokens: ['AWS_SESSION_TOKEN'],
  counts: 'filled',
}
