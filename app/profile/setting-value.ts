import { once } from '../document/once.ts'
import { makeSecret } from '../text/secret.ts'
import { type EffectiveSetting, type Place, SECRET_SETTINGS, type SettingValue } from './model.ts'

/** A secret that got into another setting's value: an indented line under it, a key of a nested block. */
const SECRET_INSIDE = /aws_(secret_access_key|session_token|security_token)/i

/** Shared by all settings that override nothing. */
const NO_OVERRIDES: EffectiveSetting['overrides'] = []

/** Whether a setting's value is secret by its name, in any case, or by that of its parent or child (`s3.aws_session_token`). */
export function isSecretName(name: string): boolean {
  return name
    .toLowerCase()
    .split('.')
    .some((part) => SECRET_SETTINGS.has(part))
}

/** A value that is secret whatever its setting is called. Wrapped when first asked for: of thousands of secrets most never are. */
export function secretValue(text: string): SettingValue {
  const secret = once(() => makeSecret(text))
  return {
    kind: 'secret',
    get secret() {
      return secret()
    },
  }
}

/** The value of a setting that is not secret by name; secret all the same when it swallowed a secret's line. */
export function textValue(text: string): SettingValue {
  return text.includes('\n') && SECRET_INSIDE.test(text) ? secretValue(text) : { kind: 'plain', text }
}

/** A nested block; wholly secret when one of its keys is. */
export function nestedValue(text: string, entries: ReadonlyMap<string, string>): SettingValue {
  return SECRET_INSIDE.test(text) ? secretValue(text) : { kind: 'nested', entries }
}

/** A setting that overrides what stood there before, if anything. */
export function settingOver(
  name: string,
  value: SettingValue,
  place: Place,
  earlier: EffectiveSetting | undefined,
): EffectiveSetting {
  return { name, value, place, overrides: earlier === undefined ? NO_OVERRIDES : overridesOf(earlier) }
}

/** A setting that also overrides another, further away than what it overrides already. */
export function alsoOver(setting: EffectiveSetting, under: EffectiveSetting): EffectiveSetting {
  const { name, value, place, overrides } = setting
  return { name, value, place, overrides: [...overrides, ...overridesOf(under)].slice(0, MOST_OVERRIDES) }
}

function overridesOf({ value, place, overrides }: EffectiveSetting): EffectiveSetting['overrides'] {
  return [{ value, place }, ...overrides.slice(0, MOST_OVERRIDES - 1)]
}

/** Nobody reads more, and a file of one line repeated a million times must not take the square of that. */
const MOST_OVERRIDES = 20
