import { copyWords } from '../../text/copy-text.ts'
import { dockerText } from './docker.ts'
import { dotenvText } from './dotenv.ts'
import { credentialProcessText, variablesJson } from './json.ts'
import type { EnvironmentDialect, EnvironmentProfile, OpenedKeys, Variable, Written } from './model.ts'
import { shellText } from './shells.ts'
import { keyVariables, profileVariables } from './variables.ts'

export type EnvironmentText =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly failure: string }

/**
 * An environment as text to paste: with keys, or with the profile's name and region alone (null). One call, nothing is kept of the keys.
 * A value that the dialect cannot hold safely is refused with a sentence, which never repeats it.
 */
export function environmentText(
  dialect: EnvironmentDialect,
  chosen: EnvironmentProfile,
  keys: OpenedKeys | null,
): EnvironmentText {
  const written = keys === null ? withoutKeys(dialect, chosen) : withKeys(dialect, chosen, keys)
  if (written.ok) return written
  const isName = written.variable === 'AWS_PROFILE'
  return { ok: false, failure: isName ? copyWords.name[written.reason] : copyWords.value(written.variable) }
}

const withoutKeys = (dialect: EnvironmentDialect, chosen: EnvironmentProfile): Written =>
  dialect === 'json' ? variablesJson(profileVariables(chosen)) : written(dialect, profileVariables(chosen), 'names')

function withKeys(dialect: EnvironmentDialect, { region }: EnvironmentProfile, keys: OpenedKeys): Written {
  const variables = keyVariables(region, keys)
  if (dialect !== 'json') return written(dialect, variables, 'secrets')
  const checked = variablesJson(variables)
  return checked.ok ? { ok: true, value: credentialProcessText(keys) } : checked
}

function written(
  dialect: Exclude<EnvironmentDialect, 'json'>,
  variables: readonly Variable[],
  holds: 'secrets' | 'names',
): Written {
  switch (dialect) {
    case 'dotenv':
      return dotenvText(variables)
    case 'docker':
      return dockerText(variables)
    default:
      return shellText(variables, dialect, holds)
  }
}
