import { afterEvent, type FanOut, type FanOutEvent, progressOf } from '../../../app/session/fan-out.ts'
import type { LedgerEntry } from '../../../app/session/ledger/ledger-model.ts'
import type { RenewalProgress } from '../../../app/session/routes/model.ts'
import type { Instant } from '../../../app/text/instant.ts'
import type { Secret } from '../../../app/text/secret.ts'
import type { World } from '../../facts/world.ts'
import type { VaultOpening } from '../../vault/model.ts'
import type { Gate } from './gate.ts'
import type { HeldCredentials, RenewalDeps } from './renewal-model.ts'
import type { SectionWriter } from './section-writer.ts'

/** A renewal under way: its state, and what it holds while it runs. */
export type Run = {
  readonly world: World
  readonly deps: RenewalDeps
  readonly gate: Gate
  readonly abort: AbortController
  readonly writeSection: SectionWriter
  /** What calls of this plan gave, to sign others with. */
  readonly given: Map<string, HeldCredentials>
  readonly notes: Set<string>
  /** Opens each profile's keys once at most while this renewal runs. */
  readonly vault: Pick<VaultOpening, 'keysOf'>
  readonly written: LedgerEntry[]
  /** Entries on their way into the list of what was written. */
  readonly noting: Set<Promise<void>>
  state: FanOut
  /** AWS's clock minus this computer's, in milliseconds, as last measured. */
  clockOffset: number | null
  /** The code sent last, so that it is not sent once more; wrapped, and gone with the renewal. */
  lastCode: { readonly serial: string; readonly code: Secret } | null
  hear: (progress: RenewalProgress) => void
}

/** This computer's clock set right by what AWS said of it. */
export const trueNow = (run: Run): Instant => run.deps.clock.now() + (run.clockOffset ?? 0)

export const progressNow = (run: Run): RenewalProgress => progressOf(run.state, run.deps.clock.now())

/** Lets something happen, and tells whoever listens. */
export function happen(run: Run, event: FanOutEvent): void {
  run.state = afterEvent(run.state, event)
  run.hear(progressNow(run))
}
