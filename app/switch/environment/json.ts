import { formatInstant } from '../../text/instant.ts'
import { hasControls } from '../shell-words.ts'
import type { OpenedKeys, Variable, Written } from './model.ts'

const text = (fields: Readonly<Record<string, unknown>>): string => `${JSON.stringify(fields, null, 2)}\n`

/**
 * What a `credential_process` prints (AWS CLI user guide, "Sourcing credentials with an external process": Version 1; token and end are left
 * out where there are none).
 */
export function credentialProcessText({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: OpenedKeys): string {
  return text({
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken === null ? {} : { SessionToken: sessionToken }),
    ...(expiresAt === null ? {} : { Expiration: formatInstant(expiresAt) }),
  })
}

/** The variables as an object, as editors take them for a program's `env`. */
export function variablesJson(variables: readonly Variable[]): Written {
  const unfit = variables.find(([, value]) => value !== null && hasControls(value))
  if (unfit !== undefined) return { ok: false, reason: 'controls', variable: unfit[0] }
  return { ok: true, value: text(Object.fromEntries(variables.filter(([, value]) => value !== null))) }
}
