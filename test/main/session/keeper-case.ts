import type { KeeperStep, KeptSeed } from './keeper-scene.ts'

/** What happens from noon on, and which renewals start when. */
export type KeeperCase = {
  readonly name: string
  readonly sessions: readonly KeptSeed[]
  readonly steps: readonly KeeperStep[]
  /** Minute and profile. Jitter depends on nothing but name and end, so the minutes are always the same. */
  readonly started: readonly string[]
}

/** Ends at one o'clock, given for an hour. */
export const hour: KeptSeed = { profile: 'a', ends: 60 }
