import type { MarkColour } from '../marks/model.ts'
import type { VaultStanding } from '../switch/vault-model.ts'
import type { Instant } from '../text/instant.ts'

/*
 * What window, tray and palette show of switching: JSON-safe, without a secret in it.
 */

/** The profile that new commands use, as the shells with Lanyard's hook follow it. */
export type ActiveView = {
  /** Null: none; shells are left as they are. */
  readonly profile: string | null
  readonly accountId: string | null
  readonly label: 'production' | null
  readonly colour: MarkColour | null
  readonly expiresAt: Instant | null
  /** Milliseconds; null: unknown. */
  readonly lifetime: number | null
  /** What *Back* returns to; null: nothing to go back to. */
  readonly previous: { readonly profile: string | null } | null
  /** When it goes back by itself, and to which profile; null: it stays. */
  readonly lease: { readonly endsAt: Instant; readonly returnsTo: string | null } | null
  /** A sentence where the active profile is missing from the files, or cannot be seen by a tool; else null. */
  readonly problem: string | null
  /** `[default]` stands in for a profile at present; null: as the person wrote it. */
  readonly defaultFor: {
    readonly profile: string
    readonly lease: { readonly endsAt: Instant } | null
    /** What of the swapped sections was changed since, so that going back needs a look; else null. */
    readonly trouble: string | null
  } | null
}

/** Dialects of *Copy environment*. */
export type { EnvironmentDialect } from '../switch/environment/model.ts'
/** A running process of the person that will not follow a switch. */
export type { NotFollowing as NotFollowingView } from '../switch/not-following.ts'

/** Whether keys can go to the vault, and which are there. */
export type VaultView = {
  readonly state: 'ready' | 'refused' | 'locked'
  /** Where the keys would be kept (`GNOME keyring`), or why not. */
  readonly sentence: string
  readonly entries: readonly {
    readonly profile: string
    /** `AKIA…7F3Q`. */
    readonly keyId: string
    readonly storedAt: Instant
    readonly seed: 'kept' | 'not-kept'
    /** Keys that no file needs (`no-profile`, `other-keys`) can be removed. */
    readonly standing: VaultStanding
    /** Where files and vault do not go together (the keys stand in a file, too), as a sentence; null: they do. */
    readonly trouble: string | null
  }[]
  /** Sentences with the next step: a move that was not finished, a damaged file. */
  readonly problems: readonly string[]
}

/** Plain copies of keys that would make a vault pointless. */
export type PlainCopiesView = {
  readonly backups: number
  readonly historyEntries: number
  /** Paths of backups, for the person to see. */
  readonly files: readonly string[]
  /** What was found, what deleting would take away, and what could not be searched. */
  readonly sentences: readonly string[]
}

/** Services and regions that the console dialog offers. */
export type ConsoleChoices = {
  readonly services: readonly { readonly id: string; readonly title: string }[]
  readonly regions: readonly string[]
  /** Null: it can be opened; else why not, with the route that can. */
  readonly obstacle: string | null
  /** What is used: `role Admin of acme-prod`, `GetFederationToken with acme-base's keys`. */
  readonly using: string | null
}
