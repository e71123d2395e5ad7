import type { Instant } from '../../text/instant.ts'
import type { VaultedKeys } from '../keys.ts'
import type { PrepareFailure } from '../prepare.ts'
import type { RoutePreference, RoutePreferences } from './model.ts'

/** What planning knows besides the two files. */
export type RouteOptions = {
  readonly preferences: RoutePreferences
  /** Seconds a base session is asked for where nobody chose; the setting `sessionDuration`. */
  readonly sessionDuration: number
  /**
   * Base sessions that are still alive and may sign, with their ends: by the section they stand in, or, where they are held in memory, by
   * the profile of the long-term keys.
   */
  readonly live: ReadonlyMap<string, Instant>
  readonly now: Instant
  /** Profiles that have long-term keys though no file holds them; none when left out. */
  readonly vault?: VaultedKeys
}

/** A value, or why there is none. */
export type Planned<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: PrepareFailure }

const NOTHING_CHOSEN: RoutePreference = { route: null, place: null, durationSeconds: null }

/** What was chosen for a profile; all null where nothing was. */
export function preferenceOf(options: RouteOptions, profile: string): RoutePreference {
  return options.preferences.get(profile) ?? NOTHING_CHOSEN
}
