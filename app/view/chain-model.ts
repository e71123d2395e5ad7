import type { Parting } from '../chain/compare.ts'
import type { HostId } from '../chain/places/hosts.ts'
import type { Instant } from '../text/instant.ts'
import type { ChainView } from './model.ts'

/*
 * What the Chain room shows besides a single verdict: places, tools side by side, and what was asked of the outside.
 */

/** Where a chain is explained for, as the window chooses it. */
export type PlaceChoice =
  /** This app's own environment. */
  | { readonly kind: 'here' }
  | { readonly kind: 'login-shell' }
  | { readonly kind: 'process'; readonly pid: number }
  | { readonly kind: 'pasted'; readonly id: string }
  | {
      readonly kind: 'pictured'
      readonly host: HostId
      /** Over the usual ones of the host (`PICTURED_HOSTS`); null takes one away. Of secret ones only their length counts. */
      readonly variables: readonly { readonly name: string; readonly value: string | null }[]
      readonly metadata: 'present' | 'absent'
    }

/** One to four tools on the same facts. */
export type ChainComparison = {
  /** In the order they were asked for; empty where the place could not be read. */
  readonly views: readonly ChainView[]
  /** Ids of rungs whose states differ between the tools; a rung that a tool does not have differs too. */
  readonly parts: readonly string[]
  /** In what they part: outcome, provider, profile, region ... with each tool's own answer. */
  readonly partings: readonly Parting[]
  /** Whether all come to the same credentials, or all to none. */
  readonly agree: boolean
  /** What is worth knowing about the place: how a text was read, what is left out. */
  readonly notes: readonly string[]
  /** Why the place could not be read: one sentence; null when it was. */
  readonly problem: string | null
}

/** One of the person's own running processes. */
export type ProcessView = { readonly pid: number; readonly name: string; readonly folder: string }

/** An environment that was read from the clipboard or a file, and is held under its id. */
export type PastedEnvironment = {
  readonly id: string
  readonly format: 'variables' | 'docker-inspect' | 'ecs-task-definition'
  /** The variables that a chain looks at; `shape` is what is known of the value: never more than its kind and length where it is secret. */
  readonly variables: readonly { readonly name: string; readonly shape: string }[]
  readonly notes: readonly string[]
}

/** What a probe found. Credentials themselves are dropped where they arrive. */
export type ProbeAnswer = {
  readonly found: 'credentials' | 'nothing'
  /** One sentence. */
  readonly message: string
  /** When the credentials that were offered end; null where it was not said. */
  readonly expiresAt: Instant | null
}
