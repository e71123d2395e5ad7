import { type ImportResult, recogniseImport } from '../../../../app/command/import/index.ts'
import type { ImportedProfile } from '../../../../app/command/model.ts'
import { isSecret, openSecret } from '../../../../app/text/secret.ts'

/** AWS's documented example keys. */
export const AKIA = 'AKIAIOSFODNN7EXAMPLE'
export const ASIA = 'ASIAIOSFODNN7EXAMPLE'
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
export const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+token=='
export const END = '2026-11-05T21:04:00Z'

export type Recognised = ImportResult & { readonly ok: true }

/** What a text that must be recognised is recognised as. */
export function recognise(text: string): Recognised {
  const result = recogniseImport(text)
  if (!result.ok) throw new Error(`not recognised: ${result.message}`)
  return result
}

/** A profile's settings with their values, secrets opened. */
export function settingsOf(profile: ImportedProfile | undefined): Readonly<Record<string, string>> {
  const pairs = profile?.settings ?? []
  return Object.fromEntries(pairs.map(({ setting, value }) => [setting, isSecret(value) ? openSecret(value) : value]))
}

/** The settings of the only profile in a text. */
export function only(text: string): Readonly<Record<string, string>> {
  const { profiles } = recognise(text)
  if (profiles.length !== 1) throw new Error(`${profiles.length} profiles`)
  return settingsOf(profiles[0])
}

export const LONG_TERM = { aws_access_key_id: AKIA, aws_secret_access_key: SECRET } as const
export const TEMPORARY = {
  aws_access_key_id: ASIA,
  aws_secret_access_key: SECRET,
  aws_session_token: TOKEN,
} as const
