import type { Instant } from '../../text/instant.ts'

/**
 * How an environment can be written down: the four shells; a `.env` file; JSON (with keys what a `credential_process` prints, without them
 * an object of the variables); `-e` options of `docker run`.
 */
export const ENVIRONMENT_DIALECTS = ['posix', 'fish', 'powershell', 'cmd', 'dotenv', 'json', 'docker'] as const
export type EnvironmentDialect = (typeof ENVIRONMENT_DIALECTS)[number]

/** A profile, and the region that goes with it: null where the files give none, or none that a variable can hold (`regionFor`). */
export type EnvironmentProfile = { readonly profile: string; readonly region: string | null }

/** Keys as plain text, opened for one call. Nothing in `app/switch/environment` keeps them. */
export type OpenedKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Null for long-term keys. */
  readonly sessionToken: string | null
  /** Null: they do not end, or nobody knows when. */
  readonly expiresAt: Instant | null
}

/** A variable to set, or to take away (null). */
export type Variable = readonly [name: string, value: string | null]

/** Why a dialect cannot hold a value. */
export type Unwritable = 'controls' | 'command-prompt' | 'dotenv'

export type Written =
  | { readonly ok: true; readonly value: string }
  /** `variable`: the one whose value it is. Never the value. */
  | { readonly ok: false; readonly reason: Unwritable; readonly variable: string }
