import { systemClock } from '../../files/clock.ts'
import type { Written } from '../../files/model.ts'
import type { MemoryCredentials, RenewalDeps } from '../../session/renewal/renewal-model.ts'
import type { CliContext } from '../verb.ts'

/** A renewal from the command line, which Ctrl-C stops. */
export type Renewing = {
  readonly deps: RenewalDeps
  readonly signal: AbortSignal
  /** Grows as the renewal goes on; whoever reads it closes every watch in it. */
  readonly writes: readonly Written[]
  /** Ctrl-C means what it meant before. */
  readonly release: () => void
}

/** Begins to listen to Ctrl-C; nothing is asked yet. */
export function renewing({ now, onInterrupt }: CliContext, memory: MemoryCredentials): Renewing {
  const abort = new AbortController()
  const release = onInterrupt?.(() => abort.abort())
  const writes: Written[] = []
  const deps: RenewalDeps = {
    clock: { ...systemClock, now },
    who: 'command-line',
    memory,
    onWritten: (written) => writes.push(written),
    signal: abort.signal,
  }
  return { deps, signal: abort.signal, writes, release: () => release?.() }
}
