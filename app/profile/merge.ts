import type { Dialect, EffectiveSetting, FileRole, ProfileSection, Readings } from './model.ts'
import { alsoOver } from './setting-value.ts'

/** A profile before anything was found wrong with it. */
export type MergedProfile = {
  readonly name: string
  readonly readBy: Dialect
  readonly sections: Readonly<Record<FileRole, ProfileSection | null>>
  readonly settings: ReadonlyMap<string, EffectiveSetting>
}

/**
 * One name of both files as AWS CLI merges it (botocore session `full_config`, 1.43): the credentials file's settings over the config
 * file's. Of a file that botocore refuses, and of a name it finds nowhere, the tolerant reading's section is taken.
 */
export function mergeProfile(readings: Readings, name: string): MergedProfile {
  const { botocore } = readings
  const known = botocore.config.profiles.has(name) || botocore.credentials.profiles.has(name)
  const config = sectionFor(readings, 'config', name, known ? 'known' : 'unknown')
  const credentials = sectionFor(readings, 'credentials', name, known ? 'known' : 'unknown')
  const byBotocore =
    config === (botocore.config.profiles.get(name) ?? null) &&
    credentials === (botocore.credentials.profiles.get(name) ?? null)
  const sections = { config, credentials }
  const readBy = byBotocore ? 'botocore' : 'tolerant'
  return { name, readBy, sections, settings: mergeSettings(config, credentials) }
}

function sectionFor(
  readings: Readings,
  role: FileRole,
  name: string,
  toBotocore: 'known' | 'unknown',
): ProfileSection | null {
  const { refusal, profiles } = readings.botocore[role]
  if (refusal === null && toBotocore === 'known') return profiles.get(name) ?? null
  return readings.tolerant[role].profiles.get(name) ?? null
}

function mergeSettings(
  config: ProfileSection | null,
  credentials: ProfileSection | null,
): ReadonlyMap<string, EffectiveSetting> {
  if (credentials === null) return config?.settings ?? new Map()
  if (config === null) return credentials.settings
  const merged = new Map(config.settings)
  for (const [name, setting] of credentials.settings) {
    const under = merged.get(name)
    merged.set(name, under === undefined ? setting : alsoOver(setting, under))
  }
  return merged
}
