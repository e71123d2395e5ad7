import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type { RenewalPlan, RenewalProgress } from '../../../app/session/routes/model.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Secret } from '../../../app/text/secret.ts'
import type { Outcome, SessionFailure } from '../../../app/view/model.ts'
import type { Timer } from '../../aws/call.ts'
import type { assumeRole } from '../../aws/role.ts'
import type { getSessionToken } from '../../aws/sts.ts'
import type { Asker } from '../../edit/model.ts'
import type { World } from '../../facts/world.ts'
import type { FileSystem } from '../../files/file-system.ts'
import type { Clock, Written } from '../../files/model.ts'
import type { recordWrite } from '../../history/record.ts'
import type { VaultOpening } from '../../vault/model.ts'

/** Temporary credentials held by this process for a profile. */
export type HeldCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  readonly expiresAt: Instant
}

/** Credentials kept in memory only (`ResultPlace` `memory`, and base sessions of a running renewal). */
export type MemoryCredentials = {
  /** Null: none, or over at `now`. */
  readonly get: (profile: string, now: Instant) => HeldCredentials | null
  readonly put: (profile: string, credentials: HeldCredentials) => void
  readonly drop: (profile: string) => void
  /** Names and ends, for lists; nothing secret. */
  readonly list: () => readonly { readonly profile: string; readonly expiresAt: Instant }[]
}

/** What a renewal touches. Everything left out is the real thing. */
export type RenewalDeps = {
  readonly clock: Clock
  readonly who: Asker
  readonly memory: MemoryCredentials
  /** In 0..1, for jitter. */
  readonly random?: () => number
  /** Calls at once, over all devices; 4 when left out. */
  readonly concurrency?: number
  readonly onWritten?: (written: Written) => void
  /** Hears AWS's clock minus this computer's, in milliseconds, with each answer that has a date. */
  readonly onClock?: (offset: number) => void
  readonly signal?: AbortSignal
  readonly askSession?: typeof getSessionToken
  readonly askRole?: typeof assumeRole
  readonly fileSystem?: FileSystem
  /** Milliseconds STS has to answer a call. */
  readonly patience?: number
  readonly timer?: Timer
  /** Milliseconds to wait for another Lanyard that uses the same device. */
  readonly lockPatience?: number
  readonly record?: typeof recordWrite
  /** Opens the vault for this one renewal; left out, keys in it are told to be out of reach. */
  readonly openVault?: () => Pick<VaultOpening, 'keysOf'>
  /** `left-out`: nothing is noted; for a process whose memory ends with it at once. */
  readonly ledger?: 'left-out'
}

/** A renewal being carried out. Nothing is sent before `begin`. */
export type Renewal = {
  readonly plan: RenewalPlan
  readonly progress: () => RenewalProgress
  /** Hears every change; one listener. */
  readonly listen: (hear: (progress: RenewalProgress) => void) => void
  /** Carries out what needs no code; resolves when nothing more can be done without one. */
  readonly begin: () => Promise<RenewalProgress>
  /**
   * Spends a code for the device of `progress().next`; resolves when all that it opens has ended. A failure is about the code or the call
   * that took it (wrong, used, device busy, no network): nothing was written for it, and another code may be given.
   */
  readonly giveCode: (code: string) => Promise<Outcome<RenewalProgress, SessionFailure>>
  readonly cancel: () => void
  /** Sentences worth knowing after the end: clock off, region assumed, durations cut, history not written. */
  readonly notes: () => readonly string[]
  /** What was written, for the ledger's readers. */
  readonly written: () => readonly LedgerEntry[]
}

/** Prepares a renewal: files looked at, targets checked. Nothing is sent or written. */
export type PrepareRenewal = (
  world: World,
  plan: RenewalPlan,
  deps: RenewalDeps,
) => Promise<Outcome<Renewal, SessionFailure>>
