import type { Instant } from '../text/instant.ts'

/** A profile to use and the region that goes with it; both null: none, so that each tool falls back to its own default. */
export type ActiveChoice = {
  readonly profile: string | null
  /** As the files give it; null where they give none, or none that a variable can hold (see `regionFor`). */
  readonly region: string | null
}

/** None. */
export const NO_CHOICE: ActiveChoice = { profile: null, region: null }

/** For whom a choice holds: every shell that follows, or one shell and what is started from it. */
export type ActiveScope = 'everywhere' | 'here'

/**
 * Which profile new commands use, as the file `active` in the state folder says. Nothing here is secret. A lease is the pair
 * `leaseUntil` and `returnsTo`: both null or neither.
 */
export type ActiveState = ActiveChoice & {
  /** What `lanyard use -` goes back to; null: there is nothing to go back to. Never what a lease was for. */
  readonly previous: ActiveChoice | null
  /** From this instant on (a whole second) {@link returnsTo} holds instead; null: no lease. */
  readonly leaseUntil: Instant | null
  readonly returnsTo: ActiveChoice | null
  /** When this was chosen; null: never. */
  readonly setAt: Instant | null
  readonly scope: ActiveScope
}

/** What holds where nobody chose yet. */
export const NOTHING_ACTIVE: ActiveState = {
  ...NO_CHOICE,
  previous: null,
  leaseUntil: null,
  returnsTo: null,
  setAt: null,
  scope: 'everywhere',
}

/** What a person may ask for. `leaseSeconds` null: until further notice. */
export type ActiveChange = {
  readonly choice: ActiveChoice
  readonly leaseSeconds: number | null
}
