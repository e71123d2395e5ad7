import type { Dialect } from '../profile/model.ts'
import type { Instant } from '../text/instant.ts'
import type { ChainError, ChainFacts, Evidence, ProviderId, ToolId } from './model.ts'
import type { ProfileView } from './profile-view.ts'

/*
 * What a chain is made of. A tool is data (`tools/`): a list of rungs, each naming one provider function (`providers/`).
 * A provider function judges its rung alone, as if nothing stood above it; the walk over the rungs (`walk.ts`) turns these findings into states.
 */

/** What a provider function looks at: the facts, and one profile as the tool reads it. */
export type Subject = {
  readonly facts: ChainFacts
  readonly dialect: Dialect
  readonly profile: ProfileView
  /** The profile that was selected: {@link profile} itself, or the role further up whose source it is. */
  readonly session: ProfileView
  /** `off`: an explicit profile, or a source profile: variables of the environment do not count for profile-aware providers. */
  readonly variables: 'read' | 'off'
}

/**
 * Why a rung would stop the chain. `cache`: a cache or token file on this machine, which a login mends; `environment`: it depends on where the tool runs
 * (variables, metadata); `configuration`: the files are wrong.
 */
export type FailureCause = 'configuration' | 'cache' | 'environment'

/** The rung yields credentials. */
export type Found = {
  readonly kind: 'found'
  readonly reason: string
  readonly evidence: readonly Evidence[]
  /** Source profiles of a role chain, nearest first. */
  readonly via: readonly string[]
  /** Sentences that matter only when the rung wins. */
  readonly warnings: readonly string[]
  /** Keys that stand in a file: temporary by the token beside them, or by their id (`ASIA`). */
  readonly term: 'long' | 'temporary' | null
  /** When the credentials end, where a file, a cache or a variable says so. */
  readonly expiresAt: Instant | null
  /** The setting or variable that says so; null for a cache, and where nothing does. */
  readonly expiresBy: string | null
  /** A probe asked, and this came of it. */
  readonly askedAt?: Instant
}

/** The tool stops here. `code`: the tool's own class name. */
export type Failure = {
  readonly kind: 'fails'
  readonly code: string
  readonly cause: FailureCause
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

/** Something is configured, but not enough; the tool goes on, without or with leaving the rung's group. */
export type Incomplete = {
  readonly kind: 'incomplete'
  readonly next: 'rung' | 'group'
  readonly reason: string
  readonly evidence: readonly Evidence[]
  /** A cause the tool swallows without a word: also shown as a warning. */
  readonly swallowed: boolean
}

/** What a rung is worth by itself. */
export type Finding =
  | Found
  | Failure
  | Incomplete
  | {
      readonly kind: 'absent' | 'removed' | 'not-probed'
      readonly reason: string
      readonly evidence: readonly Evidence[]
      /** A probe asked, and this came of it. */
      readonly askedAt?: Instant
    }

/** Judges one rung; never throws, never looks at other rungs. */
export type FindProvider = (subject: Subject) => Finding

/** One rung of a tool's chain. */
export type Rung = {
  /** Stable and documented (`docs/chain.md`): the provider's name, with a suffix where a provider has a second rung. */
  readonly id: string
  readonly provider: ProviderId
  /** Rungs of one group are alternatives: the tool takes the first that is configured and leaves the group when it fails softly. */
  readonly group?: string
  /** The rung reads the same settings as this earlier one, so it says nothing of its own unless it is reached. */
  readonly repeats?: string
  readonly find: FindProvider
}

/** The profile a tool selects. `named`: whether its absence is an error where the tool cares. */
export type SelectedProfile = {
  readonly name: string
  readonly origin: Evidence
  readonly chosenBy: 'argument' | 'variable' | 'default'
}

/** A region rung: where a region may come from. */
export type RegionSource =
  /** `whenEmpty`: a variable that is set to nothing is the answer, or is passed over. */
  | { readonly kind: 'variable'; readonly name: string; readonly whenEmpty: 'counts' | 'passed-over' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'instance-metadata' }

/** One tool: its chain as data, and the version the rules were read from. */
export type ToolDefinition = {
  readonly id: ToolId
  readonly name: string
  /** The version whose source or behaviour the rules come from. */
  readonly version: string
  /** What was read: source files of that version, for the page of the chains. */
  readonly source: string
  readonly dialect: Dialect
  /** The variables (or system properties) that may name a profile, in order; a profile given explicitly comes before them. */
  readonly selects: readonly string[]
  readonly select: (facts: ChainFacts) => SelectedProfile
  /** Errors before the first provider is asked. */
  readonly before: (subject: Subject, selected: SelectedProfile) => ChainError | null
  /** Whether environment variables count for profile-aware providers, given how the profile was chosen. */
  readonly variables: (selected: SelectedProfile) => 'read' | 'off'
  readonly rungs: readonly Rung[]
  readonly regions: readonly RegionSource[]
  /** Warnings that belong to no rung. */
  readonly remarks: (subject: Subject, selected: SelectedProfile) => readonly string[]
}
