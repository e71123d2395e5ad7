import { makeSecret, type Secret } from '../text/secret.ts'
import { type EffectiveSetting, type Place, SECRET_SETTINGS, type SettingValue } from './model.ts'

/** Secrets by their text, so that one text read by three dialects is one secret. Lives as long as one reading takes. */
export type SecretKeeper = Map<string, Secret>

/** A secret that got into another setting's value: an indented line under it, a key of a nested block. */
const SECRET_INSIDE = /aws_(secret_access_key|session_token|security_token)/i

/** Shared by all settings that override nothing. */
export const NO_OVERRIDES: EffectiveSetting['overrides'] = []

/** Wraps a text as a secret. */
export function keepSecret(keeper: SecretKeeper, text: string): SettingValue {
  let secret = keeper.get(text)
  if (secret === undefined) {
    secret = makeSecret(text)
    keeper.set(text, secret)
  }
  return { kind: 'secret', secret }
}

/** Whether a setting's value is secret by its name: case does not matter, nor a parent block (`s3.aws_session_token`). */
export function isSecretName(name: string): boolean {
  if (SECRET_SETTINGS.has(name)) return true
  const bare = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return SECRET_SETTINGS.has(bare)
}

/** A one-line value. */
export function lineValue(keeper: SecretKeeper, name: string, text: string): SettingValue {
  return isSecretName(name) ? keepSecret(keeper, text) : { kind: 'plain', text }
}

/** A value over several lines that is no nested block; secret too when it swallowed a secret's line. */
export function textValue(keeper: SecretKeeper, name: string, text: string): SettingValue {
  if (isSecretName(name) || (text.includes('\n') && SECRET_INSIDE.test(text))) return keepSecret(keeper, text)
  return { kind: 'plain', text }
}

/** A nested block; wholly secret when one of its keys is. */
export function nestedValue(keeper: SecretKeeper, text: string, entries: ReadonlyMap<string, string>): SettingValue {
  return SECRET_INSIDE.test(text) ? keepSecret(keeper, text) : { kind: 'nested', entries }
}

/** A setting that overrides what stood there before, if anything. */
export function settingOver(
  name: string,
  value: SettingValue,
  place: Place,
  earlier: EffectiveSetting | undefined,
): EffectiveSetting {
  if (earlier === undefined) return { name, value, place, overrides: NO_OVERRIDES }
  return { name, value, place, overrides: overridesOf(earlier) }
}

/** What a setting becomes once it is overridden: itself, then what it overrode. */
export function overridesOf(setting: EffectiveSetting): EffectiveSetting['overrides'] {
  return [{ value: setting.value, place: setting.place }, ...setting.overrides]
}
