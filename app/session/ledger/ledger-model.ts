import type { Instant } from '../../text/instant.ts'
import type { ResultPlace, RouteKind } from '../routes/model.ts'

/**
 * What Lanyard wrote for a session, so that it can be taken back exactly and renewed the same way. Kept in the state folder
 * (`sessions.json`, 0600); nothing in it is secret.
 */
export type LedgerEntry = {
  /** The profile that came alive (a target section's name, or the role's profile). */
  readonly profile: string
  /** Whose keys signed, directly or through a base session. */
  readonly source: string
  readonly serial: string | null
  readonly route: RouteKind
  readonly place: ResultPlace
  /** Id of the temporary key that was written: what stands there with another id is not ours. */
  readonly accessKeyId: string
  /** Absolute path of the file written; null for memory. */
  readonly file: string | null
  /** Whether the section was made by Lanyard, and which settings of an older one it wrote (names only). */
  readonly section: 'made' | 'changed' | null
  readonly settings: readonly string[]
  readonly writtenAt: Instant
  readonly expiresAt: Instant
  /** Seconds asked for; renewals ask for the same. */
  readonly durationSeconds: number
}
