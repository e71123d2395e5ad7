import type { WithSettings } from './identity.ts'
import { plainValue } from './settings.ts'

/** Where a trail of `source_profile` references leads. */
export type SourceTrail = {
  /** The profiles referred to, in order, the starting one left out. */
  readonly via: readonly string[]
  /**
   * `ends`: the last one has keys of its own or refers to nobody; `missing`: the last name is no profile; `loop`: the last name was met
   * before.
   */
  readonly end: 'ends' | 'missing' | 'loop'
}

/**
 * Follows `source_profile` as botocore does (credentials `AssumeRoleProvider`, 1.43): only a profile with `role_arn` and without
 * `web_identity_token_file` refers to another; a source with either of the two keys ends the trail; a profile may name itself if it has
 * keys. Presence counts, not content: an empty `source_profile` names a profile that is missing.
 */
export function followSources(profiles: ReadonlyMap<string, WithSettings>, name: string): SourceTrail {
  const via: string[] = []
  const met = new Set([name])
  let at = name
  while (via.length < MOST_HOPS) {
    const profile = profiles.get(at)
    if (profile === undefined) return { via, end: 'missing' }
    const source = assumesRole(profile) ? plainValue(profile.settings, 'source_profile') : null
    if (source === null) return { via, end: 'ends' }
    via.push(source)
    const next = profiles.get(source)
    if (next === undefined) return { via, end: 'missing' }
    const holdsKeys = hasOwnKeys(next)
    if (met.has(source)) return { via, end: source === at && holdsKeys ? 'ends' : 'loop' }
    if (holdsKeys) return { via, end: 'ends' }
    met.add(source)
    at = source
  }
  return { via, end: 'ends' }
}

/** Longer trails are followed no further: nobody means them, and a hostile file must not take the square of its length. */
const MOST_HOPS = 100

function assumesRole({ settings }: WithSettings): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file')
}

function hasOwnKeys({ settings }: WithSettings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key')
}
