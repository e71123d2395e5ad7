import { isEmptySecret } from '../text/secret.ts'
import type { Environment, Evidence } from './model.ts'

/** Whether a variable is set, even to nothing. */
export const isSet = (environment: Environment, name: string): boolean => environment.has(name)

/** Whether a variable is set to something. */
export function isFilled(environment: Environment, name: string): boolean {
  const value = environment.get(name)
  if (value === undefined) return false
  return typeof value === 'string' ? value !== '' : !isEmptySecret(value)
}

/** The text of a variable; null when it is not set or is a secret. */
export function variableText(environment: Environment, name: string): string | null {
  const value = environment.get(name)
  return typeof value === 'string' ? value : null
}

/** Evidence naming a variable. */
export const variableEvidence = (name: string): Evidence => ({ kind: 'variable', name })

/** Evidence for those of the named variables that are set. */
export function variablesSet(environment: Environment, ...names: readonly string[]): Evidence[] {
  return names.filter((name) => environment.has(name)).map(variableEvidence)
}
