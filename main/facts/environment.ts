import { type Environment, SECRET_VARIABLES } from '../../app/chain/model.ts'
import { isSecret, makeSecret } from '../../app/text/secret.ts'
import type { Platform } from '../files/model.ts'

const SECRET_NAMES: ReadonlySet<string> = new Set([...SECRET_VARIABLES].map((name) => name.toUpperCase()))

/** In any case: Windows folds it, and a secret too many does no harm. */
const isSecretVariable = (name: string): boolean => SECRET_NAMES.has(name.toUpperCase())

/**
 * Copies a process's environment and takes the secret variables out of the original: programs that the process starts later (an editor,
 * the system's opener) inherit none of them.
 */
export function takeEnvironment(
  variables: Record<string, string | undefined>,
): Readonly<Record<string, string | undefined>> {
  const taken = { ...variables }
  for (const name of Object.keys(taken)) {
    if (isSecretVariable(name)) delete variables[name]
  }
  return taken
}

/** The environment of a process as plain values; secret variables are wrapped here, at the door. Windows folds the case of names. */
export function gatherEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  platform: Platform,
): Environment {
  const environment = new Map<string, ReturnType<typeof makeSecret> | string>()
  for (const [written, value] of Object.entries(variables)) {
    if (value === undefined) continue
    const name = platform === 'win32' ? written.toUpperCase() : written
    environment.set(name, isSecretVariable(name) ? makeSecret(value) : value)
  }
  return environment
}

/** An environment without its secrets, for programs that get no key. */
export function plainVariables(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries([...environment].flatMap(([name, value]) => (isSecret(value) ? [] : [[name, value]])))
}
