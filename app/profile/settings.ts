import { isEmptySecret } from '../text/secret.ts'
import type { EffectiveSetting, Setting } from './model.ts'

/** Settings under the names by which a reading looks them up. */
export type Settings = ReadonlyMap<string, Setting>

/** The text of a plain setting; null when it is absent, secret or a nested block. The empty text is a value. */
export function plainValue(settings: Settings, name: string): string | null {
  const value = settings.get(name)?.value
  return value?.kind === 'plain' ? value.text : null
}

/** {@link plainValue}, but null for the empty text too. */
export function filledValue(settings: Settings, name: string): string | null {
  const text = plainValue(settings, name)
  return text === '' ? null : text
}

/** The entries of a nested block (`s3 =` and indented lines); null when it is absent or no block. */
export function nestedEntries(settings: Settings, name: string): ReadonlyMap<string, string> | null {
  const value = settings.get(name)?.value
  return value?.kind === 'nested' ? value.entries : null
}

/** Whether a setting is there and not empty; works for secrets without opening them. */
export function isFilled(settings: Settings, name: string): boolean {
  const value = settings.get(name)?.value
  if (value === undefined) return false
  switch (value.kind) {
    case 'plain':
      return value.text !== ''
    case 'secret':
      return !isEmptySecret(value.secret)
    case 'nested':
      return value.entries.size > 0
  }
}

/** The setting itself, for its place; undefined when absent. */
export function findSetting(
  settings: ReadonlyMap<string, EffectiveSetting>,
  ...names: readonly string[]
): EffectiveSetting | undefined {
  for (const name of names) {
    const setting = settings.get(name)
    if (setting !== undefined) return setting
  }
  return undefined
}
