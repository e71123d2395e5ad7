import type { Instant } from '../../text/instant.ts'

/*
 * How a profile comes to live credentials, as data: said before a code is typed, carried out by `main/session`, shown by window, tray and
 * command line. Nothing in here is secret.
 */

/**
 * Where the result of a call goes. `target`: a section of the shared credentials file that every tool reads. `cli-cache`: the file in
 * which AWS CLI (v1, v2) looks for a role's credentials before it asks for a code (`~/.aws/cli/cache`); no other tool reads it.
 * `memory`: this process only, for `credential_process`; gone when Lanyard ends.
 */
export type ResultPlace =
  | { readonly kind: 'target'; readonly section: string }
  | { readonly kind: 'cli-cache' }
  | { readonly kind: 'memory' }

/**
 * `session-token`: GetSessionToken with the profile's own long-term keys. `shared-code`: one GetSessionToken for the (access key, device)
 * pair, every role behind it assumed without another code. `own-code`: AssumeRole with the code itself: up to 12 h, and the code opens
 * nothing else. `no-code`: AssumeRole from credentials that need none.
 */
export type RouteKind = 'session-token' | 'shared-code' | 'own-code' | 'no-code'

/** Who signs a call: the keys in a profile's section, or what an earlier call of the plan gives. */
export type Signer =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'call'; readonly id: string }

/** One call of STS. */
export type PlannedCall = {
  /** Unique in its plan, stable while files and preferences stay the same. */
  readonly id: string
  readonly action: 'GetSessionToken' | 'AssumeRole'
  readonly signer: Signer
  /** The profile that comes alive by it; for a base session the profile of the long-term keys. */
  readonly profile: string
  /** Sent with a code where not null. */
  readonly serial: string | null
  readonly role: {
    readonly arn: string
    readonly sessionName: string
    readonly externalId: string | null
  } | null
  /** Seconds, within what STS allows for this call (aws-facts: 900..129600; roles 900..43200; chained at most 3600). */
  readonly durationSeconds: number
  readonly place: ResultPlace
}

/** A profile that a plan brings to life. */
export type Opening = {
  readonly profile: string
  /** Null: no call of its own; tools assume it themselves from what the plan writes. */
  readonly callId: string | null
  /** The call of the plan that it is live after: its own, or for a profile without one, the one it hangs on. Null: no call is waited for. */
  readonly through: string | null
  /** Seconds at most; for a profile without a call, of what it hangs on. */
  readonly durationSeconds: number
}

/** One way to live credentials, whole. `calls` stand in dependency order; `codes` is how many codes it takes, each from its own window. */
export type RenewalPlan = {
  readonly kind: RouteKind
  /** Devices that give a code, in the order they are asked for. Empty: none is needed. */
  readonly devices: readonly string[]
  readonly codes: number
  readonly calls: readonly PlannedCall[]
  readonly opens: readonly Opening[]
  /** What it cannot open although it hangs on the same keys or device, and why, with the next step. */
  readonly cannot: readonly { readonly profile: string; readonly code: string; readonly message: string }[]
  /** Sentences: why this route, what it means for other tools, where a duration was cut and by which rule. */
  readonly notes: readonly string[]
}

/** One route of a profile beside the others. */
export type RouteChoice = {
  readonly kind: RouteKind
  readonly place: ResultPlace
  readonly plan: RenewalPlan
  /** What the preferences say, else what is best where nothing was chosen. One of them. */
  readonly chosen: boolean
}

/** What a person chose for a profile; null members: not chosen. Kept in Lanyard's own state (`app/marks`). */
export type RoutePreference = {
  readonly route: RouteKind | null
  readonly place: ResultPlace | null
  /** Seconds; null: the profile's `duration_seconds`, else what settings say. */
  readonly durationSeconds: number | null
}
export type RoutePreferences = ReadonlyMap<string, RoutePreference>

/** How a call of a running renewal stands. */
export type CallState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'asking'; readonly attempt: number }
  /** Throttled or a passing fault: tried again at `at`. */
  | { readonly kind: 'backing-off'; readonly at: Instant; readonly attempt: number }
  | { readonly kind: 'done'; readonly expiresAt: Instant }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** What it hangs on failed, or the renewal was cancelled. */
  | { readonly kind: 'skipped'; readonly because: 'source-failed' | 'cancelled' }

/** A running or ended renewal. */
export type RenewalProgress = {
  readonly plan: RenewalPlan
  readonly calls: ReadonlyMap<string, CallState>
  readonly state: 'running' | 'needs-code' | 'done' | 'partly' | 'failed' | 'cancelled'
  /** `needs-code`: the device asked next, and when its next unused code appears (null: now). */
  readonly next: { readonly serial: string; readonly waitUntil: Instant | null } | null
}
